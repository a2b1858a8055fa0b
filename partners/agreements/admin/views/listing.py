"""Lists of the register: each row leads to where one works on it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from home.access import actor_of
from partners.agreements import permissions
from partners.agreements.models import Agreement, Commitment


class AgreementIndexView(snippets.IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        if permissions.user_can_import(actor_of(self.request)):
            url = reverse("agreements_import:hand_in")
            buttons.append(Button(_("Import a list"), url=url, icon_name="upload", priority=90))
        return buttons

    def get_edit_url(self, instance: Agreement) -> str:
        """The title leads to the desk, which whoever sees the list may see."""
        return reverse("agreements_admin:manage", args=[instance.pk])

    def get_list_more_buttons(self, instance: Agreement) -> list[Any]:
        if not self.user_has_permission("change"):
            return []
        url = reverse(self.edit_url_name, args=[instance.pk])
        return [Button(_("Edit"), url=url, icon_name="edit", priority=10)]


class CommitmentIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Commitment]:
        rows = Commitment.objects.kept().filter(agreement__archived_at__isnull=True)
        return rows.select_related("agreement")

    def get_edit_url(self, instance: Commitment) -> str:
        return reverse("agreements_admin:commitment", args=[instance.pk])

    def get_list_more_buttons(self, instance: Commitment) -> list[Any]:
        return []
