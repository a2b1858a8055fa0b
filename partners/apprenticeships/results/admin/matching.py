"""Have a round matched, ask what would be if, undo it, publish it: acts on results."""

from datetime import datetime
from typing import Any

from django import forms
from django.urls import path
from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone, get_current_timezone_name, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home import zones
from home.desk.days import GOES, MomentField
from home.desk.forms import ActForm
from partners.apprenticeships.results import numbers
from partners.apprenticeships.results.admin import matched
from partners.apprenticeships.results.admin.acts import ReasonForm
from partners.apprenticeships.results.admin.base import RoundAct
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import matching, publishing
from partners.apprenticeships.rounds.deadlines import LAST_MINUTE, closes_at, last_minute_of
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch


class OnResult(RoundAct):
    allowed = staticmethod(matching.user_can_match)


class OnClosed(OnResult):
    """On a round that nobody applies to any more, while no job works on it."""

    begins = (Phase.CLOSED,)

    @classmethod
    def may_begin(cls, round: Round) -> bool:
        return super().may_begin(round) and not Matching.objects.of(round).at_work().exists()

    def facts(self) -> list[tuple[str | Promise, object]]:
        return [
            (_("Applications handed in"), numbers.handed_in(self.record)),
            (_("Batches"), RoundBatch.objects.of(self.record).count()),
        ]


class MatchView(OnClosed):
    page_title = gettext_lazy("Have it matched")
    hint = gettext_lazy("A job places everybody and checks the result; minutes at most.")
    button = gettext_lazy("Have it matched")
    done = gettext_lazy("The round is being matched. Its page says how far it is.")
    intro = gettext_lazy(
        "A job reads what was handed in, draws the lottery from the seed whose fingerprint is "
        "published, places everybody by the rules, and has a second program check the result. "
        "Nobody sees it before another moderator publishes it; until then you can undo it. Asked "
        "again, it gives the same result."
    )

    def act(self, form: ActForm) -> None:
        matching.ask(self.record, by=self.actor, seen=form.seen_version)


class WhatIfForm(ActForm):
    """Each field is a question of its own; what is left out is not asked."""

    reserve = forms.CharField(
        label=gettext_lazy("Other reserves for 3T regions, percent"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Numbers with commas between them, such as 0,10,20."),
    )
    seats = forms.CharField(
        label=gettext_lazy("More seats in each batch that is full"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Numbers with commas between them, such as 1,3."),
    )
    online = forms.BooleanField(
        label=gettext_lazy("Everybody would take part online, too"), required=False
    )
    optimum = forms.BooleanField(
        label=gettext_lazy("The most points in total, without priorities"), required=False
    )

    @property
    def questions(self) -> list[str]:
        said = self.cleaned_data
        counted = [
            f"{name}={''.join(said[name].split())}" for name in ("reserve", "seats") if said[name]
        ]
        return counted + [name for name in ("online", "optimum") if said[name]]

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.questions:
            self.add_error(None, _("Ask at least one question."))
        return words

    def refuse(self, messages: Any, about: Any) -> None:
        """The service names questions; they were typed in the first two fields."""
        super().refuse(messages, ("reserve",) if "questions" in about else about)


class WhatIfView(OnClosed):
    form_class = WhatIfForm
    page_title = gettext_lazy("Ask what would be if")
    hint = gettext_lazy("Other reserves or more seats; nothing of it becomes a result.")
    button = gettext_lazy("Work it out")
    done = gettext_lazy("It is being worked out. The round's page will show it.")
    intro = gettext_lazy(
        "The same applications under other conditions, beside the round as it would be: to see "
        "what a rule does. Nothing of it becomes a result, and the announced conditions hold."
    )

    def act(self, form: WhatIfForm) -> None:
        asked, seen = form.questions, form.seen_version
        matching.ask_what_if(self.record, asked, by=self.actor, seen=seen)


class UndoView(OnResult):
    form_class = ReasonForm
    begins = (Phase.MATCHED,)
    page_title = gettext_lazy("Undo the matching")
    hint = gettext_lazy("When something has to be put right first; nobody has read the result.")
    button = gettext_lazy("Undo the matching")
    done = gettext_lazy("The matching is undone. The round can be matched again.")
    intro = gettext_lazy(
        "The result goes, and the round can be matched again. The same applications and the same "
        "seed give the same result, so this helps only where something is put right meanwhile."
    )
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        matching.undo(self.record, by=self.actor, seen=form.seen_version, **form.words)


class PublishForm(ActForm):
    answers_from = MomentField(label=gettext_lazy("Cooperatives answer from"))
    answers_until = MomentField(label=gettext_lazy("Answers are in by"), alone=GOES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = _("By the clocks of %(zone)s.") % {"zone": zones.shown(get_current_timezone_name())}
        later = _("Hours after they can be read, so that nobody gains by being fast.")
        whole = _("23:59 is until the day is over everywhere in Indonesia.")
        for name, said in {
            "answers_from": f"{later} {zone}",
            "answers_until": f"{zone} {whole}",
        }.items():
            alone = self.fields[name].help_text
            self.fields[name].help_text = f"{said} {alone}"

    def clean_answers_until(self) -> datetime:
        """Whoever types the last minute of a day means the whole day, by everybody's clocks."""
        typed: datetime = self.cleaned_data["answers_until"]
        here = localtime(typed)
        return closes_at(here.date()) if here.time() == LAST_MINUTE else typed


class PublishView(OnResult):
    form_class = PublishForm
    begins = (Phase.MATCHED,)
    page_title = gettext_lazy("Publish the results")
    hint = gettext_lazy("Everybody reads seed and figures, each cooperative its own result.")
    button = gettext_lazy("Publish the results")
    done = gettext_lazy("The results are published.")
    intro = gettext_lazy(
        "You are the second pair of eyes: look at the figures on the round's page first. From now "
        "on everybody reads the seed, the figures and the files that check the round, and each "
        "cooperative its own result. This cannot be undone."
    )

    def get_initial(self) -> dict[str, Any]:
        begin = publishing.answers_from_by_default()
        end = last_minute_of(publishing.answers_until_by_default(begin), get_current_timezone())
        return {**super().get_initial(), "answers_from": begin, "answers_until": end}

    def facts(self) -> list[tuple[str | Promise, object]]:
        found = Matching.objects.standing(self.record)
        return matched.summary(found) if found else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = {}
        if not publishing.user_can_publish(self.actor, self.record):
            given = {"warning": matched.who_publishes(self.record), "intro": "", "button": ""}
            given |= {"mend_url": self.get_success_url(), "mend_label": _("Back to the round")}
        return super().get_context_data(**{**given, **kwargs})

    def act(self, form: PublishForm) -> None:
        publishing.publish(self.record, by=self.actor, seen=form.seen_version, **form.words)


urlpatterns = [
    path("<int:pk>/match/", MatchView.as_view(), name="match"),
    path("<int:pk>/what-if/", WhatIfView.as_view(), name="what_if"),
    path("<int:pk>/undo/", UndoView.as_view(), name="undo"),
    path("<int:pk>/publish/", PublishView.as_view(), name="publish"),
]
