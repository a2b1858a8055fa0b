"""Rows as plain values, one line of JSON each: what is published and what is fingerprinted.

A line holds the fields of a row in alphabetical order without spaces, in UTF-8. Sets are
sorted lists, days are written 2026-03-02, modes and reach are the numbers of ``rows``. The own
list keeps its order; a batch named twice counts where it stands first.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter

from .rows import ApplicationRow, BatchRow

Plain = dict[str, str | int | bool | list[str]]


def of_application(
    row: ApplicationRow, locked: str = "", hosts: Collection[str] = frozenset()
) -> Plain:
    """All fields; ``locked`` is the batch where the application has to stay, or empty. The code of
    a cooperative names it to everybody: it is told of ``hosts`` only, who are not placed with
    themselves.
    """
    return {
        "id": row.id,
        "cooperative": row.cooperative if row.cooperative in hosts else "",
        "province": row.province,
        "regency": row.regency,
        "sector": row.sector,
        "competencies": sorted(set(row.competencies)),
        "units": sorted(set(row.units)),
        "team": row.team,
        "modes": int(row.modes),
        "reach": int(row.reach),
        "stage": row.stage,
        "languages": sorted(set(row.languages)),
        "needs": sorted(set(row.needs)),
        "free_from": row.free_from.isoformat(),
        "free_until": row.free_until.isoformat(),
        "listed_only": row.listed_only,
        "tier": row.tier,
        "waited": row.waited,
        "gave_back": row.gave_back,
        "choices": list(dict.fromkeys(row.choices)),
        "locked": locked,
    }


def of_batch(row: BatchRow) -> Plain:
    return {
        "id": row.id,
        "host": row.host,
        "province": row.province,
        "regency": row.regency,
        "sectors": sorted(set(row.sectors)),
        "competencies": sorted(set(row.competencies)),
        "units": sorted(set(row.units)),
        "modes": int(row.modes),
        "stage": row.stage,
        "languages": sorted(set(row.languages)),
        "provides": sorted(set(row.provides)),
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat(),
        "seats": row.seats,
        "minimum": row.minimum,
        "reserve": row.reserve,
        "team_limit": row.team_limit,
        "origins": sorted(set(row.origins)),
    }


def line(values: Plain) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def lines(
    batches: Iterable[BatchRow],
    applications: Iterable[ApplicationRow],
    locked: Mapping[str, str] | None = None,
) -> Iterable[str]:
    """A line per batch, then one per application, each sorted by id. O(n log n)."""
    standing, groups = locked or {}, sorted(batches, key=attrgetter("id"))
    hosts = {row.host for row in groups}
    yield from (line(of_batch(row)) for row in groups)
    for row in sorted(applications, key=attrgetter("id")):
        yield line(of_application(row, standing.get(row.id, ""), hosts))
