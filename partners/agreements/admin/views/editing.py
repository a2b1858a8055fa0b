"""The agreement's form: who comes second is told, and nothing is deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets


class AgreementCreateView(snippets.CreateView):
    """After the words comes the life: the message leads to the desk."""

    def get_success_buttons(self) -> list[Any]:
        desk = reverse("agreements_admin:manage", args=[self.object.pk])
        return [messages.button(desk, _("Record where it stands"))]


class AgreementEditView(snippets.EditView):
    """Wagtail warns of a newer version while one writes, yet saves over it when asked to.

    Here the first attempt is stopped: the page comes back with one's own words in the form
    and a way to compare both versions. Sending again is then a decision.
    """

    def is_valid(self, form: Any) -> bool:
        if self.is_out_of_date and not self.expects_json_response:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = self._newer_version_message()
            return False
        return super().is_valid(form)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        manage = Button(
            _("Life, commitments, documents"),
            url=reverse("agreements_admin:manage", args=[self.object.pk]),
            icon_name="tasks",
            priority=5,
        )
        return sorted([*super().header_more_buttons, manage])

    def _newer_version_message(self) -> str:
        compare = reverse(
            self.revisions_compare_url_name, args=[self.object.pk, "earliest", "latest"]
        )
        loaded = self.request.POST.get("loaded_revision_id", "")
        if loaded.isdigit():
            compare = compare.replace("earliest", loaded, 1)
        return format_html(
            '{} <a href="{}" target="_blank">{}</a>',
            _(
                "Somebody else has saved a newer version since you opened this form. Your words "
                "are still below; send again to put them over the newer version."
            ),
            compare,
            _("Compare what changed"),
        )


class NoDeleteView(snippets.DeleteView):
    """Deleting is archiving: see the agreement's page of steps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied
