"""Which pairs pass every hard rule, block by block, so that memory stays small.

A country has 80,000 × 5,000 = 400 million pairs; a few million are eligible. Three ideas keep
this cheap. Applications from the same *kind of place* (province, modes, reach) share the answers
of place rules, which leaves about a quarter of the pairs. Those that are free at about the same
time stand in one block, which skips the batches at other times. The other rules run on blocks
that fit the processor's cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Bytes, Index, Longs, members_of
from .participants import Applications, Batches
from .policy import Policy
from .rules import Rule

BLOCK = 1 << 17
"""Pairs tested at once: a few arrays of this many entries fit a second-level cache."""

SPARSE = 12
"""With fewer than one pair in this many left, a list of pairs is faster than a block."""


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices made by hand, flat: ``i`` chose ``j`` as number ``place`` (0 is first).

    ``passes`` says whether the pair is eligible. All of shape (choices,), sorted by i, place.
    """

    i: Longs
    j: Longs
    place: Longs
    passes: Bools


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The rules of a policy, ready to be asked about two tables."""

    applications: Applications
    batches: Batches
    policy: Policy

    def passes(self, i: Index, j: Index, *, by_hand: bool) -> Bools:
        """Whether pairs are eligible. Index arrays broadcast. O(pairs × rules)."""
        answer = np.ones(np.broadcast_shapes(i.shape, j.shape), dtype=np.bool_)
        for rule in self._rules(by_hand):
            answer &= rule.passes(self.applications, self.batches, i, j)
        return answer

    def first_failure(self, i: Index, j: Index, *, by_hand: bool) -> Bytes:
        """Number of the first rule that fails for each pair, or the number of rules."""
        failure = np.full(np.broadcast_shapes(i.shape, j.shape), len(self.policy.rules), np.uint8)
        for number, rule in reversed(list(enumerate(self.policy.rules))):
            if not (by_hand and rule.waived_by_choice):
                failure[~rule.passes(self.applications, self.batches, i, j)] = number
        return failure

    def choices(self) -> Choices:
        """Every choice made by hand with its answer. O(choices × rules)."""
        a = self.applications
        counts = np.diff(a.choice_start)
        i = np.repeat(np.arange(len(a), dtype=np.int64), counts)
        place = np.arange(i.size, dtype=np.int64) - np.repeat(a.choice_start[:-1], counts)
        j = a.choices.astype(np.int64)
        return Choices(i, j, place, self.passes(i, j, by_hand=True))

    def blocks(self, rows: Index | None = None) -> Iterator[tuple[Longs, Longs]]:
        """Eligible pairs beyond those chosen by hand, as index arrays ``(i, j)``.

        Each application of ``rows`` (default all) appears in exactly one block, its pairs
        together and in the order of ``j``. O(pairs of the same kind of place × rules) time,
        O(``BLOCK``) memory.
        """
        rows = np.arange(len(self.applications)) if rows is None else rows.astype(np.int64)
        rows = rows[np.argsort(self.applications.free_from[rows], kind="stable")]
        kind, examples = _kinds_of_place(self.applications, rows)
        order = np.argsort(kind, kind="stable")
        edges = np.searchsorted(kind[order], np.arange(examples.size + 1))
        for number, example in enumerate(examples):
            columns = self._columns(rows[example])
            if columns.size:
                members = rows[order[edges[number] : edges[number + 1]]]
                yield from self._blocks_of_kind(members, columns)

    def _rules(self, by_hand: bool) -> list[Rule]:
        return [rule for rule in self.policy.rules if not (by_hand and rule.waived_by_choice)]

    def _columns(self, example: np.int64) -> Longs:
        """Batches that pass the place rules for applications like ``example``."""
        j = np.arange(len(self.batches), dtype=np.int64)
        i = np.array([example], dtype=np.int64)
        answer = np.ones(j.size, dtype=np.bool_)
        for rule in self.policy.rules:
            if rule.of_place:
                answer &= rule.passes(self.applications, self.batches, i, j)
        return np.flatnonzero(answer)

    def _blocks_of_kind(self, rows: Longs, columns: Longs) -> Iterator[tuple[Longs, Longs]]:
        height = max(1, BLOCK // columns.size)
        for begin in range(0, rows.size, height):
            some = rows[begin : begin + height]
            yield self._block(some, self._in_time(some, columns))

    def _in_time(self, rows: Longs, columns: Longs) -> Longs:
        """Those of ``columns`` that at least one of ``rows`` might be free for."""
        a, b = self.applications, self.batches
        if not any(rule.of_time for rule in self.policy.rules):
            return columns
        early = b.starts[columns] < a.free_from[rows].min()
        late = b.ends[columns] > a.free_until[rows].max()
        now: Longs = columns[~(early | late)]
        return now

    def _block(self, rows: Longs, columns: Longs) -> tuple[Longs, Longs]:
        """Test whole blocks while many pairs are left, and the few survivors one by one."""
        block = np.ones((rows.size, columns.size), dtype=np.bool_)
        self._leave_out_choices(block, rows, columns)
        rules = [rule for rule in self.policy.rules if not rule.of_place]
        while rules and np.count_nonzero(block) * SPARSE > block.size:
            rule = rules.pop(0)
            block &= rule.passes(self.applications, self.batches, rows[:, None], columns[None, :])
        flat = np.flatnonzero(block)
        row = flat // max(1, columns.size)
        i, j = rows[row], columns[flat - row * columns.size]
        for rule in rules:
            passes = rule.passes(self.applications, self.batches, i, j)
            i, j = i[passes], j[passes]
        return i, j

    def _leave_out_choices(self, block: Bools, rows: Index, columns: Longs) -> None:
        column_of = np.full(len(self.batches), -1, dtype=np.int64)
        column_of[columns] = np.arange(columns.size)
        starts = self.applications.choice_start
        at = members_of(starts, rows)
        row = np.repeat(np.arange(rows.size), starts[rows + 1] - starts[rows])
        column = column_of[self.applications.choices[at]]
        known = column >= 0
        block[row[known], column[known]] = False


def _kinds_of_place(a: Applications, rows: Longs) -> tuple[Longs, Longs]:
    """Kind of each row, and the position of one example row of each kind."""
    key = (a.province[rows].astype(np.int64) * 4 + a.modes[rows]) * 4 + a.reach[rows]
    _, example, kind = np.unique(key, return_index=True, return_inverse=True)
    return kind, example
