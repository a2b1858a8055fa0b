"""Who of a round is in line now, all together: where somebody stands in a long line is asked by
everybody on the day of results, and thousands may be ahead in each of twenty lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import Round

Longs = NDArray[np.int64]
NOWHERE = 1 << 62
"""Liked less than every batch: having no place."""
WORTH_KEEPING = 2_000
ROWS_A_SECOND = 4_000
"""What was read is kept one second for so many rows: a round of 80,000 for twenty, which costs a
process two hundredths of its time. Fewer rows than are worth it are read anew each time."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, eq=False)
class AllInLine:
    """By application from `first` on: shape (span,) each. `limits`: how much they like where they
    are, for they would rather be where the number is smaller; 0 for who is in no line. `changed`:
    microseconds since 1970 of the last move or answer; 0 where there was none.
    """

    first: int
    limits: Longs
    changed: Longs

    @classmethod
    def of(
        cls,
        waiting: Iterable[tuple[int, int | None]],
        changed: Iterable[tuple[int, datetime | None]],
    ) -> "AllInLine":
        limits = {key: NOWHERE if likes is None else likes for key, likes in waiting}
        moments = {key: (at - EPOCH) // MICROSECOND for key, at in changed if at}
        keys = limits.keys() | moments.keys()
        first = min(keys, default=0)
        span = max(keys, default=first) + 1 - first
        return cls(first, _spread(limits, first, span), _spread(moments, first, span))

    @property
    def size(self) -> int:
        """How many are in line, or have been."""
        return int(np.count_nonzero(self.limits | self.changed))

    def gone(self, applications: Longs, likes: Longs) -> tuple[int, datetime | None]:
        """How many of these would not go where each `likes` it so much, or not any more, and when
        the last of them moved.
        """
        index = applications - self.first
        is_known = (index >= 0) & (index < self.limits.size)
        index = np.where(is_known, index, 0)
        is_gone = likes >= np.where(is_known, self.limits[index], 0)
        last = int(self.changed[index[is_gone & is_known]].max(initial=0))
        return int(is_gone.sum()), EPOCH + last * MICROSECOND if last else None


def read(round: Round, at: datetime) -> AllInLine:
    """Two queries, of all results of the round."""
    waiting = Result.objects.in_line(round, at).order_by()
    changed = Result.objects.filter(round=round, changed_at__isnull=False).order_by()
    return AllInLine.of(
        waiting.values_list("application", "preference").iterator(),
        changed.values_list("application", "changed_at").iterator(),
    )


@dataclass(slots=True)
class _Kept:
    until: float
    at: datetime
    found: AllInLine


_kept: dict[int, _Kept] = {}
_reading = Lock()


def lately(round: Round, at: datetime) -> AllInLine:
    """As it was up to some seconds ago: for pages, which many read at once. What is decided on is
    read under its locks, by `queue.Waiting`.
    """
    with _reading:  # who comes while it is read needs the same
        kept = _kept.get(round.pk)
        if kept is not None and monotonic() < kept.until and kept.at <= at:
            return kept.found
        found = read(round, at)
        for key, one in list(_kept.items()):
            if key == round.pk or one.until < monotonic():
                del _kept[key]
        rows = found.size
        if rows >= WORTH_KEEPING:
            _kept[round.pk] = _Kept(monotonic() + rows / ROWS_A_SECOND, at, found)
        return found


def _spread(values: dict[int, int], first: int, span: int) -> Longs:
    spread = np.zeros(span, dtype=np.int64)
    keys = np.fromiter(values.keys(), np.int64, len(values)) - first
    spread[keys] = np.fromiter(values.values(), np.int64, len(values))
    return spread
