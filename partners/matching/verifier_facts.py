"""The published definitions, written down a second time for the verifier.

Everyone stands in one line by the part of the priority that is the same at every host, best
first; ``p`` is a place in that line. All functions take positions ``p`` (an array) and ``j``, one
batch or one per position. Nothing here is imported from the side that is checked.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from .participants import Applications, Batches

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Words = npt.NDArray[np.unsignedinteger[Any]]
Where = int | Numbers
"""One batch for all positions, or one for each."""
Condition = Callable[[Numbers, Where], Truths]

ONSITE, ONLINE = 1, 2
_HAND = 1 << 60

BY_HAND = 1 << 40
"""Whatever appeals more than this was ranked by hand."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The published numbers, given again so that nothing is taken from the first side."""

    competency: int = 45
    sector: int = 25
    units: int = 10
    nearness: int = 20
    tier: int = 20
    waited: int = 10
    waited_limit: int = 3
    province: int = 10
    kept: int = 10


def lottery(ids: tuple[str, ...], batches: int, seed: str) -> tuple[Numbers, Numbers]:
    """How lucky each application is (n - 1 is the luckiest) and where its circle begins."""
    drawn = [hashlib.sha256((seed + "\n" + name).encode("utf-8")).digest() for name in ids]
    order = sorted(range(len(ids)), key=lambda i: drawn[i])
    luck, begin = np.empty(len(ids), dtype=np.int64), np.empty(len(ids), dtype=np.int64)
    luck[order] = np.arange(len(ids) - 1, -1, -1)
    for i, digest in enumerate(drawn):
        # The last 15 hexadecimal digits are the last 60 bits.
        begin[i] = (int.from_bytes(digest[-8:], "big") & (1 << 60) - 1) % max(1, batches)
    return luck, begin


class Facts:
    """Definitions over two tables; ``who[p]`` is the application at position ``p``."""

    def __init__(self, a: "Applications", b: "Batches", seed: str, weights: Weights) -> None:
        self.b, self.w, self.m = b, weights, len(b.ids)
        luck, begin = lottery(a.ids, self.m, seed)
        rounds = np.minimum(a.waited.astype(np.int64), weights.waited_limit)
        points = weights.tier * a.tier.astype(np.int64) + weights.waited * rounds
        points += np.where(a.gave_back, 0, weights.kept)
        base = points * len(a.ids) + luck
        self.who = np.argsort(-base)
        self.base, self.begin = base[self.who], begin[self.who]
        self.near_bonus = weights.province * len(a.ids)
        self.protected = a.tier[self.who] > 0
        self.cooperative = a.cooperative[self.who]
        self.province, self.island = a.province[self.who], a.island[self.who]
        self.regency, self.sector = a.regency[self.who], a.sector[:, self.who]
        self.modes, self.reach = a.modes[self.who], a.reach[self.who]
        self.team, self.stage = a.team[self.who], a.stage[self.who]
        self.free_from, self.free_until = a.free_from[self.who], a.free_until[self.who]
        self.listed_only = a.listed_only[self.who]
        self.competencies, self.units = a.competencies[:, self.who], a.units[:, self.who]
        self.languages, self.needs = a.languages[:, self.who], a.needs[:, self.who]

    def priority(self, p: Numbers, j: Where) -> Numbers:
        own = self.province[p] == self.b.province[j]
        return np.asarray(self.base[p] + self.near_bonus * own)

    def on_site(self, p: Numbers, j: Where) -> Truths:
        """Both sides can meet on site and the delegates can travel there."""
        home = self.province[p] == self.b.province[j]
        island = self.island[p] == self.b.island[j]
        travels = (self.reach[p] == 2) | ((self.reach[p] == 1) & island) | home
        both = (self.modes[p] & self.b.modes[j] & ONSITE) > 0
        return np.asarray(both & travels)

    def eligible(self, p: Numbers, j: Where, *, chosen: bool) -> Numbers:
        """Which entries of ``p`` pass every rule; ``chosen``: they ranked the batch by hand."""
        entry = np.arange(p.size, dtype=np.int64)
        conditions = self._hard if chosen else (self._teaches, self._goes_beyond_list, *self._hard)
        for condition in conditions:
            holds = condition(p, j)
            entry, p, j = entry[holds], p[holds], j if isinstance(j, int) else j[holds]
        return entry

    @property
    def _hard(self) -> tuple[Condition, ...]:
        return self._in_time, self._met, self._welcome, self._understood, self._accessible

    def _teaches(self, p: Numbers, j: Where) -> Truths:
        return self._any_shared(self.competencies, self.b.competencies, p, j)

    def _goes_beyond_list(self, p: Numbers, j: Where) -> Truths:
        return ~self.listed_only[p]

    def _in_time(self, p: Numbers, j: Where) -> Truths:
        return (self.free_from[p] <= self.b.starts[j]) & (self.free_until[p] >= self.b.ends[j])

    def _met(self, p: Numbers, j: Where) -> Truths:
        online = (self.modes[p] & self.b.modes[j] & ONLINE) > 0
        return np.asarray(online | self.on_site(p, j))

    def _welcome(self, p: Numbers, j: Where) -> Truths:
        from_here = self.b.origins[j] >> self.province[p].astype(np.uint64) & np.uint64(1)
        enough = (self.team[p] <= self.b.team_limit[j]) & (self.stage[p] >= self.b.stage[j])
        return np.asarray((from_here > 0) & enough & (self.cooperative[p] != self.b.host[j]))

    def _understood(self, p: Numbers, j: Where) -> Truths:
        return self._any_shared(self.languages, self.b.languages, p, j)

    def _accessible(self, p: Numbers, j: Where) -> Truths:
        given, need = self.b.provides[:, j], self.needs[:, p]
        given = given[:, None] if given.ndim == 1 else given
        return np.asarray(((need | given) == given).all(axis=0))

    def points(self, p: Numbers, j: Where) -> Numbers:
        b, w = self.b, self.w
        result = self._share(self.competencies, b.competencies, p, j, w.competency)
        result += self._share(self.units, b.units, p, j, w.units)
        result += w.sector * self._any_shared(self.sector, b.sectors, p, j)
        near = np.where(self.island[p] == b.island[j], w.nearness // 3, 0)
        near = np.where(self.province[p] == b.province[j], 2 * w.nearness // 3, near)
        near = np.where(self.regency[p] == b.regency[j], w.nearness, near)
        return np.asarray(result + near)

    def appeal(self, p: Numbers, j: Where) -> Numbers:
        """How much unranked batch ``j`` appeals, as one number; higher is better, 0 is nothing."""
        turn = (j - self.begin[p]) % self.m
        return np.asarray((self.points(p, j) + 1) * self.m - turn)

    def appeal_by_hand(self, position: Numbers) -> Numbers:
        """The same for a batch at ``position`` of the own list, 0 first."""
        return _HAND - position

    @staticmethod
    def _any_shared(mine: Words, given: Words, p: Numbers, j: Where) -> Truths:
        answer = (mine[0, p] & given[0, j]) > 0
        for word in range(1, len(mine)):
            answer |= (mine[word, p] & given[word, j]) > 0
        return np.asarray(answer)

    @staticmethod
    def _share(mine: Words, given: Words, p: Numbers, j: Where, weight: int) -> Numbers:
        asked, shared = np.zeros(p.size, dtype=np.int64), np.zeros(p.size, dtype=np.int64)
        for word in range(len(mine)):
            asked += np.bitwise_count(mine[word, p])
            shared += np.bitwise_count(mine[word, p] & given[word, j])
        return np.asarray(weight * shared // np.maximum(asked, 1))
