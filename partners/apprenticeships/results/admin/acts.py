"""Make a round, change it, announce it, call it off."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.addresses import free_address
from home.desk.forms import ActForm, ConfirmForm, day_field
from partners.apprenticeships.results.admin import words
from partners.apprenticeships.results.admin.base import (
    LIST,
    RoundAct,
    address_of,
)
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.models.round import LEAST_CONFIRM_DAYS, MOST_CONFIRM_DAYS
from partners.apprenticeships.rounds.services import rounds

LATER = gettext_lazy("It can only be moved to a later day; who has applied is told.")


class RoundForm(ActForm):
    """The words of a round. Rules and points become those of the portal when it is announced."""

    name_id = forms.CharField(
        label=gettext_lazy("Name (Indonesian)"),
        max_length=120,
        help_text=gettext_lazy("For example “Putaran Maret 2027”."),
    )
    name_en = forms.CharField(label=gettext_lazy("Name (English)"), max_length=120, required=False)
    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "Stands in the round's address. Left empty, it follows from the name."
        ),
    )
    apply_until = day_field(
        gettext_lazy("Last day to apply"),
        help_text=gettext_lazy(
            "Until 23:59 where the cooperative is: in Jayapura it ends two hours before Jakarta."
        ),
    )
    reserve_percent = forms.IntegerField(
        label=gettext_lazy("Seats reserved for 3T regions, percent"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=gettext_lazy("Of each batch, to the nearest seat. Empty: as each batch says."),
    )
    confirm_days = forms.IntegerField(
        label=gettext_lazy("Days in which hosts confirm their batches"),
        required=False,
        min_value=LEAST_CONFIRM_DAYS,
        max_value=MOST_CONFIRM_DAYS,
        initial=14,
        help_text=gettext_lazy(
            "After the results. After two reminders without a word a batch is called off, a week "
            "before it begins at the latest. Empty: nobody is asked."
        ),
    )

    def compared(self) -> list[str]:
        return ["name_id", "name_en", "apply_until", "reserve_percent", "confirm_days"]

    @property
    def words(self) -> dict[str, Any]:
        """Left empty, the code of a new round follows from the name, and another keeps its own."""
        said = super().words
        if not said["code"]:
            said["code"] = self.initial.get("code") or free_address(
                Round.objects.all(), said["name_id"], field="code", longest=60, otherwise="putaran"
            )
        return said


def _made(form: RoundForm, by: Actor, **more: Any) -> Round:
    """A new round. A code that follows from the name is counted on where another round has taken
    it in the same moment; one that was typed is refused at its field.
    """
    try:
        return rounds.create(by=by, **form.words, **more)
    except ValidationError as error:
        if form.cleaned_data["code"] or "code" not in error.message_dict:
            raise
        return rounds.create(by=by, **form.words, **more)


class LaterForm(ActForm):
    """Of an announced round."""

    apply_until = day_field(gettext_lazy("Last day to apply"), help_text=LATER)

    def compared(self) -> list[str]:
        return ["apply_until"]


class CreateView(RoundAct):
    allowed = staticmethod(rounds.user_can_create)
    form_class = RoundForm
    page_title = gettext_lazy("Make a round")
    button = gettext_lazy("Make the round")
    done = gettext_lazy("The round is made. Choose its batches next.")
    intro = gettext_lazy("Only staff see it until it is announced.")
    made: Round | None = None

    def find(self) -> None:
        self.record = None  # type: ignore[assignment]

    def about(self) -> str:
        return _("Rounds")

    def act(self, form: RoundForm) -> None:
        self.made = _made(form, self.actor)

    def get_success_url(self) -> str:
        return address_of(self.made) if self.made else reverse(LIST)


class SecondView(RoundAct):
    """A second round for those without a place in this one."""

    allowed = staticmethod(rounds.user_can_create)
    form_class = RoundForm
    begins = (Phase.PUBLISHED, Phase.ANSWERING, Phase.ENDED)
    page_title = gettext_lazy("Make a second round")
    hint = gettext_lazy("For those without a place; places held in this round stay.")
    button = gettext_lazy("Make the round")
    done = gettext_lazy("The round is made. Choose its batches next.")
    intro = gettext_lazy(
        "Those without a place in this round may apply; places held here stay. Only staff see the "
        "second round until it is announced."
    )
    made: Round | None = None

    def get_initial(self) -> dict[str, Any]:
        return {
            **super().get_initial(),
            "reserve_percent": self.record.reserve_percent,
            "confirm_days": self.record.confirm_days,
        }

    def act(self, form: RoundForm) -> None:
        self.made = _made(form, self.actor, follows=self.record)

    def get_success_url(self) -> str:
        return address_of(self.made) if self.made else super().get_success_url()


class ChangeView(RoundAct):
    begins = (Phase.DRAFT, Phase.COLLECTING)
    page_title = gettext_lazy("Change it")
    hint = gettext_lazy("Name, last day, reserve; once announced, only a later last day.")
    button = gettext_lazy("Save")

    def get_form_class(self) -> type[ActForm]:
        return RoundForm if self.record.phase is Phase.DRAFT else LaterForm

    def get_initial(self) -> dict[str, Any]:
        names = ("name_id", "name_en", "code", "apply_until", "reserve_percent", "confirm_days")
        return {**super().get_initial(), **{name: getattr(self.record, name) for name in names}}

    def act(self, form: ActForm) -> None:
        rounds.change(self.record, by=self.actor, seen=form.seen_version, **form.words)


class AnnounceView(RoundAct):
    begins = (Phase.DRAFT,)
    page_title = gettext_lazy("Announce it")
    hint = gettext_lazy("Everybody sees it, and cooperatives can apply.")
    button = gettext_lazy("Announce the round")
    done = gettext_lazy("The round is announced. The lottery's fingerprint is published.")
    intro = gettext_lazy(
        "From now on cooperatives can apply. The secret seed of the lottery is drawn, and its "
        "fingerprint is published: nobody can change the seed afterwards without everybody seeing "
        "it. Rules and points stay as they are now, and the last day can only become later."
    )

    def facts(self) -> list[tuple[str | Promise, object]]:
        last_day = words.dates_of(self.record)[0]
        batches = RoundBatch.objects.of(self.record).count()
        return [last_day, (_("Batches"), batches), *words.facts_of(self.record)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is missing stands in the way; the service asks again."""
        given: dict[str, Any] = {}
        if missing := readiness.missing(self.record):
            given = {"warning": missing[0], "button": ""}
            given |= {"mend_url": self.get_success_url(), "mend_label": _("See what is missing")}
        return super().get_context_data(**{**given, **kwargs})

    def act(self, form: ConfirmForm) -> None:
        rounds.announce(self.record, by=self.actor, seen=form.seen_version)


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stays in the history for good."),
    )


class CancelView(RoundAct):
    begins = (Phase.DRAFT, Phase.COLLECTING, Phase.CLOSED)
    form_class = ReasonForm
    page_title = gettext_lazy("Call the round off")
    hint = gettext_lazy("Its batches are free for another round.")
    button = gettext_lazy("Call the round off")
    done = gettext_lazy("The round is called off.")
    intro = gettext_lazy(
        "Nobody can apply any more, and nothing is matched. Who has applied is told why. What they "
        "wrote stays theirs. This cannot be undone."
    )
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        rounds.cancel(self.record, by=self.actor, seen=form.seen_version, **form.words)


urlpatterns = [
    path("new/", CreateView.as_view(), name="create"),
    path("<int:pk>/second/", SecondView.as_view(), name="second"),
    path("<int:pk>/change/", ChangeView.as_view(), name="change"),
    path("<int:pk>/announce/", AnnounceView.as_view(), name="announce"),
    path("<int:pk>/cancel/", CancelView.as_view(), name="cancel"),
]
