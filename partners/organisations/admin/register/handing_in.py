"""Handing in a list, or the corrected rows of one; the workbook to fill in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from home.access import actor_of, require
from home.desk.forms import ActForm, day_field
from home.sheets.book import ENDINGS
from home.sheets.writer import XLSX
from partners.organisations.admin.register import saying
from partners.organisations.admin.register.base import HISTORY, RegisterAct, address_of, may_hand_in
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services


def list_field(label: Any, help_text: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )


class HandInForm(ActForm):
    file = list_field(
        gettext_lazy("List of cooperatives"),
        gettext_lazy(
            "XLSX, XLS, ODS, XLSB or CSV. All sheets are read that are not hidden; a sheet for "
            "each province is fine."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("What the list is"),
        max_length=200,
        help_text=gettext_lazy(
            "Who keeps it, and what it is called, for example: SIMKOPDES, all of them."
        ),
    )
    as_of = day_field(
        gettext_lazy("As of"),
        help_text=gettext_lazy("The day that the list speaks of, not the day of handing it in."),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("The list holds"),
        choices=RegisterImport.Scope.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Only a list of the whole country can say that one is missing."),
    )

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > localdate():
            raise ValidationError(_("This date lies ahead."))
        return day


class CorrectedForm(ActForm):
    file = list_field(
        gettext_lazy("File of corrected rows"),
        gettext_lazy("The file that was downloaded here, with its rows corrected."),
    )


class HandInView(RegisterAct):
    form_class: type[ActForm] = HandInForm
    page_title = gettext_lazy("Hand in a list")
    intro = gettext_lazy(
        "Nothing is written by this: you see what would change first, and a moderator says so."
    )
    button = gettext_lazy("Hand in")
    done = gettext_lazy("The list is handed in and is being read.")
    header_icon = "upload"

    def get_template_names(self) -> list[str]:
        return ["organisations/admin/register/hand_in.html"]

    def act(self, form: ActForm) -> None:
        self.made = self.hand_in(**form.words)

    def hand_in(self, *, file: Any, **words: Any) -> RegisterImport:
        return services.hand_in(file, file.name, **words, by=self.actor)

    def get_success_url(self) -> str:
        return address_of(self.made)

    @property
    def back(self) -> str:
        return address_of(self.handed_in) if self.handed_in else reverse(HISTORY)


class CorrectedView(HandInView):
    """For the list whose wrong rows these are."""

    form_class = CorrectedForm
    page_title = gettext_lazy("Hand in corrected rows")
    intro = gettext_lazy(
        "Only the rows of this file are compared and written; the others stay as they are."
    )

    def version(self, record: RegisterImport) -> str:
        """Nothing is overwritten: a list of its own is made."""
        return ""

    def hand_in(self, *, file: Any, **words: Any) -> RegisterImport:
        first = self.record
        about = {"source": first.source, "as_of": first.as_of, "scope": RegisterImport.Scope.PART}
        return services.hand_in(file, file.name, **about, corrects=first, by=self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(corrects=self.record, **kwargs)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    require(may_hand_in(actor_of(request)))
    return workbook(saying.template(), _("register-template"))


def workbook(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


urlpatterns = [
    path("hand-in/", HandInView.as_view(), name="hand_in"),
    path("template/", template, name="template"),
    path("<uuid:key>/corrected/", CorrectedView.as_view(), name="corrected"),
]
