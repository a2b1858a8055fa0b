"""Inputs of a round, made ready: who takes part, under which policy, with which lottery."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import lottery
from .arrays import Bools, Ints, Longs
from .eligibility import Eligibility
from .lottery import Draw
from .participants import Applications, Batches
from .policy import Policy
from .preferences import Preferences
from .priorities import Priorities


class TooManyLocked(ValueError):
    """More placements stand than the batch has seats."""


@dataclass(frozen=True, slots=True)
class Market:
    """Everything that decides a round. ``standing[i]`` is the locked batch of ``i`` or -1."""

    applications: Applications
    batches: Batches
    policy: Policy
    seed: str
    draw: Draw
    preferences: Preferences
    priorities: Priorities
    standing: Ints

    @classmethod
    def of(
        cls,
        applications: Applications,
        batches: Batches,
        seed: str,
        *,
        policy: Policy | None = None,
        locked: Mapping[str, str] | None = None,
    ) -> "Market":
        """``locked`` maps application ids to batch ids; such placements stand.

        Raises ``KeyError`` for an unknown id and ``TooManyLocked``. O(n log n + choices).
        """
        policy = policy or Policy()
        draw = lottery.draw(seed, applications.ids, len(batches))
        eligibility = Eligibility(applications, batches, policy)
        market = cls(
            applications,
            batches,
            policy,
            seed,
            draw,
            Preferences.of(eligibility, draw),
            Priorities.of(applications, batches, policy.classes, draw),
            _standing(applications, batches, locked or {}),
        )
        if (market.seats_left < 0).any():
            raise TooManyLocked(batches.ids[int(np.argmin(market.seats_left))])
        return market

    @property
    def is_locked(self) -> Bools:
        return self.standing >= 0

    @property
    def locked_count(self) -> Longs:
        """Seats that locked placements use: shape (m,)."""
        return np.bincount(self.standing[self.is_locked], minlength=len(self.batches))

    @property
    def seats_left(self) -> Longs:
        left: Longs = self.batches.seats - self.locked_count
        return left

    @property
    def reserve_left(self) -> Longs:
        """Reserved seats that locked protected placements do not use yet: shape (m,)."""
        cared_for = self.standing[self.is_locked & self.applications.protected]
        used = np.bincount(cared_for, minlength=len(self.batches))
        left: Longs = np.clip(self.batches.reserve - used, 0, self.seats_left)
        return left


def _standing(a: Applications, b: Batches, locked: Mapping[str, str]) -> Ints:
    standing = np.full(len(a), -1, dtype=np.int32)
    application = {name: i for i, name in enumerate(a.ids)}
    batch = {name: j for j, name in enumerate(b.ids)}
    for who, where in locked.items():
        standing[application[who]] = batch[where]
    return standing
