"""How likely a list leads to a place, from the applications that there are so far.

The round is drawn several times with other seeds. Each draw leaves the cut-offs of all batches:
the class of the last accepted and its place in the lottery. One more application would get a seat
exactly where it beats a cut-off, and since the lottery is the same everywhere, the batch where
it needs the least luck decides for the whole list. So a question costs no further round: it is
the mean, over the draws, of the luck that would do.

What one more application moves elsewhere is left out, and so are minimums: whether a batch fills
is not known before applications close. A chance is for choosing its band and is never shown as a
number.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from . import round
from .arrays import Index, Ints, Longs
from .choosing import CLOSED, OPEN
from .market import Market
from .participants import Applications, Batches
from .policy import Policy

SCALE = 1000
"""A certain place."""
GOOD, LOW = 800, 400
"""Out of ``SCALE``: from here on a chance is good, and below it is low."""
FREE = -1
"""Class of a cut-off where a seat was free."""


class NothingDrawn(ValueError):
    """Without a single draw nothing is known."""


class Band(StrEnum):
    """What is said of a list."""

    GOOD = "good"
    UNCERTAIN = "uncertain"
    LOW = "low"


@dataclass(frozen=True, slots=True, eq=False)
class CutOffs:
    """Of ``draws`` draws at ``m`` batches, shape (draws, 2, m), for everyone and for 3T.

    ``classes``: class of the last accepted, ``FREE``, or more than any class where nobody is
    taken. ``luck``: out of ``SCALE``, how often one more ticket beats that of the last accepted:
    of ``n + 1`` places in the lottery, those before it.
    """

    classes: Ints
    luck: Ints

    def enough(self, classes: Ints, *, protected: bool) -> Ints:
        """The luck that would do, out of ``SCALE``, in each draw at each batch: (draws, m).

        ``classes`` (m,) are those of one application at each batch.
        """
        last, luck = self.classes[:, int(protected)], self.luck[:, int(protected)]
        level = np.where(classes[None, :] == last, luck, 0)
        return np.where(classes[None, :] > last, SCALE, level).astype(np.int32)


def cut_offs(
    applications: Applications,
    batches: Batches,
    seeds: Iterable[str],
    *,
    policy: Policy | None = None,
) -> CutOffs:
    """Draw a round for each of ``seeds``, with nobody locked. As long as that many rounds.

    ``seeds`` may stop early, so that whoever draws can look at the clock.
    """
    groups = replace(batches, minimum=np.zeros_like(batches.minimum))
    drawn = [_cut_off(Market.of(applications, groups, seed, policy=policy)) for seed in seeds]
    found = np.array(drawn, dtype=np.int64).reshape(len(drawn), 2, len(batches))
    n = max(1, len(applications))
    open_, closed = found == int(OPEN), found == int(CLOSED)
    last = n - 1 - found % n
    return CutOffs(
        classes=np.select([open_, closed], [FREE, int(CLOSED)], found // n).astype(np.int32),
        luck=np.where(open_ | closed, 0, (last + 1) * SCALE // (n + 1)).astype(np.int32),
    )


def chance(enough: Ints, listed: Index) -> int:
    """Of a place in any of the batches ``listed``, out of ``SCALE``. Raises ``NothingDrawn``."""
    best = _best(enough, listed)
    return int(best.sum()) // best.size


def with_one_more(enough: Ints, listed: Index, others: Index) -> Longs:
    """The chance of the list together with each of ``others``, out of ``SCALE``: (others,).

    Raises ``NothingDrawn``.
    """
    both = np.maximum(_best(enough, listed)[:, None], enough[:, others])
    total: Longs = both.sum(axis=0, dtype=np.int64) // both.shape[0]
    return total


def band(chance: int) -> Band:
    """What is said of a chance out of ``SCALE``.

    >>> band(900), band(500), band(10)
    (<Band.GOOD: 'good'>, <Band.UNCERTAIN: 'uncertain'>, <Band.LOW: 'low'>)
    """
    if chance >= GOOD:
        return Band.GOOD
    return Band.LOW if chance < LOW else Band.UNCERTAIN


def _best(enough: Ints, listed: Index) -> Longs:
    if not enough.shape[0]:
        raise NothingDrawn
    at: Longs = enough[:, listed].max(axis=1, initial=0).astype(np.int64)
    return at


def _cut_off(market: Market) -> Ints:
    return round.run(market).cutoff
