"""Who is next in line, and at which place somebody waits. Reads the packed lists of
`models.WaitingList` and, of those on them, only who still waits: never all results of a round.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
from django.utils import timezone

from partners.apprenticeships.results import in_line, rules
from partners.apprenticeships.results.in_line import NOWHERE, Longs
from partners.apprenticeships.results.models import Result, WaitingList
from partners.apprenticeships.rounds.models import Round, RoundBatch

NEVER = NOWHERE + 1
"""Of an entry that was struck out: liked less than having no place. It keeps its place in the list,
so that nobody's place at first changes."""
FIRST, MOST = 64, 10_000  # asked about in one query: few at first, more when they all have left


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Keys of applications, the first in line first, and how much each likes the batch: the
    smaller, the better. Shape (length,) each.
    """

    applications: Longs
    preferences: Longs

    @classmethod
    def of(cls, row: WaitingList) -> "Line":
        unpacked = (np.frombuffer(part, "<i8") for part in (row.applications, row.preferences))
        return cls(*unpacked)

    def among(self, applications: Longs) -> "Line":
        """Those of the line that are among these, in its order."""
        kept = np.isin(self.applications, applications)
        return Line(self.applications[kept], self.preferences[kept])

    def without(self, application: int) -> "Line":
        """This one is passed over from now on."""
        is_theirs = self.applications == application
        return Line(self.applications, np.where(is_theirs, NEVER, self.preferences))

    def before(self, application: int) -> int | None:
        """How many were ahead when the list was written; None for who is not on it."""
        found = np.flatnonzero(self.applications == application)
        return int(found[0]) if found.size else None


def pack(entries: Iterable[tuple[int, int]]) -> dict[str, Any]:
    """The columns of a list: pairs of application and preference, the first in line first."""
    pairs = np.array(list(entries), dtype="<i8").reshape(-1, 2)
    applications, preferences = pairs[:, 0].tobytes(), pairs[:, 1].tobytes()
    return {
        "length": len(pairs),
        "applications": applications,
        "preferences": preferences,
    }


@dataclass(slots=True)
class Waiting:
    """Where those stand who still wait in a round: read once, when somebody asks about them.

    `limit` of who waits is how much they like where they are: they would rather be where their
    preference is smaller. Who waits no more has none.
    """

    round: Round
    at: datetime
    limits: dict[int, int | None] = field(default_factory=dict)
    _from_3t: Longs | None = None

    def read(self, applications: Collection[int]) -> Mapping[int, int | None]:
        """One query, for those not asked about before."""
        missing = [key for key in applications if key not in self.limits]
        for start in range(0, len(missing), MOST):
            asked = missing[start : start + MOST]
            rows = Result.objects.in_line(self.round, self.at).filter(application__in=asked)
            known = dict(rows.order_by().values_list("application", "preference"))
            for key in asked:
                is_there = key in known
                limit = known.get(key)
                self.limits[key] = (NOWHERE if limit is None else limit) if is_there else None
        return self.limits

    @property
    def from_3t(self) -> Longs:
        """Applications of the round from 3T regions, whether they wait or not. One query."""
        if self._from_3t is None:
            rows = Result.objects.filter(round=self.round, is_3t=True).order_by()
            self._from_3t = np.array(list(rows.values_list("application", flat=True)), "<i8")
        return self._from_3t

    def next(self, line: Line, round_batch: RoundBatch) -> tuple[int, int] | None:
        """As `first`, after the reserve for 3T regions: while it asks, the first from there."""
        if rules.asks_for_3t(round_batch.reserve, round_batch.taken_3t):
            found = self.first(line.among(self.from_3t))
            if found is not None:
                return found
        return self.first(line)

    def first(self, line: Line) -> tuple[int, int] | None:
        """Application and preference of who is next; None when nobody waits any more."""
        start, size = 0, FIRST
        while start < len(line.applications):
            asked: list[int] = line.applications[start : start + size].tolist()
            likes: list[int] = line.preferences[start : start + size].tolist()
            limits = self.read(asked)
            for application, preference in zip(asked, likes, strict=True):
                limit = limits[application]
                if limit is not None and preference < limit:
                    return application, preference
            start, size = start + size, min(size * 4, MOST)
        return None


@dataclass(frozen=True, slots=True)
class InLine:
    """`place` from 1 among those who still wait, `at_first` the one that the round gave,
    `moved_at` when somebody ahead last left the line.
    """

    place: int
    at_first: int
    moved_at: datetime | None = None


def next_in_line(round_batch: RoundBatch, at: datetime | None = None) -> Result | None:
    """Who would be given a seat that falls free now."""
    line = line_of(round_batch)
    waiting = Waiting(round_batch.round, at or timezone.now())
    found = waiting.next(line, round_batch) if line else None
    return Result.objects.get(application=found[0]) if found else None


def place_in_line(result: Result, round_batch: RoundBatch) -> int | None:
    """From 1, among those who still wait; None for who does not wait there."""
    found = places_in_line(result, [round_batch.pk]).get(round_batch.pk)
    return found.place if found else None


def places_in_line(
    result: Result, round_batches: Collection[int], at: datetime | None = None
) -> dict[int, InLine]:
    """Of all lines among these in which it still waits. Two queries, and two more where nobody
    else has asked of this round lately (`in_line.lately`).
    """
    at, me = at or timezone.now(), result.application_id
    waits = Result.objects.in_line(result.round, at).filter(application=me).order_by()
    if not (likes := list(waits.values_list("preference", flat=True))):
        return {}
    own = NOWHERE if likes[0] is None else likes[0]
    rows = WaitingList.objects.filter(round_batch__in=round_batches)
    places = {}
    for row in rows:
        line = Line.of(row)
        index = line.before(me)
        if index is None or line.preferences[index] >= own:
            continue
        gone, moved = in_line.lately(result.round, at).gone(
            line.applications[:index], line.preferences[:index]
        )
        places[row.round_batch_id] = InLine(index - gone + 1, index + 1, moved)
    return places


def line_of(round_batch: RoundBatch) -> Line | None:
    row = WaitingList.objects.filter(round_batch=round_batch).first()
    return Line.of(row) if row else None


def keep(round_batch: RoundBatch, line: Line) -> None:
    """Of a batch that is locked, after an entry was struck out."""
    preferences = line.preferences.astype("<i8").tobytes()
    WaitingList.objects.filter(round_batch=round_batch).update(preferences=preferences)


def lines_of(
    applications: Collection[int], round_batches: Collection[int]
) -> dict[int, list[tuple[int, int]]]:
    """Batch and preference for each line among these that names the applications, whether they
    still wait or not. Reads the lists one by one: O(entries).
    """
    asked = np.array(sorted(applications), dtype=np.int64)
    found: dict[int, list[tuple[int, int]]] = {}
    rows = WaitingList.objects.filter(round_batch__in=round_batches).order_by("round_batch")
    for row in rows.iterator(chunk_size=50):
        line = Line.of(row)
        is_asked = np.isin(line.applications, asked) & (line.preferences < NOWHERE)
        for at in np.flatnonzero(is_asked):
            entry = (row.round_batch_id, int(line.preferences[at]))
            found.setdefault(int(line.applications[at]), []).append(entry)
    return found
