"""What the result says about one application, in words and numbers for tables."""

from datetime import date
from typing import NamedTuple

import numpy as np

from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.places import MODES
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

    def __init__(self, bundle: RoundBundle) -> None:
        o = bundle.outcome
        self.bundle = bundle
        self.place, self.mode, self.liked = o.place.tolist(), o.mode.tolist(), o.liked.tolist()
        self.moved = o.moved.tolist()
        self.locked = bundle.market.is_locked.tolist()
        self.batches = [self._batch(j) for j in range(len(bundle.batch_rows))]
        self.rank = _ranks(bundle)

    def of(self, i: int) -> Seat:
        j = self.place[i]
        if j < 0:
            return _NO_SEAT
        code, offer, host, starts, ends = self.batches[j]
        mode = MODES[MODE_WORDS[self.mode[i]]].in_language(self.bundle.language)
        outcome = "locked" if self.locked[i] else "placed"
        rank, liked = self.rank[i] or None, self.liked[i] or None
        return Seat(outcome, code, offer, host, mode, starts, ends, rank, liked)

    def moved_from(self, i: int) -> str | None:
        return self.batches[self.moved[i]][0] if self.moved[i] >= 0 else None

    def waiting(self, i: int) -> str:
        """ "B1: 12; B2: 3": choices made by hand in their order, then the shortest waits."""
        waits = self.bundle.explainer.waits_of(i)
        first = list(waits.items())[:_WAITS]
        return "; ".join(f"{self.batches[j][0]}: {position}" for j, position in first)

    def _batch(self, j: int) -> tuple[str, str, str, date, date]:
        row, names = self.bundle.batch_rows[j], self.bundle.names
        return row.id, names.offers.get(row.id, ""), names.host(row), row.starts, row.ends


def _ranks(bundle: RoundBundle) -> list[int]:
    """Place of each seat in the own list, from 1; 0 for none and for unranked batches."""
    choices = bundle.market.preferences.choices
    got = bundle.outcome.place[choices.i] == choices.j
    ranks = np.zeros(len(bundle.application_rows), dtype=np.int64)
    ranks[choices.i[got]] = choices.place[got] + 1
    return [int(rank) for rank in ranks]
