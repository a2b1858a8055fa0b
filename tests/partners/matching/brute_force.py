"""Definitions written out in the slowest and plainest way, to compare the matching with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product

Places = tuple[int, ...]


@dataclass(frozen=True)
class Small:
    """A market of a few applications; every list is mutual."""

    preferences: Sequence[Sequence[int]]
    priorities: Sequence[Mapping[int, int]]
    capacities: Sequence[int]
    reserves: Sequence[int] = ()
    protected: frozenset[int] = field(default_factory=frozenset)

    @property
    def arguments(self) -> dict:
        return {
            "reserves": self.reserves or [0] * len(self.capacities),
            "protected": self.protected,
        }

    def chosen(self, j: int, pool: frozenset[int]) -> frozenset[int]:
        """Whom batch ``j`` takes from ``pool``: reserved seats first, then the best."""
        ranked = sorted(pool, key=lambda i: -self.priorities[j][i])
        reserve = self.reserves[j] if self.reserves else 0
        taken = [i for i in ranked if i in self.protected][: min(reserve, self.capacities[j])]
        others = [i for i in ranked if i not in taken]
        return frozenset(taken + others[: self.capacities[j] - len(taken)])

    def likes(self, i: int, j: int, place: int) -> bool:
        wishes = list(self.preferences[i])
        return j in wishes and (place == -1 or wishes.index(j) < wishes.index(place))

    def is_stable(self, places: Places) -> bool:
        for j in range(len(self.capacities)):
            held = frozenset(i for i, place in enumerate(places) if place == j)
            if self.chosen(j, held) != held:
                return False
            for i, place in enumerate(places):
                wants = self.likes(i, j, place) and i in self.priorities[j]
                if wants and i in self.chosen(j, held | {i}):
                    return False
        return True

    def stable(self) -> Iterator[Places]:
        """All stable assignments, by trying every assignment there is."""
        options = [
            [-1, *(j for j in w if i in self.priorities[j])] for i, w in enumerate(self.preferences)
        ]
        return (places for places in product(*options) if self.is_stable(places))

    def one_by_one(self) -> Places:
        """Gale and Shapley's procedure with one proposal at a time."""
        places = [-1] * len(self.preferences)
        left = [[j for j in w if i in self.priorities[j]] for i, w in enumerate(self.preferences)]
        free = list(range(len(left)))
        while free:
            i = free.pop()
            if not left[i]:
                continue
            j = left[i].pop(0)
            pool = frozenset(k for k, place in enumerate(places) if place == j) | {i}
            places[i] = j
            for out in pool - self.chosen(j, pool):
                places[out] = -1
                free.append(out)
        return tuple(places)


def all_lists(batches: int) -> Iterator[tuple[int, ...]]:
    """Every list of different batches, of every length."""
    for length in range(batches + 1):
        yield from permutations(range(batches), length)
