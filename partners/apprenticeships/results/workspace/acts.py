"""Answering: each answer asks once whether it is meant, and says what follows from it."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import require
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships.applications.refusals import ApplicationRefusal
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.results.workspace import finding
from partners.membership.workspace.standing import OrganisationActView


class AnswerView(OrganisationActView):
    form_class: type[ActForm] = ConfirmForm
    record: Result

    def find(self) -> None:
        super().find()
        if not finding.belongs_to(self.standing):
            raise Http404
        record = finding.result_of(self.standing, self.kwargs["round"])
        if record is None:
            raise Http404
        require(answers.user_can_answer(self.standing.actor, self.standing.organisation))
        self.record = record

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"frame": "results/frame.html", "of_result": self.record}
        return super().get_context_data(**{**given, **kwargs})

    def about(self) -> str:
        return saying.batch(self.record.place) if self.record.place else str(self.record.round)

    def explain(self, refusal: Refusal) -> str:
        if isinstance(refusal, ApplicationRefusal):
            return refusal.said()
        return _("This is not possible as your result stands now. Open it again.")

    def get_success_url(self) -> str:
        return reverse("results:result", args=[self.kwargs["organisation"], self.kwargs["round"]])


class AcceptView(AnswerView):
    page_title = gettext_lazy("Accept the place")
    intro = gettext_lazy(
        "You take this place for good. You leave all waiting lists of this round: others move up. "
        "The host may then see the names and telephone numbers of whom you send."
    )
    button = gettext_lazy("Accept")
    done = gettext_lazy("Accepted. The place is yours.")

    def act(self, form: ActForm) -> None:
        answers.accept(self.record, by=self.standing.actor, seen=form.seen_version)


class AcceptConditionallyView(AnswerView):
    page_title = gettext_lazy("Accept, and wait for a better one")
    intro = gettext_lazy(
        "You keep this place and stay in line for those that you like better. As soon as one of "
        "them falls free it is yours, without another question, and this one goes to somebody "
        "else. When none can fall free any more, or the time to answer is over, this place is "
        "final."
    )
    button = gettext_lazy("Accept, and wait")
    done = gettext_lazy("Accepted. You keep the place, and wait for a better one.")

    def act(self, form: ActForm) -> None:
        answers.accept_conditionally(self.record, by=self.standing.actor, seen=form.seen_version)


class DeclineView(AnswerView):
    button = gettext_lazy("Decline")
    is_serious = True

    @property
    def page_title(self) -> str | Promise:  # type: ignore[override]
        if self.record.answer == Answer.BINDING:
            return _("Give the place back")
        return _("Decline the place") if self.record.place else _("Leave the waiting lists")

    @property
    def intro(self) -> str | Promise:  # type: ignore[override]
        if self.record.answer == Answer.BINDING:
            return _(
                "You accepted this place. If you give it back it goes to the next in line, and "
                "your cooperative has a lower priority in later rounds."
            )
        if self.record.place is None:
            return _("You want no seat of this round any more, wherever one falls free.")
        return _(
            "You want neither this place nor another one of this round: you leave all waiting "
            "lists too. The seat goes to the next in line at once. You can take this back only "
            "while nobody has the seat."
        )

    @property
    def done(self) -> str | Promise:  # type: ignore[override]
        return _("Declined.")

    def act(self, form: ActForm) -> None:
        answers.decline(self.record, by=self.standing.actor, seen=form.seen_version)


class TakeBackView(AnswerView):
    page_title = gettext_lazy("Take the decline back")
    intro = gettext_lazy("It is as if you had not answered yet. Answer in time.")
    button = gettext_lazy("Take the decline back")
    done = gettext_lazy("Taken back. Now answer in time.")

    def act(self, form: ActForm) -> None:
        answers.take_back(self.record, by=self.standing.actor, seen=form.seen_version)
