"""The agreement's form: who comes second is told, and nothing is deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from home.desk.editing import NewerVersionFirst
from partners.agreements.models import PROCESS_FIELDS, Agreement


class AgreementCreateView(snippets.CreateView):
    """After the words comes the life: the message leads to the desk."""

    def get_success_buttons(self) -> list[Any]:
        desk = reverse("agreements_admin:manage", args=[self.object.pk])
        return [messages.button(desk, _("Record where it stands"))]


class AgreementEditView(NewerVersionFirst, snippets.EditView):
    def take_over_decisions(self, current: Agreement) -> None:
        """Of a draft Wagtail writes the whole record, with the steps that it read before."""
        for name in PROCESS_FIELDS:
            setattr(self.object, name, getattr(current, name))

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        manage = Button(
            _("Life, commitments, documents"),
            url=reverse("agreements_admin:manage", args=[self.object.pk]),
            icon_name="tasks",
            priority=5,
        )
        return sorted([*super().header_more_buttons, manage])


class NoDeleteView(snippets.DeleteView):
    """Deleting is archiving: see the agreement's page of steps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied
