"""Evidence for and against one cooperative."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.duplicates.scoring import (
    POINTS,
    SHOWN_FROM,
    Record,
    compare,
    is_new_case,
)
from tests.partners.organisations.duplicates.labelled import NUMBER, OTHERS, SAME

NAMES = ["Kopdes Merah Putih Sukamaju", "KUD Sukamaju", "Sukamaju II", "Tani Makmur", "Tani Makmr"]
REGIONS = ["", "32", "3204", "320401", "3204012001", "3204012002", "3301012003"]
CODES = st.lists(st.sampled_from(sorted(POINTS)), max_size=5).map(tuple)


@st.composite
def records(draw: st.DrawFn, key: int = 1) -> Record:
    number = st.sampled_from(["", NUMBER, "518/BH/X.1/12", "518BHX112", "1234567890"])
    return Record(
        key,
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from(REGIONS)),
        draw(st.sampled_from(["", "Sukamaju"])),
        draw(number),
        draw(st.booleans()),
        draw(st.frozensets(st.sampled_from(["email:a@b.id", "website:b.id"]))),
        tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        tuple(draw(st.lists(number, max_size=2))),
    )


@pytest.mark.parametrize("case", SAME)
def test_one_cooperative_is_shown(case: str) -> None:
    assert compare(*SAME[case]).score >= SHOWN_FROM


@pytest.mark.parametrize("case", OTHERS)
def test_two_cooperatives_are_not_shown(case: str) -> None:
    assert compare(*OTHERS[case]).score < SHOWN_FROM


def test_every_reason_stands_with_the_score() -> None:
    scored = compare(*SAME["two numbers, one KDKMP of one village"])
    assert scored == (65, ("one_kdkmp", "name", "village", "numbers_differ"))


@given(records(1), records(2))
def test_the_order_of_two_says_nothing(one: Record, other: Record) -> None:
    assert compare(one, other) == compare(other, one)


@given(records(1), records(2))
def test_score_is_what_its_reasons_come_to(one: Record, other: Record) -> None:
    scored = compare(one, other)
    assert scored.score == max(0, min(100, sum(POINTS[code] for code in scored.reasons)))
    assert len(set(scored.reasons)) == len(scored.reasons)


@given(records(1), records(2))
def test_names_and_district_alone_are_never_enough(one: Record, other: Record) -> None:
    bare = {"region": "320401", "village": "", "number": "", "is_kdkmp": False}
    bare |= {"contacts": frozenset(), "former_names": (), "former_numbers": ()}
    same = replace(one, name="KUD Sukamaju", **bare), replace(other, name="KUD Sukamaju", **bare)
    assert compare(*same).score < SHOWN_FROM


@given(records(1), records(2))
def test_an_address_in_common_never_speaks_against(one: Record, other: Record) -> None:
    shared = frozenset({"email:satu@contoh.id"})
    before = compare(replace(one, contacts=frozenset()), replace(other, contacts=frozenset()))
    after = compare(replace(one, contacts=shared), replace(other, contacts=shared))
    assert after.score >= before.score


@given(CODES)
def test_what_was_decided_on_is_no_new_case(codes: tuple[str, ...]) -> None:
    assert not is_new_case(codes, codes)


def test_a_reason_against_that_has_gone_makes_a_new_case() -> None:
    assert is_new_case(("village", "numbers_differ"), ("village",))
    assert is_new_case(("village",), ("village", "email"))
    assert not is_new_case(("village", "email"), ("village",))
    assert not is_new_case(("village",), ("village", "numbers_differ"))
