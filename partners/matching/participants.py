"""Who takes part, as columns of numbers: the tables that the matching computes with.

``tables`` turns the rows that people wrote into columns, and sorts both tables by id, so that
the order of rows in a spreadsheet decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from .arrays import Bools, Bytes, Ints, Longs, Masks, starts_of
from .codes import Codes
from .provinces import ISLAND_OF, NUMBER_OF
from .rows import ApplicationRow, BatchRow


class UnknownCode(ValueError):
    """A row names a province or a batch that does not exist."""


class DuplicateId(ValueError):
    """Two rows carry the same id."""


@dataclass(frozen=True, slots=True)
class Applications:
    """``n`` applications as columns of shape (n,); masks have shape (words, n).

    Days are proleptic ordinals (``date.toordinal``). ``choices[choice_start[i]:choice_start
    [i + 1]]`` are the batches that ``i`` ranked by hand, best first, without repetition.
    """

    ids: tuple[str, ...]
    cooperative: Ints
    province: Bytes
    island: Bytes
    regency: Ints
    sector: Masks
    competencies: Masks
    units: Masks
    team: Ints
    modes: Bytes
    reach: Bytes
    stage: Ints
    languages: Masks
    needs: Masks
    free_from: Ints
    free_until: Ints
    listed_only: Bools
    tier: Ints
    waited: Ints
    gave_back: Bools
    choice_start: Longs
    choices: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def protected(self) -> Bools:
        """Who may take a seat reserved for 3T regions: shape (n,)."""
        return self.tier > 0


@dataclass(frozen=True, slots=True)
class Batches:
    """``m`` batches as columns of shape (m,); masks have shape (words, m)."""

    ids: tuple[str, ...]
    host: Ints
    province: Bytes
    island: Bytes
    regency: Ints
    sectors: Masks
    competencies: Masks
    units: Masks
    modes: Bytes
    stage: Ints
    languages: Masks
    provides: Masks
    starts: Ints
    ends: Ints
    seats: Ints
    minimum: Ints
    reserve: Ints
    team_limit: Ints
    origins: Masks

    def __len__(self) -> int:
        return len(self.ids)


def tables(
    applications: Sequence[ApplicationRow], batches: Sequence[BatchRow]
) -> tuple[Applications, Batches]:
    """Both tables, sorted by id. O(rows + words).

    Raises ``DuplicateId`` and ``UnknownCode``. A batch that an application names twice keeps
    its first place in the list.
    """
    people = sorted(applications, key=lambda row: row.id)
    groups = sorted(batches, key=lambda row: row.id)
    _refuse_duplicates([row.id for row in people])
    _refuse_duplicates([row.id for row in groups])
    shared = _SharedCodes(people, groups)
    return _applications(people, groups, shared), _batches(groups, shared)


class _SharedCodes:
    """Numbers that mean the same in both tables."""

    def __init__(self, people: Sequence[ApplicationRow], groups: Sequence[BatchRow]) -> None:
        both: list[ApplicationRow | BatchRow] = [*people, *groups]
        self.bodies = Codes([p.cooperative for p in people] + [g.host for g in groups])
        self.regencies = Codes(map(_regency, both))
        self.sectors = Codes([p.sector for p in people] + [s for g in groups for s in g.sectors])
        joined = chain.from_iterable
        self.competencies = Codes(joined(row.competencies for row in both))
        self.units = Codes(joined(row.units for row in both))
        self.languages = Codes(joined(row.languages for row in both))
        needs, given = (p.needs for p in people), (g.provides for g in groups)
        self.access = Codes(joined(chain(needs, given)))


def _applications(
    people: Sequence[ApplicationRow], groups: Sequence[BatchRow], codes: _SharedCodes
) -> Applications:
    province = _provinces([row.province for row in people])
    batch_number = {row.id: j for j, row in enumerate(groups)}
    lists = [_numbers(row, batch_number) for row in people]
    return Applications(
        ids=tuple(row.id for row in people),
        cooperative=codes.bodies.numbers([row.cooperative for row in people], missing=-1),
        province=province,
        island=_ISLANDS[province],
        regency=codes.regencies.numbers([*map(_regency, people)], missing=-1),
        sector=codes.sectors.masks([(row.sector,) for row in people]),
        competencies=codes.competencies.masks([row.competencies for row in people]),
        units=codes.units.masks([row.units for row in people]),
        team=_ints([row.team for row in people]),
        modes=np.array([row.modes for row in people], dtype=np.uint8),
        reach=np.array([row.reach for row in people], dtype=np.uint8),
        stage=_ints([row.stage for row in people]),
        languages=codes.languages.masks([row.languages for row in people]),
        needs=codes.access.masks([row.needs for row in people]),
        free_from=_ints([row.free_from.toordinal() for row in people]),
        free_until=_ints([row.free_until.toordinal() for row in people]),
        listed_only=np.array([row.listed_only for row in people], dtype=np.bool_),
        tier=_ints([row.tier for row in people]),
        waited=_ints([row.waited for row in people]),
        gave_back=np.array([row.gave_back for row in people], dtype=np.bool_),
        choice_start=starts_of([len(numbers) for numbers in lists]),
        choices=_ints([j for numbers in lists for j in numbers]),
    )


def _batches(groups: Sequence[BatchRow], codes: _SharedCodes) -> Batches:
    province = _provinces([row.province for row in groups])
    return Batches(
        ids=tuple(row.id for row in groups),
        host=codes.bodies.numbers([row.host for row in groups], missing=-2),
        province=province,
        island=_ISLANDS[province],
        regency=codes.regencies.numbers([*map(_regency, groups)], missing=-2),
        sectors=codes.sectors.masks([row.sectors for row in groups]),
        competencies=codes.competencies.masks([row.competencies for row in groups]),
        units=codes.units.masks([row.units for row in groups]),
        modes=np.array([row.modes for row in groups], dtype=np.uint8),
        stage=_ints([row.stage for row in groups]),
        languages=codes.languages.masks([row.languages for row in groups]),
        provides=codes.access.masks([row.provides for row in groups]),
        starts=_ints([row.starts.toordinal() for row in groups]),
        ends=_ints([row.ends.toordinal() for row in groups]),
        seats=_ints([row.seats for row in groups]),
        minimum=_ints([row.minimum for row in groups]),
        reserve=_ints([min(row.reserve, row.seats) for row in groups]),
        team_limit=_ints([row.team_limit for row in groups]),
        origins=_origins(groups),
    )


_ISLANDS = np.array(ISLAND_OF, dtype=np.uint8)
_ANYWHERE = (1 << len(ISLAND_OF)) - 1


def _regency(row: ApplicationRow | BatchRow) -> str:
    """A regency with its province: one written beside another province is another place."""
    return f"{row.province} {row.regency}" if row.regency else ""


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int32)


def _refuse_duplicates(ids: Sequence[str]) -> None:
    for before, after in pairwise(ids):
        if before == after:
            raise DuplicateId(after)


def _provinces(codes: Sequence[str]) -> Bytes:
    try:
        return np.array([NUMBER_OF[code] for code in codes], dtype=np.uint8)
    except KeyError as error:
        raise UnknownCode(f"province {error}") from None


def _origins(groups: Sequence[BatchRow]) -> Masks:
    """Which provinces a batch takes delegates from, one bit each: shape (m,)."""
    try:
        masks = [sum(1 << NUMBER_OF[code] for code in set(row.origins)) for row in groups]
    except KeyError as error:
        raise UnknownCode(f"province {error}") from None
    return np.array([mask or _ANYWHERE for mask in masks], dtype=np.uint64)


def _numbers(row: ApplicationRow, batch_number: dict[str, int]) -> list[int]:
    try:
        return list(dict.fromkeys(map(batch_number.__getitem__, row.choices)))
    except KeyError as error:
        raise UnknownCode(f"application {row.id}, batch {error}") from None
