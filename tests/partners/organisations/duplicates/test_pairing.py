"""Pairs are sought inside blocks, each once, with what lies behind them."""

from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.duplicates.pairing import (
    MOST_AT_ONE_ADDRESS,
    WINDOW,
    blocks_of,
    pairs_of,
)
from partners.organisations.duplicates.scoring import SHOWN_FROM, Record, compare
from tests.partners.organisations.duplicates.labelled import SAME, VILLAGE
from tests.partners.organisations.duplicates.test_scoring import records

MAIL = frozenset({"email:dinas@contoh.id"})
MANY = st.lists(records(), max_size=12).map(
    lambda found: [Record(key, *_facts(one)) for key, one in enumerate(found)]
)


def _facts(one: Record) -> tuple[object, ...]:
    names = list(Record.__dataclass_fields__)[1:]
    return tuple(getattr(one, name) for name in names)


@given(st.sampled_from(sorted(SAME)))
def test_one_cooperative_twice_is_found(case: str) -> None:
    (pair,) = pairs_of(SAME[case])
    assert (pair.first, pair.second) == (1, 2)
    assert pair.margin == pair.score


@given(MANY)
def test_few_records_give_what_comparing_all_of_them_does(known: list[Record]) -> None:
    """Up to addresses that too many share, blocks lose no pair that would be shown."""
    few = known[:MOST_AT_ONE_ADDRESS]
    everything = {
        (one.key, other.key)
        for at, one in enumerate(few)
        for other in few[at + 1 :]
        if compare(one, other).score >= SHOWN_FROM
    }
    assert {(pair.first, pair.second) for pair in pairs_of(few)} == everything


@given(MANY)
def test_each_pair_stands_once_in_the_order_of_its_keys(known: list[Record]) -> None:
    found = [(pair.first, pair.second) for pair in pairs_of(known)]
    assert len(found) == len(set(found))
    assert all(first < second for first, second in found)


@given(MANY, st.randoms())
def test_order_of_records_says_nothing(known: list[Record], random: object) -> None:
    mixed = list(known)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert pairs_of(mixed) == pairs_of(known)


def test_margin_is_small_where_a_third_is_as_likely() -> None:
    same = [Record(key, "Koperasi Tani Makmur", VILLAGE) for key in (1, 2, 3)]
    assert [pair.margin for pair in pairs_of(same)] == [0, 0, 0]


def test_an_address_of_many_tells_nothing() -> None:
    village = [f"32040120{number:02}" for number in range(1, MOST_AT_ONE_ADDRESS + 2)]
    office = [Record(key, "KUD Mina", code[:6], contacts=MAIL) for key, code in enumerate(village)]
    assert pairs_of(office) == []
    assert len(pairs_of(office[:2])) == 1


def test_names_in_one_district_are_no_block() -> None:
    assert blocks_of(Record(1, "KUD Mina Jaya", "320401")) == set()


def test_a_large_block_is_walked_in_a_window() -> None:
    many = [Record(key, f"Koperasi Usaha {key:04}x", VILLAGE) for key in range(4 * WINDOW)]
    twin = Record(len(many), "Koperasi Usaha 0000x", VILLAGE)
    assert [(pair.first, pair.second) for pair in pairs_of([*many, twin]) if pair.score == 50] == [
        (0, twin.key)
    ]
