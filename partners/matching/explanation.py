"""Why this, why not that, what would help: answers for every application, in numbers.

Words are put around the numbers elsewhere; here they are counted once for all applications in
whole arrays, so that explaining a country takes as long as explaining a village.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .arrays import Bytes, Ints, Longs
from .choosing import CLOSED, OPEN
from .market import Market
from .round import Outcome
from .single_changes import SingleChanges

WAITS = 3
"""How many waiting positions beyond the own list are told."""


class Answer(StrEnum):
    """What became of one choice made by hand."""

    PLACED = "placed"
    LIKED_LESS = "liked-less"
    LOCKED = "locked"
    RULE = "rule"
    NOT_RUNNING = "not-running"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """One choice: ``rule`` that failed, or classes and ``waiting`` position where it was full.

    With equal classes the lottery decided. ``last_class`` is None for a batch that had no seat
    for this application at any class.
    """

    batch: int
    answer: Answer
    rule: str | None = None
    own_class: int | None = None
    last_class: int | None = None
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that can be said about application ``application``, in numbers.

    ``points`` per criterion code, ``own_class`` against ``last_class`` (None: seats are free),
    ``liked`` of ``eligible``; ``waits`` are (batch, position), the shortest first; ``changes`` are
    (rule code, batches with free seats that it would open).
    """

    application: int
    batch: int | None
    mode: int
    locked: bool
    liked: int
    eligible: int
    points: tuple[tuple[str, int], ...]
    own_class: int | None
    last_class: int | None
    choices: tuple[ChoiceAnswer, ...]
    waits: tuple[tuple[int, int], ...]
    changes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Choices:
    """Answers to all choices made by hand, flat: shape (choices,)."""

    code: Bytes
    rule: Bytes
    own_class: Ints
    last_class: Ints
    waiting: Longs


_CODES = tuple(Answer)


class Explainer:
    """Counts everything once; ``explain`` then answers for one application in microseconds."""

    def __init__(self, market: Market, outcome: Outcome) -> None:
        self.market, self.outcome = market, outcome
        # Asked once: both are made anew for everybody each time.
        self.is_locked, self.is_protected = market.is_locked, market.applications.protected
        self.cutoff_class = _classes(market, outcome.cutoff)
        self.choices = self._answers()
        self.single_changes = SingleChanges.of(market, outcome)
        self.points = self._points()
        self.own_class = self._own_class()
        self.wait_batch, self.wait_position = outcome.waiting.shortest(
            len(market.applications), WAITS, outcome.place < 0
        )

    def waits_of(self, i: int) -> dict[int, int]:
        """Batch to waiting position: choices by hand in their order, then the shortest waits."""
        full, c, chosen = _CODES.index(Answer.FULL), self.choices, self.market.applications.choices
        own = [p for p in self._choices_of(i) if c.code[p] == full]
        waits = {int(chosen[p]): int(c.waiting[p]) for p in own}
        for batch, position in zip(self.wait_batch[i], self.wait_position[i], strict=True):
            if batch >= 0:
                waits.setdefault(int(batch), int(position))
        return waits

    def explain(self, i: int) -> Explanation:
        o, j = self.outcome, int(self.outcome.place[i])
        kind = int(self.is_protected[i])
        rules, criteria = self.market.policy.rules, self.market.policy.criteria
        waits = zip(self.wait_batch[i].tolist(), self.wait_position[i].tolist(), strict=True)
        points = self.points[i].tolist() if j >= 0 else []
        return Explanation(
            application=i,
            batch=j if j >= 0 else None,
            mode=int(o.mode[i]),
            locked=bool(self.is_locked[i]),
            liked=int(o.liked[i]),
            eligible=int(o.eligible[i]),
            points=tuple((c.code, p) for c, p in zip(criteria, points, strict=False)),
            own_class=int(self.own_class[i]) if j >= 0 else None,
            last_class=_known(self.cutoff_class[kind, j]) if j >= 0 else None,
            choices=tuple(self._choice(at) for at in self._choices_of(i)),
            waits=tuple((batch, position) for batch, position in waits if batch >= 0),
            changes=tuple((rules[r].code, n) for r, n in self.single_changes.of_application(i)),
        )

    def _choices_of(self, i: int) -> range:
        start = self.market.applications.choice_start
        return range(int(start[i]), int(start[i + 1]))

    def _choice(self, at: int) -> ChoiceAnswer:
        c, j = self.choices, int(self.market.applications.choices[at])
        answer = _CODES[c.code[at]]
        if answer is Answer.RULE:
            return ChoiceAnswer(j, answer, rule=self.market.policy.rules[c.rule[at]].code)
        if answer is Answer.FULL:
            own, last = int(c.own_class[at]), _known(c.last_class[at])
            return ChoiceAnswer(
                j, answer, own_class=own, last_class=last, waiting=int(c.waiting[at])
            )
        return ChoiceAnswer(j, answer)

    def _answers(self) -> _Choices:
        m, o, c = self.market, self.outcome, self.market.preferences.choices
        code = np.full(c.i.size, _CODES.index(Answer.FULL), dtype=np.uint8)
        code[o.closed[c.j]] = _CODES.index(Answer.NOT_RUNNING)
        code[~c.passes] = _CODES.index(Answer.RULE)
        code[m.preferences.by_hand(c.place) > o.order[c.i]] = _CODES.index(Answer.LIKED_LESS)
        code[m.is_locked[c.i]] = _CODES.index(Answer.LOCKED)
        code[o.place[c.i] == c.j] = _CODES.index(Answer.PLACED)
        rule = m.preferences.eligibility.first_failure(c.i, c.j, by_hand=True)
        priority = m.priorities.of_pairs(c.i, c.j)
        kind = m.applications.protected[c.i].astype(np.int64)
        return _Choices(
            code=code,
            rule=rule,
            own_class=m.priorities.class_of(priority),
            last_class=self.cutoff_class[kind, c.j],
            waiting=o.waiting.positions(c.j, priority),
        )

    def _points(self) -> Ints:
        """Points of every place per criterion: shape (n, criteria)."""
        m = self.market
        placed = np.flatnonzero(self.outcome.place >= 0)
        points = np.zeros((self.outcome.place.size, len(m.policy.criteria)), dtype=np.int32)
        for column, criterion in enumerate(m.policy.criteria):
            j = self.outcome.place[placed]
            points[placed, column] = criterion.of(m.applications, m.batches, placed, j)
        return points

    def _own_class(self) -> Ints:
        placed = np.arange(self.outcome.place.size)
        beside = np.maximum(self.outcome.place, 0)
        if not len(self.market.batches):
            return np.zeros(placed.size, dtype=np.int32)
        return self.market.priorities.class_of(self.market.priorities.of_pairs(placed, beside))


_NO_CLASS = -1


def _classes(market: Market, cutoff: Ints) -> Ints:
    classes = market.priorities.class_of(cutoff)
    return np.where((cutoff == OPEN) | (cutoff == CLOSED), np.int32(_NO_CLASS), classes)


def _known(value: np.int32) -> int | None:
    return int(value) if value != _NO_CLASS else None
