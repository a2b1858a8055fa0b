"""Have a round matched, compare what-ifs, take a matching back before it is published."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.cache import renewal
from home.desk.locking import locked, locked_together
from home.jobs import recovery
from partners.apprenticeships.results import earlier, keeping
from partners.apprenticeships.results.models import (
    BatchFacts,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.results.refusals import (
    BadQuestions,
    EarlierRoundGoesOn,
    IsAtWork,
)
from partners.apprenticeships.results.taking_in import writing
from partners.apprenticeships.rounds.deadlines import settles_at
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState, Verb, after
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.refusals import IsNotOpen, ReasonMissing, StillCollecting
from partners.apprenticeships.rounds.what_ifs import BadQuestion, questions

CHANGE = "results.change_result"
ASKED, COMPARED, UNDONE = "results.asked", "results.compared", "results.undone"


def user_can_match(actor: Actor) -> bool:
    """A person: the history and the four eyes name who had it matched."""
    return actor.person is not None and actor.has(CHANGE)


@transaction.atomic
def ask(round: Round, *, by: Actor, seen: object = None) -> Matching:
    """Have it matched by the job, after the commit.

    Raises ActionNotPermitted, IsNotOpen, StillCollecting, EarlierRoundGoesOn, IsAtWork,
    HasChangedSince, IsGone.
    """
    require(user_can_match(by))
    current = locked(round, seen)
    _must_be_over(current)
    matching = Matching.objects.create(round=current, asked_by=by.person)
    recovery.ring(Matching, matching.pk)
    audit.record(current, ASKED, by=by)
    return matching


@transaction.atomic
def ask_what_if(round: Round, asked: Sequence[str], *, by: Actor, seen: object = None) -> Matching:
    """Have it compared with other conditions (`rounds.what_ifs`, such as "reserve=0,10"); nothing
    of it becomes a result. Raises as `ask`, and BadQuestions.
    """
    require(user_can_match(by))
    current = locked(round, seen)
    _must_be_over(current)
    try:
        is_empty = not questions(asked)
    except BadQuestion as bad:
        raise BadQuestions(question=bad.args[0]) from bad
    if is_empty:
        raise BadQuestions(question="")
    matching = Matching.objects.create(
        round=current,
        asked_by=by.person,
        purpose=Matching.Purpose.COMPARE,
        questions=list(asked),
    )
    recovery.ring(Matching, matching.pk)
    audit.record(current, COMPARED, by=by, data={"questions": list(asked)})
    return matching


@transaction.atomic
def undo(round: Round, *, by: Actor, reason: str, seen: object = None) -> Round:
    """Before it is published: its results go, and it can be matched anew, which gives the same
    result unless something was put right meanwhile. What was taken in from sheets goes too, and the
    round is a draft again.

    Raises ActionNotPermitted, IsNotOpen, ReasonMissing, HasChangedSince, IsGone.
    """
    require(user_can_match(by))
    current = locked(round, seen)
    is_taken_in = current.taken_in_at is not None
    to = after(Verb.LET_GO if is_taken_in else Verb.UNDO, current.state)
    if to is None:
        raise IsNotOpen(phase=current.phase)
    if not reason.strip():
        raise ReasonMissing
    matching = Matching.objects.standing(current)
    _remove_rows(current)
    facts: dict[str, object] = {"reason": reason}
    if matching is not None:
        _give_back(matching)
        facts["result"] = matching.figures.get("result", "")
        Matching.objects.filter(pk=matching.pk).update(state=Matching.State.UNDONE)
        transaction.on_commit(lambda: keeping.drop(matching))
    if is_taken_in:
        writing.unsettle(current)
    current.state, current.matched_by = to.value, None
    current.save()
    audit.record(current, UNDONE, by=by, data=facts)
    return current


def _must_be_over(round: Round) -> None:
    """Applications are, and nothing else is done with them."""
    if round.state != RoundState.OPEN:
        raise IsNotOpen(phase=round.phase)
    until = settles_at(round.closes_at)
    if round.phase is Phase.COLLECTING or timezone.now() < until:
        raise StillCollecting(until=until)
    if (before := earlier.still_answering(round)) is not None:
        raise EarlierRoundGoesOn(round=str(before))
    if (at_work := Matching.objects.of(round).at_work().first()) is not None:
        raise IsAtWork(matching=at_work)


def _remove_rows(round: Round) -> None:
    Reasons.objects.filter(application__round=round).delete()
    Result.objects.filter(round=round).delete()
    rows = RoundBatch.objects.of(round)
    BatchFacts.objects.filter(round_batch__in=rows).delete()
    WaitingList.objects.filter(round_batch__in=rows).delete()
    rows.update(seats=0, taken=0, reserve=0, taken_3t=0, is_closed=False)
    renewal.changed(RoundBatch)


def _give_back(matching: Matching) -> None:
    """Seats that stood free in earlier rounds."""
    keys = [int(key) for key in matching.handed_over]
    rows = locked_together(RoundBatch.objects.filter(pk__in=keys))
    for key, row in rows.items():
        row.seats += matching.handed_over[str(key)]
        row.save()
