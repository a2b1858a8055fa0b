"""Where a reader starts from: one regency, city or province, as people write it.

An ambiguous name is never resolved: the reader chooses among what it may mean.
"""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from home.regions.lookup import Answer, find, official_regions
from home.regions.shown import shown
from home.regions.source import PROVINCE, REGENCY, RegionRow

PARAMETER = "near"
LONGEST = 80
MOST_CANDIDATES = 6


@dataclass(frozen=True)
class Start:
    """`text` as it was written. `region` is None where it means no region, or several."""

    text: str = ""

    @cached_property
    def _answer(self) -> Answer:
        return find(self.text, official_regions(), levels={PROVINCE, REGENCY})

    @property
    def region(self) -> RegionRow | None:
        return self._answer.one if self.text else None

    @property
    def code(self) -> str:
        return self.region.code if self.region else ""

    @property
    def name(self) -> str:
        return shown(self.region) if self.region else ""

    @property
    def candidates(self) -> tuple[RegionRow, ...]:
        """What it may mean, where it does not mean one region."""
        is_clear = not self.text or self.region
        if is_clear:
            return ()
        found = self._answer.candidates[:MOST_CANDIDATES]
        return tuple(row._replace(name=shown(row)) for row in found)

    @property
    def is_unknown(self) -> bool:
        return bool(self.text) and self.region is None and not self.candidates


def start_of(params: QueryDict) -> Start:
    return Start(params.get(PARAMETER, "").replace("\x00", "").strip()[:LONGEST])
