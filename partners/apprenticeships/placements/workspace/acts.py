"""What both sides do with a placement, in forms."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor, require
from home.desk.refusals import Refusal
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.refusals import (
    CommentIsMissing,
    HoursAreMissing,
    IsNotOpen,
    NobodyThatMany,
)
from partners.apprenticeships.placements.rules import Hindrance, Verb
from partners.apprenticeships.placements.services import placements
from partners.apprenticeships.placements.workspace import forms
from partners.apprenticeships.placements.workspace.seeing import Seen, seen
from partners.membership.workspace.standing import OrganisationActView

WHY = {
    Hindrance.NOT_NOW: gettext_lazy("This is not possible as the placement stands now."),
    Hindrance.SETTLED: gettext_lazy("The cooperative has agreed: nothing changes any more."),
    Hindrance.TOO_EARLY: gettext_lazy("It is too early for this: the days are not over yet."),
    Hindrance.NOBODY_CAME: gettext_lazy("Note first on which days they were there."),
    Hindrance.SOMEBODY_CAME: gettext_lazy("On some day somebody was there, says the attendance."),
}


class OfPlacement(OrganisationActView):
    """`record`: what is written, the placement unless an act is about something of it; `may`: the
    service's own question, asked from the side of a page.
    """

    record: Placement
    seen_as: Seen

    def find(self) -> None:
        super().find()
        self.seen_as = seen(self.standing, self.kwargs["pk"])
        self.record = self.seen_as.placement
        require(self.may(self.standing.actor))

    def may(self, actor: Actor) -> bool:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"frame": "placements/frame.html", "of_placement": self.seen_as.placement}
        return super().get_context_data(**{**given, **kwargs})

    def about(self) -> str:
        other = self.record.cooperative if self.seen_as.is_host else self.record.host
        return f"{other} · {self.record.batch.offer}"

    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case IsNotOpen():
                return str(WHY[refusal.facts["why"]])
            case NobodyThatMany():
                return _("More people than were to come, or a day outside the apprenticeship.")
            case HoursAreMissing():
                return _("Say how many hours they missed.")
            case CommentIsMissing():
                return _("Say how you see it.")
            case _other:
                return str(WHY[Hindrance.NOT_NOW])

    def get_success_url(self) -> str:
        return reverse("placements:placement", args=[self.kwargs["organisation"], self.record.pk])


class ChecklistView(OfPlacement):
    form_class = forms.ChecklistForm
    page_title = gettext_lazy("Before you travel")
    intro = gettext_lazy("Tick what is in order. You can come back and tick the rest later.")
    done = gettext_lazy("Saved.")

    def may(self, actor: Actor) -> bool:
        return self.seen_as.is_cooperative and permissions.user_can_prepare(actor, self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        items = list(self.record.checklist.all())
        confirmed = [item.number for item in items if item.confirmed_at]
        given = super().get_form_kwargs()
        return {**given, "items": items, "initial": {**given["initial"], "numbers": confirmed}}

    def act(self, form: forms.ChecklistForm) -> None:
        by, seen_version = self.standing.actor, form.seen_version
        placements.confirm_items(self.record, form.words["numbers"], by=by, seen=seen_version)


class AttendanceView(OfPlacement):
    form_class = forms.AttendanceForm
    page_title = gettext_lazy("Attendance")
    done = gettext_lazy("Attendance is noted.")

    @property
    def intro(self) -> str:  # type: ignore[override]
        said = _("How many of the %(people)d people were there? Leave a day empty to note nothing.")
        return said % {"people": self.record.people}

    def may(self, actor: Actor) -> bool:
        is_theirs = permissions.user_can_take_attendance(actor, self.record)
        return self.seen_as.is_host and is_theirs

    def get_form_kwargs(self) -> dict[str, Any]:
        batch, given = self.record.batch, super().get_form_kwargs()
        noted = {forms.name_of(one.day): one.came for one in self.record.days.all()}
        days = forms.days_until(batch.starts_on, min(batch.ends_on, localdate()))
        initial = {**given["initial"], **noted}
        return {**given, "days": days, "people": self.record.people, "initial": initial}

    def act(self, form: forms.AttendanceForm) -> None:
        by = self.standing.actor
        placements.attend(self.record, form.came, by=by, seen=form.seen_version)


class OutcomeView(OfPlacement):
    form_class = forms.OutcomeForm
    page_title = gettext_lazy("How it ended")
    intro = gettext_lazy("The cooperative reads what you say here, and says whether it agrees.")
    button = gettext_lazy("State the outcome")
    done = gettext_lazy("Stated. The cooperative is asked whether it agrees.")

    def may(self, actor: Actor) -> bool:
        return self.seen_as.is_host and permissions.user_can_state(actor, self.record)

    def act(self, form: forms.OutcomeForm) -> None:
        words = form.words
        verb = Verb(words.pop("outcome"))
        by = self.standing.actor
        placements.state_outcome(self.record, verb, by=by, seen=form.seen_version, **words)


class AnswerView(OfPlacement):
    form_class = forms.AnswerForm
    template_name = "placements/answer.html"
    page_title = gettext_lazy("Do you agree?")
    button = gettext_lazy("Answer")
    done = gettext_lazy("Answered.")

    def may(self, actor: Actor) -> bool:
        return self.seen_as.is_cooperative and permissions.user_can_answer(actor, self.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"placement": self.record, **kwargs})

    def act(self, form: forms.AnswerForm) -> None:
        by, comment, version = self.standing.actor, form.words["comment"], form.seen_version
        if form.words["answer"] == forms.AGREE:
            placements.agree(self.record, by=by, comment=comment, seen=version)
        else:
            placements.disagree(self.record, by=by, comment=comment, seen=version)
