"""The provinces as tiles, darker where a larger share has a place. Pure geometry."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from home.regions.shown import shown
from home.ui.charts import CELL, tiles
from home.ui.charts import Tile as Placed
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs.audit.figures import Share

EAST, STEPS = 7, 4
"""First column of the eastern half, which stands below the other on phones."""

HALVES = ((0, EAST), (EAST, 2 * EAST))
ROWS = 8
GRAIN = 4
"""The map begins and ends at a whole multiple of this many per cent, so steps are whole."""

_SIGN: dict[Language, str] = {"id": " %", "en": "%"}


@dataclass(frozen=True, slots=True)
class Tile:
    x: int
    y: int
    short: str
    size: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Half:
    """Half of the country; ``width`` and ``height`` in units of the drawing."""

    width: int
    height: int
    tiles: list[Tile]


@dataclass(frozen=True, slots=True)
class Step:
    level: int
    label: str


class TileMap:
    """Steps of equal width between the weakest and the strongest province."""

    def __init__(self, shares: Iterable[Share], language: Language) -> None:
        self.shares, self.language = {share.code: share for share in shares}, language
        known = [100 * share.share for share in self.shares.values() if share.applied]
        self.low = floor(min(known, default=0) / GRAIN) * GRAIN
        self.high = max(ceil(max(known, default=0) / GRAIN) * GRAIN, self.low + GRAIN)

    @property
    def halves(self) -> list[Half]:
        return [
            Half(
                (end - start) * CELL,
                ROWS * CELL,
                [self._tile(p, start) for p in tiles().values() if start <= p.column < end],
            )
            for start, end in HALVES
        ]

    @property
    def legend(self) -> list[Step]:
        width = (self.high - self.low) // STEPS
        edges = [self.low + width * step for step in range(STEPS + 1)]
        sign = _SIGN[self.language]
        return [
            Step(n + 1, f"{low} – {high}{sign}") for n, (low, high) in enumerate(pairwise(edges))
        ]

    def level(self, share: Share) -> int:
        """0 where nobody applied, otherwise 1 to ``STEPS``."""
        if not share.applied:
            return 0
        part = (100 * share.share - self.low) / (self.high - self.low)
        return min(STEPS, 1 + int(part * STEPS))

    def _tile(self, province: Placed, start: int) -> Tile:
        share, short = self.shares[province.code], province.short.replace("/", "")
        percent = f"{_nearest(share)}{_SIGN[self.language]}"
        return Tile(
            x=(province.column - start) * CELL,
            y=province.row * CELL,
            short=short,
            size=f"{min(6.0, 21 / (0.74 * len(short))):.1f}",
            text=percent if share.applied else "–",
            level=self.level(share),
        )


def _nearest(share: Share) -> int:
    """Whole per cent, rounded half up in whole numbers."""
    whole = max(1, share.applied)
    return (200 * share.placed + whole) // (2 * whole)


def name(code: str) -> str:
    return shown(tiles()[code])
