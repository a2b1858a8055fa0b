"""The hosts' side: a few published priority classes and the common lottery.

Classes read verified records only (3T tier, rounds waited, province, seats given back).
Nothing that a cooperative says about itself may raise its class, or misreporting would pay.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Index, Ints
from .lottery import Draw
from .participants import Applications, Batches


@dataclass(frozen=True, slots=True)
class PriorityClasses:
    """Points that make up a class; weights are published with the round.

    ``tier`` per 3T tier (0 none, 1 and 2), ``waited`` per earlier round without a seat up to
    ``waited_limit`` rounds, ``province`` for the host's own province, ``kept`` unless the
    cooperative gave back a confirmed seat before.
    """

    tier: int = 20
    waited: int = 10
    waited_limit: int = 3
    province: int = 10
    kept: int = 10

    def of_application(self, a: Applications) -> Ints:
        """The part of the class that is the same at every host: shape (n,)."""
        rounds = np.minimum(a.waited, self.waited_limit)
        base: Ints = self.tier * a.tier + self.waited * rounds
        return base + np.int32(self.kept) * ~a.gave_back

    def of_pairs(self, a: Applications, b: Batches, i: Index, j: Index) -> Ints:
        """Class of the pairs ``(i, j)``, which broadcast. O(pairs)."""
        own: Ints = np.equal(a.province[i], b.province[j]) * np.int32(self.province)
        return self.of_application(a)[i] + own


@dataclass(frozen=True, slots=True)
class Priorities:
    """Class first, lottery second, in one number: ``class * n + (n - 1 - rank)``.

    Whole numbers from 0, higher is better, unique within a batch because lottery ranks are.
    """

    applications: Applications
    batches: Batches
    classes: PriorityClasses
    draw: Draw
    base: Ints
    own_province: np.int32
    by_luck: Ints

    @classmethod
    def of(cls, a: Applications, b: Batches, classes: PriorityClasses, draw: Draw) -> "Priorities":
        n = len(a)
        base = classes.of_application(a) * n + (n - 1 - draw.rank)
        by_luck = np.argsort(-draw.rank).astype(np.int32)
        own = np.int32(classes.province * n)
        return cls(a, b, classes, draw, base.astype(np.int32), own, by_luck)

    def of_pairs(self, i: Index, j: Index) -> Ints:
        """Priority of the pairs ``(i, j)``, which broadcast. O(pairs)."""
        own: Bools = np.equal(self.applications.province[i], self.batches.province[j])
        return self.base[i] + own * self.own_province

    def holder(self, j: Index, priority: Ints) -> Ints:
        """Whose priority this is: the lottery inside it tells, the same at every batch ``j``."""
        who: Ints = self.by_luck[priority % np.int32(max(1, len(self.applications)))]
        return who

    def class_of(self, priority: Ints) -> Ints:
        """The published class inside a priority."""
        return priority // np.int32(max(1, len(self.applications)))
