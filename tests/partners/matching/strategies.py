"""Hypothesis strategies for markets and for rounds."""

from datetime import date, timedelta

from hypothesis import strategies as st

from partners.matching.provinces import PROVINCES
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

from .brute_force import Small


@st.composite
def markets(draw, *, applications: int = 5, batches: int = 3, reserves: bool = False) -> Small:
    n = draw(st.integers(0, applications))
    m = draw(st.integers(1, batches))
    lists = st.lists(st.integers(0, m - 1), max_size=m, unique=True)
    preferences = draw(st.lists(lists, min_size=n, max_size=n))
    priorities = []
    for _ in range(m):
        order = draw(st.permutations(range(n)))
        accepted = draw(st.integers(0, n)) if draw(st.booleans()) else n
        priorities.append({i: 10 * rank for rank, i in enumerate(order[:accepted])})
    capacities = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    if not reserves:
        return Small(preferences, priorities, capacities)
    kept = tuple(draw(st.integers(0, seats)) for seats in capacities)
    protected = frozenset(draw(st.sets(st.integers(0, max(0, n - 1)), max_size=n)))
    return Small(preferences, priorities, capacities, kept, protected & frozenset(range(n)))


_DAY = date(2026, 3, 2)
_WORDS = ("books", "cold-chain", "members", "retail")
_codes = st.sampled_from([province.code for province in PROVINCES[8:14]])
_sectors = st.sampled_from(["dairy", "fisheries"])
_words = st.sets(st.sampled_from(_WORDS), min_size=1, max_size=3).map(sorted)


@st.composite
def batch_rows(draw, number: int, minimums: int) -> BatchRow:
    province, seats = draw(_codes), draw(st.integers(0, 4))
    starts = _DAY + timedelta(days=draw(st.integers(0, 20)))
    return BatchRow(
        id=f"B{number}",
        host=f"H{number}",
        province=province,
        regency=draw(st.sampled_from([f"{province}.01", f"{province}.02", "32.01", ""])),
        sectors=draw(st.sets(_sectors).map(sorted)),
        competencies=draw(_words),
        units=draw(_words),
        modes=draw(st.sampled_from([Mode.ONSITE, Mode.ONLINE, Mode.ONSITE | Mode.ONLINE])),
        stage=draw(st.integers(0, 1)),
        provides=draw(st.sampled_from([(), ("wheelchair",)])),
        starts=starts,
        ends=starts + timedelta(days=5),
        seats=seats,
        minimum=draw(st.integers(0, minimums)),
        reserve=draw(st.integers(0, seats)),
        team_limit=draw(st.integers(1, 3)),
        origins=draw(st.sampled_from([(), (province,)])),
    )


@st.composite
def application_rows(draw, number: int, batches: list[BatchRow]) -> ApplicationRow:
    province = draw(_codes)
    first = _DAY + timedelta(days=draw(st.integers(-5, 10)))
    ids = [batch.id for batch in batches]
    return ApplicationRow(
        id=f"A{number:02d}",
        cooperative=draw(st.sampled_from([f"K{number}", f"H{number}"])),
        province=province,
        regency=draw(st.sampled_from([f"{province}.01", f"{province}.02", "32.01", ""])),
        sector=draw(st.one_of(st.just(""), _sectors)),
        competencies=draw(_words),
        units=draw(_words),
        team=draw(st.integers(1, 2)),
        modes=draw(st.sampled_from([Mode.ONSITE, Mode.ONSITE | Mode.ONLINE])),
        reach=draw(st.sampled_from(Reach)),
        stage=draw(st.integers(0, 2)),
        needs=draw(st.sampled_from([(), (), ("wheelchair",)])),
        free_from=first,
        free_until=first + timedelta(days=draw(st.integers(10, 30))),
        listed_only=draw(st.booleans()),
        tier=draw(st.integers(0, 2)),
        waited=draw(st.integers(0, 4)),
        gave_back=draw(st.booleans()),
        choices=draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else (),
    )


@st.composite
def rounds(draw, *, applications: int = 12, batches: int = 5, minimums: int = 2):
    m, n = draw(st.integers(0, batches)), draw(st.integers(0, applications))
    groups = [draw(batch_rows(number, minimums)) for number in range(m)]
    people = [draw(application_rows(number, groups)) for number in range(n)]
    return people, groups
