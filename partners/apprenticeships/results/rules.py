"""Where a result stands and what was answered: from where to where, by which verb, by whom. Pure.

Two axes, one table each. A seat is held while there is a place and the answer is open, binding
or conditional. Whoever holds none, or has not bound themselves, is in line for what they like
better; who declined or was late is in no line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

LEAST = timedelta(days=3)
"""Time to answer for a seat that fell free: nearer to the first day of a batch none is given on."""


class Standing(StrEnum):
    PLACED = "placed"
    PROMOTED = "promoted"
    WAITING = "waiting"
    NOT_PLACED = "not_placed"
    LAPSED = "lapsed"


class Answer(StrEnum):
    OPEN = "open"
    BINDING = "binding"
    CONDITIONAL = "conditional"
    DECLINED = "declined"
    LATE = "late"


class Who(StrEnum):
    COOPERATIVE = auto()
    TIME = auto()
    STAFF = auto()


class Verb(StrEnum):
    ACCEPT = auto()
    ACCEPT_CONDITIONALLY = auto()
    DECLINE = auto()
    GIVE_BACK = auto()  # a place that was accepted for good
    TAKE_BACK = auto()  # what was declined
    BIND = auto()  # a conditional answer, by itself
    EXPIRE = auto()
    PROMOTE = auto()
    CALL_OFF = auto()
    RELEASE = auto()  # one cooperative of a batch that takes place
    END = auto()  # nothing can fall free any more


class Need(StrEnum):
    """What else must be so."""

    ANSWERS_ARE_OPEN = auto()  # `answers_from` has come
    IN_TIME = auto()  # the day to answer by is not over
    BATCH_IS_AHEAD = auto()
    NO_OTHER = auto()  # no other place is accepted, in whatever round
    BETTER_IS_OPEN = auto()
    NOTHING_BETTER = auto()
    SEAT_IS_FREE = auto()  # that one declined
    OVERDUE = auto()
    WOULD_RATHER = auto()
    IN_NO_LINE = auto()
    IN_A_LINE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """`to` by `who`, when all of `needs` are met."""

    to: str
    who: Who
    needs: tuple[Need, ...] = ()


S, A, V, N = Standing, Answer, Verb, Need
PLACED, ACCEPTED = (S.PLACED, S.PROMOTED), (A.BINDING, A.CONDITIONAL)
HOLDING = (A.OPEN, A.BINDING, A.CONDITIONAL)

_accept = Step(A.BINDING, Who.COOPERATIVE, (N.ANSWERS_ARE_OPEN, N.IN_TIME, N.NO_OTHER))
_conditional = (*_accept.needs, N.BETTER_IS_OPEN)
_decline = Step(A.DECLINED, Who.COOPERATIVE, (N.ANSWERS_ARE_OPEN, N.IN_TIME))
_give_back = Step(A.DECLINED, Who.COOPERATIVE, (N.BATCH_IS_AHEAD,))
_again = (N.ANSWERS_ARE_OPEN, N.IN_TIME, N.SEAT_IS_FREE)

ANSWERS: Mapping[tuple[Verb, Answer], Step] = {
    (V.ACCEPT, A.OPEN): _accept,
    (V.ACCEPT, A.CONDITIONAL): Step(A.BINDING, Who.COOPERATIVE, (N.ANSWERS_ARE_OPEN,)),
    (V.ACCEPT_CONDITIONALLY, A.OPEN): Step(A.CONDITIONAL, Who.COOPERATIVE, _conditional),
    (V.DECLINE, A.OPEN): _decline,
    (V.DECLINE, A.CONDITIONAL): Step(A.DECLINED, Who.COOPERATIVE, (N.ANSWERS_ARE_OPEN,)),
    (V.GIVE_BACK, A.BINDING): _give_back,
    (V.TAKE_BACK, A.DECLINED): Step(A.OPEN, Who.COOPERATIVE, _again),
    (V.BIND, A.CONDITIONAL): Step(A.BINDING, Who.TIME, (N.NOTHING_BETTER,)),
    (V.EXPIRE, A.OPEN): Step(A.LATE, Who.TIME, (N.OVERDUE,)),
    (V.PROMOTE, A.OPEN): Step(A.OPEN, Who.TIME, (N.WOULD_RATHER,)),
    (V.PROMOTE, A.CONDITIONAL): Step(A.CONDITIONAL, Who.TIME, (N.WOULD_RATHER,)),
    (V.CALL_OFF, A.OPEN): Step(A.OPEN, Who.STAFF),
    (V.CALL_OFF, A.CONDITIONAL): Step(A.OPEN, Who.STAFF),
    (V.CALL_OFF, A.BINDING): Step(A.OPEN, Who.STAFF),
    (V.RELEASE, A.BINDING): Step(A.OPEN, Who.STAFF, (N.BATCH_IS_AHEAD,)),
}
"""Verbs that leave the answer as it is and are not here do so from anywhere."""

_promote = Step(S.PROMOTED, Who.TIME, (N.WOULD_RATHER,))
_lapse = Step(S.LAPSED, Who.TIME, (N.OVERDUE,))
STANDINGS: Mapping[tuple[Verb, Standing], tuple[Step, ...]] = {
    (V.PROMOTE, S.PLACED): (_promote,),
    (V.PROMOTE, S.PROMOTED): (_promote,),
    (V.PROMOTE, S.WAITING): (_promote,),
    (V.EXPIRE, S.PLACED): (_lapse,),
    (V.EXPIRE, S.PROMOTED): (_lapse,),
    **{
        (verb, at): (
            Step(S.WAITING, Who.STAFF, (N.IN_A_LINE,)),
            Step(S.LAPSED, Who.STAFF, (N.IN_NO_LINE,)),
        )
        for verb in (V.CALL_OFF, V.RELEASE)
        for at in PLACED
    },
    (V.END, S.WAITING): (Step(S.NOT_PLACED, Who.TIME, (N.IN_NO_LINE,)),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules need to know of one result at the moment `at`. `due`: until when it must be
    answered (exclusive), None where there is nothing to answer.
    """

    at: datetime
    standing: Standing
    answer: Answer
    answers_from: datetime | None = None
    due: datetime | None = None
    batch_begins: datetime | None = None
    has_other: bool = False
    better_is_open: bool = False
    seat_is_free: bool = True
    would_rather: bool = False
    is_in_line: bool = False

    @property
    def is_placed(self) -> bool:
        return self.standing in PLACED

    @property
    def holds(self) -> bool:
        return self.is_placed and self.answer in HOLDING

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.at >= self.due


