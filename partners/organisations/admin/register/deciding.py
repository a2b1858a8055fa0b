"""Who an unsure row means: a person says so, with the row and its candidates side by side."""

from typing import Any

from django import forms
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from home.desk.locking import version_of
from partners.organisations.admin.register import rows
from partners.organisations.admin.register.acts import PLANNED, OnList
from partners.organisations.admin.register.base import address_of
from partners.organisations.importing.problems import misses_its_place
from partners.organisations.models import Organisation, RegisterRow
from partners.organisations.services import register_imports as services

NEW, LATER = "new", "later"
LOST = gettext_lazy(
    "If it is none of these, correct its place in the file of rows to correct: nobody knows where "
    "a new one would lie."
)


class DecisionForm(ActForm):
    """`organisation`: the code of a candidate, NEW or LATER."""

    organisation = forms.ChoiceField(
        label=gettext_lazy("Who is meant"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "The same name in one village is not proof by itself: look at the number too."
        ),
    )

    def __init__(
        self, *args: Any, candidates: list[rows.Candidate], may_be_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_new:
            self.fields["organisation"].help_text = LOST
        self.fields["organisation"].choices = [
            *((one.code, _words(one)) for one in candidates if not one.row),
            *([(NEW, _("None of these: a new cooperative"))] if may_be_new else []),
            (LATER, _("Decide later; the row is not written")),
        ]


def _words(one: rows.Candidate) -> str:
    facts = {"name": one.name, "place": one.place, "number": one.number or _("without a number")}
    return _("It is %(name)s, %(place)s (%(number)s)") % facts


class DecideView(OnList):
    begins = (PLANNED,)
    form_class = DecisionForm
    page_title = gettext_lazy("Decide about a row")
    intro = gettext_lazy("The row may mean a cooperative that is known. Nothing is guessed.")
    done = gettext_lazy("Your decision is kept. It is carried out when the list is written.")

    def find(self) -> None:
        super().find()
        unsure = RegisterRow.objects.select_related("organisation", "register_import")
        self.row: RegisterRow = get_object_or_404(
            unsure, DECIDABLE, pk=self.kwargs["pk"], register_import=self.record
        )
        self.shown = rows.shown([self.row])[0]

    def version(self, record: Any) -> str:
        """Of the row: decisions about other rows do not disturb this one."""
        return version_of(self.row)

    def get_template_names(self) -> list[str]:
        return ["organisations/admin/register/decide.html"]

    def get_form(self, form_class: Any = None) -> DecisionForm:
        """Of a new one it has to be known where it lies."""
        candidates, is_lost = list(self.shown.candidates), misses_its_place(self.row.errors)
        return DecisionForm(**self.get_form_kwargs(), candidates=candidates, may_be_new=not is_lost)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(one=self.shown, **kwargs)

    def act(self, form: DecisionForm) -> None:
        """Later is no decision: the row stays as it is."""
        answer = form.cleaned_data["organisation"]
        if answer == LATER:
            return
        one = None if answer == NEW else Organisation.objects.get(code=answer)
        services.decide(self.row, organisation=one, by=self.actor, seen=form.seen_version)

    def get_success_url(self) -> str:
        return f"{address_of(self.record)}?show={RegisterRow.Outcome.UNSURE}#rows"


DECIDABLE = Q(outcome=RegisterRow.Outcome.UNSURE) | Q(decided_at__isnull=False)
urlpatterns = [path("<uuid:key>/rows/<int:pk>/", DecideView.as_view(), name="decide")]
