"""Rows as plain values, one line of JSON each: what is published and what is fingerprinted.

A line holds the fields of a row in alphabetical order without spaces, in UTF-8. Sets are
sorted lists, days are written 2026-03-02, modes and reach are the numbers of ``rows``. The own
list keeps its order; a batch named twice counts where it stands first.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter

from .rows import ApplicationRow, BatchRow

Plain = dict[str, str | int | bool | list[str]]


class Reader:
    """What the batches of a round read of an application. The rest changes nothing, for whoever
    runs the round or checks it, and is not told: what is published lies beside a place that few
    cooperatives share.

    * The code of a cooperative, which names it, only where it hosts a batch: nobody is placed with
      themselves.
    * A need only where some batch does not provide for it.
    * The regency only where a batch in it may be reached by points: one that teaches something
      wanted, provides for every need, and was not ranked by hand.
    * Of who goes to batches of their own list only: neither sector nor subjects, which give points.
    """

    def __init__(self, batches: Collection[BatchRow]) -> None:
        self.hosts = {row.host for row in batches}
        provided = [frozenset(row.provides) for row in batches]
        self.everywhere = frozenset[str]().union(*provided).intersection(*provided)
        self.near: dict[tuple[str, str], list[tuple[str, frozenset[str], frozenset[str]]]] = {}
        for row in batches:
            facts = row.id, frozenset(row.competencies), frozenset(row.provides)
            self.near.setdefault((row.province, row.regency), []).append(facts)

    def told(self, row: ApplicationRow, locked: str = "") -> Plain:
        """The row as far as it is read. A place that was fixed beforehand is left as it is."""
        said = of_application(row, locked)
        if row.cooperative not in self.hosts:
            said["cooperative"] = ""
        if locked:
            return said
        if row.needs:
            said["needs"] = sorted(set(row.needs) - self.everywhere)
        if row.listed_only:
            said |= {"regency": "", "sector": "", "competencies": [], "units": []}
        elif row.regency and not self._is_near(row):
            said["regency"] = ""
        return said

    def _is_near(self, row: ApplicationRow) -> bool:
        near = self.near.get((row.province, row.regency))
        if near is None:
            return False
        wanted, needs = frozenset(row.competencies), frozenset(row.needs)
        return any(
            not wanted.isdisjoint(taught) and needs <= provided and name not in row.choices
            for name, taught, provided in near
        )


class FullReader(Reader):
    """As rounds were published before: all fields, whatever is read of them."""

    def told(self, row: ApplicationRow, locked: str = "") -> Plain:
        said = of_application(row, locked)
        if row.cooperative not in self.hosts:
            said["cooperative"] = ""
        return said


READERS: tuple[type[Reader], ...] = (Reader, FullReader)
"""How rows were told, the newest first: what was published stays provable."""


def of_application(row: ApplicationRow, locked: str = "") -> Plain:
    """All fields of a row; ``locked`` is the batch where the application has to stay, or empty."""
    return {
        "id": row.id,
        "cooperative": row.cooperative,
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
    *,
    told_by: type[Reader] = Reader,
) -> Iterator[str]:
    """A line per batch, then one per application, each sorted by id. O(n log n)."""
    groups = sorted(batches, key=attrgetter("id"))
    yield from (line(of_batch(row)) for row in groups)
    yield from application_lines(groups, applications, locked, told_by=told_by)


def application_lines(
    batches: Collection[BatchRow],
    applications: Iterable[ApplicationRow],
    locked: Mapping[str, str] | None = None,
    *,
    told_by: type[Reader] = Reader,
) -> Iterator[str]:
    standing, reader = locked or {}, told_by(batches)
    for row in sorted(applications, key=attrgetter("id")):
        place = standing.get(row.id, "")
        yield line(reader.told(row, place))
