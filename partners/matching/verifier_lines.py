"""Who could want a batch at all: a quick look before the verifier compares one by one.

Only necessary conditions are used here (travel, dates, a shared subject, a good enough priority),
so nobody who matters is lost; ``Facts`` then applies every definition in full.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .verifier_facts import ONLINE, Facts, Numbers, Words

if TYPE_CHECKING:
    from .participants import Batches

Days = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Line:
    """Positions in the line of ``Facts``, best first, with the columns that are read most."""

    p: Numbers
    falling: Numbers
    competencies: Words
    free_from: Days
    free_until: Days

    @classmethod
    def of(cls, facts: Facts, p: Numbers) -> "_Line":
        free = facts.free_from[p], facts.free_until[p]
        return cls(p, -facts.base[p], facts.competencies[:, p].copy(), *free)

    def until(self, end: int, j: int, b: "Batches") -> Numbers:
        """Of the first ``end``, those who are free then and look for something taught there."""
        fits = (self.free_from[:end] <= b.starts[j]) & (self.free_until[:end] >= b.ends[j])
        taught = self.competencies[:, :end] & b.competencies[:, j, None]
        fits &= taught.any(axis=0) if len(taught) > 1 else taught[0] > 0
        who: Numbers = self.p[:end][fits]
        return who


class Lines:
    """Positions grouped by how far they can go for a batch."""

    def __init__(self, facts: Facts, p: Numbers) -> None:
        self.facts = facts
        online = (facts.modes[p] & ONLINE) > 0
        island, reach = facts.island[p], facts.reach[p]
        anywhere, on_island = online | (reach == 2), ~online & (reach == 1)
        self.anywhere = _Line.of(facts, p[anywhere])
        self.island = {
            int(number): _Line.of(facts, p[anywhere | (on_island & (island == number))])
            for number in np.unique(island[on_island])
        }
        at_home = p[~online & (reach == 0)]
        home = facts.province[at_home]
        self.province = {
            int(number): _Line.of(facts, at_home[home == number]) for number in np.unique(home)
        }

    def who_could_want(self, j: int, lowest: int) -> tuple[Numbers, int]:
        """Positions for batch ``j`` that may beat priority ``lowest``, and how many it read."""
        b, limit = self.facts.b, self.facts.near_bonus - lowest
        found, read = [np.zeros(0, dtype=np.int64)], 0
        # Delegates who cannot travel far may still come from their own province or island.
        for line in self._near(int(b.island[j]), int(b.province[j])):
            end = int(np.searchsorted(line.falling, limit))
            found.append(line.until(end, j, b))
            read += end
        return np.concatenate(found), read

    def _near(self, island: int, province: int) -> list[_Line]:
        away, home = self.island.get(island, self.anywhere), self.province.get(province)
        return [away] if home is None else [away, home]
