"""Placements that stand: confirmed earlier, or granted by a decision outside the round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .arrays import Longs
from .intake import BadMarket, Intake, Notice, notices


@dataclass(frozen=True, slots=True)
class Locked:
    """Application ``who[p]`` stays in ``batch[p]``, whatever anybody prefers: shape (p,)."""

    who: Longs
    batch: Longs
    notices: tuple[Notice, ...]

    @classmethod
    def read(
        cls, locked: Mapping[int, int] | Sequence[tuple[int, int]] | None, intake: Intake
    ) -> "Locked":
        """Unknown and repeated pairs are left out and reported."""
        pairs = list(locked.items()) if isinstance(locked, Mapping) else list(locked or ())
        who, batch = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        stranger = (who < 0) | (who >= intake.lists.shape[0])
        nowhere = (batch < 0) | (batch >= intake.capacity.size)
        first = np.zeros(who.size, dtype=np.bool_)
        first[np.unique(who, return_index=True)[1]] = True
        odd = (
            notices("unknown-application", who, batch, stranger)
            + notices("unknown-batch", who, batch, nowhere)
            + notices("repeated", who, batch, ~first)
        )
        good = first & ~stranger & ~nowhere
        return cls(who[good], batch[good], odd)

    def leave_out(self, intake: Intake) -> Intake:
        """The market that is left; raises ``BadMarket`` if more are locked than seats."""
        m = intake.capacity.size
        seats = intake.capacity - np.bincount(self.batch, minlength=m)
        if seats.min(initial=0) < 0:
            raise BadMarket(f"batch {int(np.argmin(seats))} has more locked placements than seats")
        cared_for = self.batch[intake.protected[self.who]]
        reserve = np.maximum(0, intake.reserve - np.bincount(cared_for, minlength=m))
        lists = intake.lists.copy()
        lists[self.who] = -1
        return replace(intake, lists=lists, capacity=seats, reserve=np.minimum(reserve, seats))
