"""A second implementation that checks a result. It imports nothing from the first.

Everything is worked out again, batch by batch and from the definitions (``verifier_facts``).
A result passes when

- every place is with an eligible pair, in the mode that the rules give;
- no batch holds more than its seats, batches that do not run are empty and do have a minimum,
  and a batch that runs reaches it;
- locked placements stand;
- there is no *waste*: nobody would rather have a free seat than the place it got;
- there is no *envy* with a reason: nobody would rather be in a batch that took somebody with a
  lower priority, and no reserved seat went to somebody else while a protected application
  was asking for it.

Together the last two say that the assignment is stable over all eligible pairs. Locked
placements are left out of them on purpose: they may block others by decision.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .verifier_facts import BY_HAND, ONLINE, ONSITE, Facts, Numbers, Weights
from .verifier_lines import Lines

if TYPE_CHECKING:
    from .participants import Applications, Batches

_EXAMPLES = 20
_ANY = -1
_NONE = 1 << 62


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault with the first cases as (application id or "", batch id or "")."""

    fault: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``findings`` is empty for a good result; ``pairs`` counts pairs that were compared."""

    findings: tuple[Finding, ...]
    pairs: int
    locked: int

    @property
    def is_good(self) -> bool:
        return not self.findings


def verify(
    a: "Applications",
    b: "Batches",
    place: npt.ArrayLike,
    mode: npt.ArrayLike,
    *,
    seed: str,
    closed: Collection[int] = (),
    locked: Mapping[int, int] | None = None,
    weights: Weights | None = None,
) -> Verdict:
    """Check a result over all eligible pairs.

    ``place[i]`` is a batch number or -1, ``mode[i]`` 1 on site, 2 online, 0 no place; ``closed``
    are batches that do not run, ``locked`` maps applications to batches where they must stay.
    O(m × applications that could improve × rules) time, O(n × words) memory.
    """
    locked = locked or {}
    book = _Book(a.ids, b.ids)
    where, how = np.asarray(place, dtype=np.int64), np.asarray(mode, dtype=np.int64)
    if not _has_right_shape(book, where, how):
        return Verdict(tuple(book.findings()), 0, len(locked))
    for who, batch in locked.items():
        if where[who] != batch:
            book.add("locked-moved", who, batch)
    facts = Facts(a, b, seed, weights or Weights())
    check = _Check(a, b, where, how, closed, locked, facts)
    check.seats(book)
    check.places(book)
    check.nobody_is_passed_over(book)
    return Verdict(tuple(book.findings()), check.pairs, len(locked))


@dataclass(slots=True)
class _Book:
    """Collects cases by fault."""

    applications: tuple[str, ...]
    batches: tuple[str, ...]
    cases: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def add(self, fault: str, who: npt.ArrayLike, batch: npt.ArrayLike) -> None:
        who, batch = np.broadcast_arrays(np.asarray(who), np.asarray(batch))
        if who.size:
            cases = zip(who.ravel().tolist(), batch.ravel().tolist(), strict=True)
            self.cases.setdefault(fault, set()).update(cases)

    def findings(self) -> Iterator[Finding]:
        for fault, cases in sorted(self.cases.items()):
            first = sorted(cases)[:_EXAMPLES]
            yield Finding(fault, len(cases), tuple(self._names(*case) for case in first))

    def _names(self, i: int, j: int) -> tuple[str, str]:
        who = self.applications[i] if i >= 0 else ""
        return who, self.batches[j] if 0 <= j < len(self.batches) else ""


def _has_right_shape(book: _Book, place: Numbers, mode: Numbers) -> bool:
    n, m = len(book.applications), len(book.batches)
    if place.shape != (n,) or mode.shape != (n,):
        book.add("wrong-shape", -1, -1)
        return False
    book.add("unknown-batch", np.flatnonzero((place < -1) | (place >= m)), -1)
    book.add("wrong-mode", np.flatnonzero((place == -1) & (mode != 0)), -1)
    return "unknown-batch" not in book.cases


class _Check:
    """One result, laid out by position ``p`` in the line of ``Facts``."""

    def __init__(
        self,
        a: "Applications",
        b: "Batches",
        place: Numbers,
        mode: Numbers,
        closed: Collection[int],
        locked: Mapping[int, int],
        facts: Facts,
    ) -> None:
        self.b, self.f, self.m, self.pairs = b, facts, len(b.ids), 0
        self.place, self.mode = place[facts.who], mode[facts.who]
        self.closed = np.zeros(self.m, dtype=np.bool_)
        self.closed[list(closed)] = True
        self.kind = facts.protected.astype(np.int64)
        self.free = ~np.isin(facts.who, list(locked))
        placed = np.flatnonzero(self.place >= 0)
        self.members = np.bincount(self.place[placed], minlength=self.m)
        cared_for = placed[facts.protected[placed]]
        self.protected = np.bincount(self.place[cared_for], minlength=self.m)
        self.held = placed[self.free[placed]]
        self.at = self.place[self.held]
        self._read_choices(a)

    def _read_choices(self, a: "Applications") -> None:
        """Choices made by hand, flat, and how much everyone likes the place it got."""
        position = np.empty(self.place.size, dtype=np.int64)
        position[self.f.who] = np.arange(position.size)
        sizes = np.diff(a.choice_start)
        self.chooser = np.repeat(position, sizes)
        self.choice = a.choices.astype(np.int64)
        number = np.arange(self.choice.size) - np.repeat(a.choice_start[:-1], sizes)
        self.likes = self.f.appeal_by_hand(number)
        self.appeal = np.zeros(self.place.size, dtype=np.int64)
        self.appeal[self.held] = self.f.appeal(self.held, self.at)
        got = self.place[self.chooser] == self.choice
        self.appeal[self.chooser[got]] = self.likes[got]

    def seats(self, book: _Book) -> None:
        """Nobody in a closed batch, no batch closed at will, over-full, or below its minimum."""
        unlocked = np.bincount(self.at, minlength=self.m) == self.members
        small = unlocked & (self.members < self.b.minimum) & ~self.closed
        book.add("over-full", -1, np.flatnonzero(self.members > self.b.seats))
        book.add("below-minimum", -1, np.flatnonzero(small))
        at_will = np.flatnonzero(self.closed & (self.b.minimum <= 0))
        book.add("closed-at-will", -1, at_will)
        shut = np.flatnonzero(np.isin(self.place, np.flatnonzero(self.closed)))
        book.add("closed-batch", self.f.who[shut], self.place[shut])

    def places(self, book: _Book) -> None:
        """Every place is with an eligible pair, in the right mode."""
        good = np.zeros(self.held.size, dtype=np.bool_)
        by_hand = self.appeal[self.held] >= BY_HAND
        for chosen in (True, False):
            entry = np.flatnonzero(by_hand == chosen)
            passes = self.f.eligible(self.held[entry], self.at[entry], chosen=chosen)
            good[entry[passes]] = True
        book.add("not-eligible", self.f.who[self.held[~good]], self.at[~good])
        expected = np.where(self.f.on_site(self.held, self.at), ONSITE, ONLINE)
        wrong = good & (self.mode[self.held] != expected)
        book.add("wrong-mode", self.f.who[self.held[wrong]], self.at[wrong])

    def nobody_is_passed_over(self, book: _Book) -> None:
        """No waste and no envy: first for choices made by hand, then for all other pairs."""
        to_beat = self._to_beat()
        kind = self.kind
        p, j = self.chooser, self.choice
        better = self.free[p] & (self.likes > self.appeal[p])
        better &= self.f.priority(p, j) > to_beat[kind[p], j]
        p, j = p[better], j[better]
        entry = self.f.eligible(p, j, chosen=True)
        self._accuse(p[entry], j[entry], book)
        self.pairs += self.choice.size
        # Those placed with a choice of their own like no unranked batch better.
        lines = Lines(self.f, self.free & (self.appeal < BY_HAND))
        for batch in np.flatnonzero(~self.closed).tolist():
            self._look_along(lines, batch, to_beat[:, batch], book)

    def _look_along(self, lines: Lines, j: int, lowest: Numbers, book: _Book) -> None:
        p, looked_at = lines.who_could_want(j, lowest)
        self.pairs += looked_at
        p = p[self.f.priority(p, j) > lowest[self.kind[p]]]
        p = p[self.f.eligible(p, j, chosen=False)]
        p = p[self.f.appeal(p, j) > self.appeal[p]]
        self._accuse(p, np.full(p.size, j), book)

    def _accuse(self, p: Numbers, j: Numbers, book: _Book) -> None:
        if not p.size:
            return
        free_seat = self.members[j] < self.b.seats[j]
        by_right = self.f.protected[p] & (self.protected[j] < self.b.reserve[j]) & ~free_seat
        envy = ~free_seat & ~by_right
        for fault, cases in (("waste", free_seat), ("reserve", by_right), ("envy", envy)):
            book.add(fault, self.f.who[p[cases]], j[cases])

    def _to_beat(self) -> Numbers:
        """Priority to beat, by definition: (2, m), for everyone and for protected ones.

        Somebody in a reserved seat can be replaced by another protected application only; while
        reserved seats are held by others, any protected application has a right to one.
        """
        priority, cared_for = self.f.priority(self.held, self.at), self.f.protected[self.held]
        lowest, lowest_other = np.full(self.m, _NONE), np.full(self.m, _NONE)
        np.minimum.at(lowest, self.at, priority)
        np.minimum.at(lowest_other, self.at[~cared_for], priority[~cared_for])
        for_all = np.where(self.protected > self.b.reserve, lowest, lowest_other)
        has_right = (self.protected < self.b.reserve) & (lowest_other < _NONE)
        to_beat = np.stack([for_all, np.where(has_right, _ANY, lowest)])
        to_beat[:, self.members < self.b.seats] = _ANY
        to_beat[:, self.closed] = _NONE
        return to_beat
