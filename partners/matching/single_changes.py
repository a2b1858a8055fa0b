"""Which one change would help an application without a place (a counterfactual explanation).

A batch with a free seat that fails exactly one rule is one change away. "Accepting online opens
12 batches with free seats" is something that a cooperative can act on; "no match" is not.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Ints, Longs
from .eligibility import BLOCK
from .market import Market
from .round import Outcome


@dataclass(frozen=True, slots=True)
class SingleChanges:
    """``opened[line[i], r]`` batches with free seats fail only rule ``r`` for application ``i``.

    ``line[i]`` is -1 for applications that have a place.
    """

    line: Longs
    opened: Ints

    @classmethod
    def of(cls, market: Market, outcome: Outcome) -> "SingleChanges":
        """O(applications without a place × batches with free seats × rules)."""
        rows = np.flatnonzero(outcome.place < 0)
        free = np.flatnonzero((outcome.filled < market.batches.seats) & ~outcome.closed)
        line = np.full(outcome.place.size, -1, dtype=np.int64)
        line[rows] = np.arange(rows.size)
        opened = np.zeros((rows.size, len(market.policy.rules)), dtype=np.int32)
        height = max(1, BLOCK // max(1, free.size))
        for begin in range(0, rows.size, height):
            some = slice(begin, begin + height)
            opened[some] = _one_rule_away(market, rows[some], free)
        return cls(line, opened)

    def of_application(self, i: int) -> list[tuple[int, int]]:
        """Pairs (rule number, batches) with the most promising change first."""
        if self.line[i] < 0:
            return []
        counts = self.opened[self.line[i]].tolist()
        found = [(rule, count) for rule, count in enumerate(counts) if count]
        return sorted(found, key=lambda change: (-change[1], change[0]))


def _one_rule_away(market: Market, rows: Longs, free: Longs) -> Ints:
    """For each row and rule: how many of ``free`` fail this rule and no other."""
    i, j = rows[:, None], free[None, :]
    a, b, rules = market.applications, market.batches, market.policy.rules
    failed = np.zeros((rows.size, free.size), dtype=np.uint8)
    last = np.zeros((rows.size, free.size), dtype=np.uint8)
    for number, rule in enumerate(rules):
        fails = ~rule.passes(a, b, i, j)
        failed += fails
        if rule.can_change:
            last += np.uint8(number + 1) * fails
    cell = np.arange(rows.size)[:, None] * (len(rules) + 1) + np.where(failed == 1, last, 0)
    count = np.bincount(cell.ravel(), minlength=rows.size * (len(rules) + 1))
    return count.reshape(rows.size, -1)[:, 1:].astype(np.int32)
