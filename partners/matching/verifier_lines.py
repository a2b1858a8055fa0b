"""Who could want a batch at all: a quick look before the verifier compares one by one.

Everyone stands in the line of ``Facts``, best first. A set of people is a row of bits, one per
place in that line, so that one operation asks many at a time. Only necessary conditions are used
here (travel, dates, a shared subject, a good enough priority), so nobody who matters is lost;
``Facts`` then applies every definition in full.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .verifier_facts import ONLINE, Facts, Numbers, Truths

Bits = npt.NDArray[np.uint8]
"""A set of places in the line, eight to a byte: shape (n / 8,)."""

_KEPT = 512
"""Sets of each kind that are kept: there are a few per province, subject and first day."""


class Lines:
    """Sets of the places of everyone who is ``looking``. Memory O(``_KEPT`` × n / 8)."""

    def __init__(self, facts: Facts, looking: Truths) -> None:
        self.facts, self.falling = facts, -facts.base
        self.kind = facts.protected.astype(np.int64)
        anywhere = ((facts.modes & ONLINE) > 0) | (facts.reach == 2)
        on_island = facts.reach == 1

        def near(island: int, province: int) -> Truths:
            from_here = on_island & (facts.island == island)
            return np.asarray(looking & (anywhere | from_here | (facts.province == province)))

        words = facts.competencies
        self.near = _kept(near)
        self.subject = _kept(lambda row, bit: (words[row] & words.dtype.type(bit)) > 0)
        self.free_from = _kept(lambda day: facts.free_from <= day)
        self.free_until = _kept(lambda day: facts.free_until >= day)

    def who_could_want(self, j: int, lowest: Numbers) -> tuple[Numbers, int]:
        """Places that may beat the priority ``lowest``, and how many places it looked at.

        ``lowest`` holds for everyone and for protected applications: shape (2,).
        """
        b = self.facts.b
        ends = np.searchsorted(self.falling, self.facts.near_bonus - lowest)
        longest = int(ends.max())
        part = slice(0, (longest + 7) // 8)
        bits = np.zeros(part.stop, dtype=np.uint8)
        for row, bit in _bits_of(b.competencies[:, j].tolist()):
            bits |= self.subject(row, bit)[part]
        bits &= self.near(int(b.island[j]), int(b.province[j]))[part]
        bits &= self.free_from(int(b.starts[j]))[part]
        bits &= self.free_until(int(b.ends[j]))[part]
        p = np.flatnonzero(np.unpackbits(bits, count=longest).view(np.bool_))
        return p[p < ends[self.kind[p]]], longest


def _bits_of(masks: list[int]) -> Iterator[tuple[int, int]]:
    """Row and value of every bit that is set."""
    for row, mask in enumerate(masks):
        while mask:
            lowest = mask & -mask
            yield row, lowest
            mask -= lowest


def _kept(test: Callable[..., Truths]) -> Callable[..., Bits]:
    """The answers of ``test`` as bits; the latest are kept."""
    return lru_cache(maxsize=_KEPT)(lambda *values: np.packbits(test(*values)))
