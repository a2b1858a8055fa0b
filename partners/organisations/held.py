"""The rows of the directory in the memory of this process, as bits: 4 MB for 82,780 cooperatives.

They are read once (half a second of CPU). When something public of organisations has changed, the
changes that the database has are compared with those seen before, and only the blocks of which
rows were written or deleted are read again.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.db import connection
from django.db.models import Q

from home.cache import generations, reading
from home.cache.declared import WHOLE, declaration_of
from home.cache.generations import Generations, Stamp
from partners.organisations.bits import Bits, Block, Word
from partners.organisations.models import DirectoryChange, DirectoryRow
from partners.organisations.models.directory_change import LETTERS, block_of

PROVINCE, STAGE, UNIT, SECTOR = "province", "stage", "unit", "sector"
HOSTS, REPORTS, MADE_UP = "magang", "adoption", "made-up"
YES, LEARNED = "yes", "learned"
COLUMNS = (
    "region_code",
    "organisation_id",
    "stage",
    "hosts",
    "reports",
    "learned",
    "made_up",
    "units",
    "sectors",
)
MOST_APART = 40  # blocks that are asked for by name; of more, all rows are read

States = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class _Held:
    """`states` were read before the rows, which are so old at most."""

    bits: Bits
    states: States = field(default_factory=dict)
    made: Stamp = ()


_held: _Held | None = None


def rows() -> Bits:
    """Of all cooperatives on the site, in blocks by regency, from west to east.

    Not kept when the page cache is switched off, nor inside a transaction, which may show what is
    taken back. Threads that ask at once may each read; what is kept is never changed.
    """
    global _held
    if not settings.PAGE_CACHE_SECONDS or connection.in_atomic_block:
        return Bits(_read())
    reading.uses(DirectoryRow)
    now = generations.current()  # before anything is read
    held = _held
    if held is None or not generations.is_current(held.made, now):
        held = _held = _renewed(held, now)
    return held.bits


def made_up(bits: Bits) -> int:
    """The rows of what is invented for the demo."""
    return bits.having(MADE_UP, [YES])


def real(bits: Bits) -> int:
    """The rows of all others: what counts."""
    return bits.everything & ~made_up(bits)


def _renewed(held: _Held | None, now: Generations) -> _Held:
    states, declared = DirectoryChange.objects.states(), declaration_of(DirectoryRow)
    made = generations.stamp({declared.topic} if declared else (), now)
    # After a restored backup the database may give keys anew that were seen before.
    if held is None or dict(held.made)[WHOLE] != now[WHOLE]:
        return _Held(Bits(_read()), states, made)
    others = {
        name
        for name in states.keys() | held.states.keys()
        if states.get(name) != held.states.get(name)
    }
    bits = held.bits
    if len(others) > MOST_APART:
        bits = Bits(_read())
    elif others:
        bits = bits.with_blocks(_read(others), without=others)
    return _Held(bits, states, made)


def _read(names: Collection[str] | None = None) -> dict[str, Block]:
    """All blocks, or those of these names that there are."""
    asked = DirectoryRow.objects.order_by("region_code", "organisation_id")
    if names is not None:
        asked = asked.filter(_in_blocks(names))
    by_block = groupby(asked.values_list(*COLUMNS).iterator(), lambda row: block_of(row[0]))
    return {
        name: Block((key, _words(code, *facts)) for code, key, *facts in some)
        for name, some in by_block
    }


def _in_blocks(names: Collection[str]) -> Q:
    inside = Q(region_code__in=[name for name in names if len(name) < LETTERS])
    for name in names:
        if len(name) == LETTERS:
            inside |= Q(region_code__gte=name, region_code__lt=str(int(name) + 1))
    return inside


def _words(
    code: str,
    stage: str,
    hosts: bool,
    reports: bool,
    learned: bool,
    made_up: bool,
    units: str,
    sectors: str,
) -> Iterator[Word]:
    yield PROVINCE, code[:2]
    yield STAGE, stage
    if hosts:
        yield HOSTS, YES
    if learned:
        yield HOSTS, LEARNED
    if reports:
        yield REPORTS, YES
    if made_up:
        yield MADE_UP, YES
    for unit in units.split():
        yield UNIT, unit
    for sector in sectors.split():
        yield SECTOR, sector
