"""What the result says about one application, in words and numbers for tables."""

from datetime import date
from typing import NamedTuple

from partners.apprenticeships.rounds.places import MODES
from partners.apprenticeships.rounds.result import Edition
from partners.matching.digests import MODE_WORDS

_WAITS = 5
"""Waiting positions that a cell tells at most."""


class Seat(NamedTuple):
    """``rank`` in the own list and ``liked`` among all eligible batches, from 1, if any."""

    outcome: str = "none"
    batch: str | None = None
    offer: str | None = None
    host: str | None = None
    mode: str | None = None
    starts: date | None = None
    ends: date | None = None
    rank: int | None = None
    liked: int | None = None


_NO_SEAT = Seat()


class Placed:
    """Looks everything up once; each answer is then a few list accesses."""

    def __init__(self, edition: Edition) -> None:
        o = edition.result
        self.edition = edition
        self.place, self.mode, self.liked = o.place.tolist(), o.mode.tolist(), o.liked.tolist()
        self.moved = o.moved.tolist()
        self.locked = edition.result.is_locked.tolist()
        self.batches = [self._batch(j) for j in range(len(edition.result.batches))]
        self.rank = o.rank.tolist()

    def of(self, i: int) -> Seat:
        j = self.place[i]
        if j < 0:
            return _NO_SEAT
        code, offer, host, starts, ends = self.batches[j]
        mode = MODES[MODE_WORDS[self.mode[i]]].in_language(self.edition.language)
        outcome = "locked" if self.locked[i] else "placed"
        rank, liked = self.rank[i] or None, self.liked[i] or None
        return Seat(outcome, code, offer, host, mode, starts, ends, rank, liked)

    def moved_from(self, i: int) -> str | None:
        return self.batches[self.moved[i]][0] if self.moved[i] >= 0 else None

    def waiting(self, i: int) -> str:
        """ "B1: 12; B2: 3": choices made by hand in their order, then the shortest waits."""
        waits = self.edition.result.explanations.waits_of(i)
        first = list(waits.items())[:_WAITS]
        return "; ".join(f"{self.batches[j][0]}: {position}" for j, position in first)

    def _batch(self, j: int) -> tuple[str, str, str, date, date]:
        row, names = self.edition.result.batches[j], self.edition.result.names
        return row.id, names.offers.get(row.id, ""), names.host(row), row.starts, row.ends
