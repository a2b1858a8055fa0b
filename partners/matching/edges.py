"""All eligible pairs of a market in arrays, with what each is worth in points."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from . import criteria
from .arrays import Ints, Longs, runs_of, starts_of
from .market import Market

Values = npt.NDArray[np.integer[Any]]


class TooManyPairs(ValueError):
    """More eligible pairs than the limit; the number is the argument."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs sorted by application: those of ``i`` are ``batch[start[i]:start[i + 1]]``.

    ``value`` is the points of the pair and one more, so that any place is worth something.
    Locked applications have none.
    """

    start: Longs
    batch: Values
    value: Values

    @classmethod
    def of(cls, market: Market, most: int) -> "Edges":
        """Raises ``TooManyPairs`` above ``most``. O(eligible pairs) time and memory."""
        size = np.zeros(len(market.applications), dtype=np.int64)
        blocks: list[tuple[Ints, Values, Values]] = []
        narrow, total = np.min_scalar_type(len(market.batches)), 0
        pieces = chain([market.preferences.chosen()], market.preferences.others())
        for i, j, _ in pieces:
            free = ~market.is_locked[i]
            i, j = i[free], j[free]
            value = 1 + criteria.total(
                market.policy.criteria, market.applications, market.batches, i, j
            )
            blocks.append((i.astype(np.int32), j.astype(narrow), value.astype(np.int16)))
            size += np.bincount(i, minlength=size.size)
            total += i.size
            if total > most:
                raise TooManyPairs(total)
        return cls._laid_out(size, blocks, narrow)

    @classmethod
    def _laid_out(
        cls, size: Longs, blocks: list[tuple[Ints, Values, Values]], narrow: np.dtype[Any]
    ) -> "Edges":
        """Each application's pairs come in one run per block, so no sorting is needed."""
        start = starts_of(size)
        batch, value = np.empty(start[-1], narrow), np.empty(start[-1], np.int16)
        cursor = start[:-1].copy()
        for i, j, worth in blocks:
            begins, sizes = runs_of(i)
            at = np.repeat(cursor[i[begins]] - begins, sizes) + np.arange(i.size)
            batch[at], value[at] = j, worth
            cursor[i[begins]] += sizes
        return cls(start, batch, value)
