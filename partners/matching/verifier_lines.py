"""Who could want a batch at all: a quick look before the verifier compares one by one.

Only necessary conditions are used here (travel, a shared subject, a good enough priority), so
nobody who matters is lost; ``Facts`` then applies every definition in full.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .verifier_facts import ONLINE, Facts, Numbers, Words


@dataclass(frozen=True, slots=True)
class _Line:
    """Positions in the line of ``Facts``, best first, with the columns that are read most."""

    p: Numbers
    falling: Numbers
    competencies: Words

    @classmethod
    def of(cls, facts: Facts, p: Numbers) -> "_Line":
        return cls(p, -facts.base[p], facts.competencies[:, p].copy())


class Lines:
    """Positions grouped by how far they can go for a batch."""

    def __init__(self, facts: Facts, p: Numbers) -> None:
        self.facts = facts
        online = (facts.modes[p] & ONLINE) > 0
        reach = facts.reach[p]
        self.country = _Line.of(facts, p[online | (reach == 2)])
        self.island = _grouped(facts, p[~online & (reach == 1)], facts.island)
        self.province = _grouped(facts, p[~online & (reach == 0)], facts.province)

    def who_could_want(self, j: int, lowest: int) -> tuple[Numbers, int]:
        """Positions for batch ``j`` that may beat priority ``lowest``, and how many it read."""
        b, limit = self.facts.b, self.facts.near_bonus - lowest
        found, read = [np.zeros(0, dtype=np.int64)], 0
        # Delegates who cannot travel far may still come from their own province or island.
        for line in self._near(int(b.island[j]), int(b.province[j])):
            end = int(np.searchsorted(line.falling, limit))
            taught = line.competencies[:, :end] & b.competencies[:, j, None]
            found.append(line.p[:end][taught.any(axis=0) if len(taught) > 1 else taught[0] > 0])
            read += end
        return np.concatenate(found), read

    def _near(self, island: int, province: int) -> list[_Line]:
        lines = [self.country, self.island.get(island), self.province.get(province)]
        return [line for line in lines if line is not None]


def _grouped(facts: Facts, p: Numbers, column: npt.NDArray[np.uint8]) -> dict[int, _Line]:
    groups = column[p]
    return {int(g): _Line.of(facts, p[groups == g]) for g in np.unique(groups)}
