"""What people wrote: one application, one batch. Plain values, readable defaults.

The unit is one application of one cooperative for one place. How many people come along is
checked by a rule of the batch and never counted as several seats: counting people would make
the problem the NP-hard one of "hospitals and residents with sizes", where a stable matching
may not exist.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, IntFlag


class Mode(IntFlag):
    """How a batch is held and how a cooperative can take part."""

    ONSITE = 1
    ONLINE = 2


class Reach(IntEnum):
    """How far delegates can travel for a batch on site."""

    PROVINCE = 0
    ISLAND = 1
    COUNTRY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRow:
    """One application; ``tier``, ``waited`` and ``gave_back`` come from verified records."""

    id: str
    cooperative: str = ""
    province: str
    regency: str = ""
    sector: str = ""
    competencies: Collection[str] = ()
    units: Collection[str] = ()
    team: int = 1
    modes: Mode = Mode.ONSITE
    reach: Reach = Reach.COUNTRY
    stage: int = 0
    languages: Collection[str] = ("id",)
    needs: Collection[str] = ()
    free_from: date = date.min
    free_until: date = date.max
    listed_only: bool = False
    tier: int = 0
    waited: int = 0
    gave_back: bool = False
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One dated batch of an offer; ``origins`` are province codes, none means the country."""

    id: str
    host: str = ""
    province: str
    regency: str = ""
    sectors: Collection[str] = ()
    competencies: Collection[str] = ()
    units: Collection[str] = ()
    modes: Mode = Mode.ONSITE
    stage: int = 0
    languages: Collection[str] = ("id",)
    provides: Collection[str] = ()
    starts: date = date.min
    ends: date = date.min
    seats: int = 0
    minimum: int = 0
    reserve: int = 0
    team_limit: int = 99
    origins: Collection[str] = ()