def meets(need: Need, facts: Facts) -> bool:
    match need:
        case N.ANSWERS_ARE_OPEN:
            return facts.answers_from is not None and facts.at >= facts.answers_from
        case N.IN_TIME:
            return not facts.is_overdue
        case N.BATCH_IS_AHEAD:
            return facts.batch_begins is None or facts.at < facts.batch_begins
        case N.NO_OTHER:
            return not facts.has_other
        case N.BETTER_IS_OPEN:
            return facts.better_is_open
        case N.NOTHING_BETTER:
            return not facts.better_is_open
        case N.SEAT_IS_FREE:
            return facts.seat_is_free
        case N.OVERDUE:
            return facts.is_placed and facts.is_overdue
        case N.WOULD_RATHER:
            return facts.would_rather and waits(facts)
        case N.IN_A_LINE:
            return facts.is_in_line
        case N.IN_NO_LINE:
            return not facts.is_in_line


def waits(facts: Facts) -> bool:
    """Whether they are still in line for what they like better than where they are."""
    if facts.standing is S.WAITING:
        return facts.answer is A.OPEN
    return facts.is_placed and (
        facts.answer is A.CONDITIONAL or (facts.answer is A.OPEN and not facts.is_overdue)
    )


NO_PLACE = frozenset({V.DECLINE, V.TAKE_BACK})
"""Also for who only waits: to leave the lines, and to come back to them."""


def missing(verb: Verb, facts: Facts) -> Need | None:
    """The first need of an answer's verb that is not met. Raises KeyError where the verb is not
    open at all: see `is_open`.
    """
    for need in ANSWERS[verb, facts.answer].needs:
        if not meets(need, facts):
            return need
    return None


def is_open(verb: Verb, facts: Facts) -> bool:
    """Whether the answer lets the verb at all, whatever else must be so."""
    if (verb, facts.answer) not in ANSWERS:
        return False
    return facts.is_placed or (facts.standing is S.WAITING and verb in NO_PLACE)


def is_possible(verb: Verb, facts: Facts) -> bool:
    return is_open(verb, facts) and missing(verb, facts) is None


def answer_after(verb: Verb, answer: Answer) -> Answer:
    """Unchanged where the verb says nothing of answers."""
    step = ANSWERS.get((verb, answer))
    return Answer(step.to) if step else answer


def standing_after(verb: Verb, facts: Facts) -> Standing:
    """Unchanged where the verb says nothing of standings, or its needs are not met."""
    for step in STANDINGS.get((verb, facts.standing), ()):
        if all(meets(need, facts) for need in step.needs):
            return Standing(step.to)
    return facts.standing


def asks_for_3t(reserve: int, taken_3t: int) -> bool:
    """Whether a seat that falls free goes to the next from a 3T region, before all others: while
    fewer than the reserve are held from there, as when the round was matched
    (`partners.matching.vacancies`). Where none of them waits, it goes to the next of all.
    """
    return taken_3t < reserve


def gives_seats(begins: datetime, at: datetime) -> bool:
    """Whether a seat that falls free in a batch is still given on."""
    return at + LEAST <= begins


def due_after(at: datetime, begins: datetime, day_ends: datetime, before: datetime) -> datetime:
    """Until when a seat given at `at` must be answered: the end of the day on which three days are
    over, never before what held `before`, never after the batch begins.
    """
    return min(max(day_ends, before, at + LEAST), begins)
