"""Filters that split the results stand first; what splits nothing is left out."""

from typing import Any

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from home.ui.facets import OPEN, arranged, split

COUNTS = st.lists(st.integers(0, 300), max_size=12)


def facet(name: str, *counts: int | None, chosen: int = -1) -> dict[str, Any]:
    options = [
        {"value": f"v{number}", "label": f"V{number}", "count": count, "selected": number == chosen}
        for number, count in enumerate(counts)
    ]
    return {"name": name, "label": name.title(), "options": options}


def names(*facets: dict[str, Any], total: int) -> list[str]:
    return [placed.facet["name"] for placed in arranged(facets, total)]


@given(counts=COUNTS, total=st.integers(0, 300))
def test_split_is_a_share(counts: list[int], total: int) -> None:
    assert 0 <= split([min(count, total) for count in counts], total) <= 1


@given(total=st.integers(1, 300), parts=st.integers(1, 20))
def test_choices_that_all_results_have_split_nothing(total: int, parts: int) -> None:
    assert split([total] * parts, total) == 0


def test_more_even_choices_split_better_than_one_that_most_have() -> None:
    assert split([10, 10, 10], 30) > split([28, 1, 1], 30) > split([3], 30)


def test_what_splits_well_comes_first_and_the_rooms_order_settles_the_rest() -> None:
    hosts, place, stage, sector = (
        facet("hosts", 6),
        facet("place", 34, 33, 30, 26),
        facet("stage", 131, 56),
        facet("sector", 55, 48, 42, 39),
    )
    found = names(hosts, stage, place, sector, total=200)
    assert found == ["place", "sector", "stage", "hosts"]


def test_a_single_choice_that_all_have_is_left_out_unless_it_is_chosen() -> None:
    assert names(facet("kind", 7), total=7) == []
    assert names(facet("kind", 7, chosen=0), total=7) == ["kind"]
    assert names(facet("kind", 3), total=7) == ["kind"]


def test_what_has_no_choices_is_left_out() -> None:
    assert names(facet("kind"), total=7) == []


def test_the_first_four_stand_open() -> None:
    many = [facet(f"f{number}", 5, 5) for number in range(7)]
    folded = [placed.is_folded for placed in arranged(many, 10)]
    assert folded == [False] * OPEN + [True] * 3


def test_a_tick_moves_no_filter_that_splits_as_well_as_before() -> None:
    before = names(facet("place", 34, 33, 30), facet("sector", 50, 47), total=97)
    after = names(facet("place", 34, 33, 30, chosen=0), facet("sector", 20, 14), total=34)
    assert before == after == ["place", "sector"]


def test_without_counts_all_stand_in_the_order_of_their_room() -> None:
    assert names(facet("b", None, None), facet("a", None), total=3) == ["b", "a"]


def _drawn(**given: Any) -> str:
    return render_to_string("components/filters.html", {"facets": [], "total": 0, **given}).strip()


def test_there_is_nothing_to_apply_where_there_is_nothing_to_choose() -> None:
    assert _drawn() == ""
    assert _drawn(facets=[facet("kind", 7)], total=7) == ""


def test_something_chosen_is_never_folded_away() -> None:
    many = [facet(f"f{number}", 5, 5) for number in range(5)]
    last = facet("last", *[1] * 8, chosen=7)
    drawn = _drawn(facets=[*many, last], total=10)
    assert '<details class="facet" id="facet-last" open>' in drawn
    assert '<details id="more-last" open>' in drawn
    assert '<details class="facet" id="facet-f4">' in drawn


def test_filters_can_be_skipped_and_the_button_says_how_many_there_are() -> None:
    drawn = _drawn(facets=[facet("kind", 3, 4)], total=1234)
    assert '<a class="skip" href="#results">' in drawn
    assert "<b>1.234 hasil – lihat</b>" in drawn
    assert "<span>Terapkan saringan</span>" in drawn
