"""What becomes of the applications of an organisation that is merged into another."""

import dataclasses

from django.db.models import Max

from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.organisations.merging import Becomes, Key, leads
from partners.organisations.models import Organisation

State = Application.State


@dataclasses.dataclass(frozen=True, slots=True)
class OfRound(Key):
    """Beside another's own it stays. What was handed in is not lost by that: where the other has
    only begun, it stands there.
    """

    def move(self, old: Organisation, kept: Organisation) -> int:
        for row in self.doubled(old, kept):
            theirs = Application.objects.of(kept).get(round=row.round_id)
            collects = row.round.state == RoundState.OPEN
            if collects and row.standing is not None and theirs.state == State.DRAFT:
                _hand_on(row.standing, theirs)
        return super(OfRound, self).move(old, kept)


def _hand_on(submission: Submission, to: Application) -> None:
    last = to.submissions.aggregate(last=Max("number"))["last"] or 0
    submission.application.attachments.update(application=to)
    same = Submission.objects.get(pk=submission.pk)
    same.pk, same.application, same.number = None, to, last + 1
    same._state.adding = True
    same.save()
    to.standing, to.state = same, State.SUBMITTED
    to.save()


def declare() -> None:
    leads(OfRound(Application, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",)))
