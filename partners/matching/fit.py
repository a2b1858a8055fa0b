"""How batches fit one application, before the round: every rule, and the points of each criterion.

The rules and criteria are those of the policy, asked of the same tables, so that what is said
before a round and what the round does cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cache

import numpy as np

from .arrays import Longs
from .criteria import nearness
from .participants import Applications, Batches, tables
from .policy import Policy
from .rows import ApplicationRow, BatchRow, Mode
from .rules import mode_used


class Verdict(StrEnum):
    """What a rule says of a batch. Waived: it is not met, and does not matter to a batch that was
    ranked by hand.
    """

    PASSED = "passed"
    WAIVED = "waived"
    FAILED = "failed"


class Nearness(IntEnum):
    """Where the batch is, seen from the cooperative; each holds all before it."""

    ELSEWHERE = 0
    ISLAND = 1
    PROVINCE = 2
    REGENCY = 3


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """``can_change``: the applicant could do something about it; ``yields``: ranking the batch by
    hand is enough.
    """

    code: str
    verdict: Verdict
    can_change: bool
    yields: bool


@dataclass(frozen=True, slots=True)
class Share:
    """Points of one criterion, of as many as its weight."""

    code: str
    points: int
    weight: int


@dataclass(frozen=True, slots=True)
class Fit:
    """One batch for one application. ``rules`` and ``shares`` in the order of the policy.

    ``place`` is the batch's in the list made by hand, from 1, or None. ``mode`` is how they would
    meet, if the rules let them.
    """

    batch: str
    place: int | None
    rules: tuple[RuleVerdict, ...]
    shares: tuple[Share, ...]
    nearness: Nearness
    mode: Mode

    @property
    def is_eligible(self) -> bool:
        """As the round will say of this pair."""
        return not self.failed

    @property
    def failed(self) -> tuple[RuleVerdict, ...]:
        return tuple(rule for rule in self.rules if rule.verdict is Verdict.FAILED)

    @property
    def fits_when_chosen(self) -> bool:
        """Eligible now, or as soon as it is put on the list."""
        return all(rule.yields for rule in self.failed)

    @property
    def points(self) -> int:
        return sum(share.points for share in self.shares)

    @property
    def most(self) -> int:
        return sum(share.weight for share in self.shares)


def fits(
    row: ApplicationRow, batches: Sequence[BatchRow], policy: Policy | None = None
) -> list[Fit]:
    """How each of ``batches`` fits, in their order. O(batches × rules).

    Choices that are not among ``batches`` (they left the round) count for nothing. Raises
    ``UnknownCode`` for a province that does not exist, ``DuplicateId`` for a batch given twice.
    """
    policy = policy or Policy()
    known = {batch.id for batch in batches}
    chosen = list(dict.fromkeys(code for code in row.choices if code in known))
    a, b = tables([replace(row, choices=chosen)], batches)
    places = {code: place for place, code in enumerate(chosen, 1)}
    found = {fit.batch: fit for fit in _all(a, b, policy, places)}
    return [found[batch.id] for batch in batches]


def _all(a: Applications, b: Batches, policy: Policy, places: dict[str, int]) -> list[Fit]:
    i: Longs = np.zeros(len(b), dtype=np.int64)
    j: Longs = np.arange(len(b), dtype=np.int64)
    met = [rule.passes(a, b, i, j).tolist() for rule in policy.rules]
    points = [criterion.of(a, b, i, j).tolist() for criterion in policy.criteria]
    near = nearness(a, b, i, j, max(Nearness)).tolist()
    modes = mode_used(a, b, i, j).tolist()

    @cache  # of many batches the same is said
    def verdicts(passes: tuple[bool, ...], is_listed: bool) -> tuple[RuleVerdict, ...]:
        return tuple(
            RuleVerdict(
                rule.code,
                _verdict(passed, yields=rule.waived_by_choice and is_listed),
                rule.can_change,
                rule.waived_by_choice,
            )
            for rule, passed in zip(policy.rules, passes, strict=True)
        )

    @cache
    def shares(given: tuple[int, ...]) -> tuple[Share, ...]:
        return tuple(
            Share(criterion.code, points, criterion.weight)
            for criterion, points in zip(policy.criteria, given, strict=True)
        )

    return [
        Fit(
            batch=code,
            place=places.get(code),
            rules=verdicts(tuple(passes[at] for passes in met), code in places),
            shares=shares(tuple(given[at] for given in points)),
            nearness=Nearness(near[at]),
            mode=Mode(modes[at]),
        )
        for at, code in enumerate(b.ids)
    ]


def _verdict(passes: bool, *, yields: bool) -> Verdict:
    if passes:
        return Verdict.PASSED
    return Verdict.WAIVED if yields else Verdict.FAILED
