"""What is drawn of a result: nothing that says less, or more, than may be told."""

from typing import Any

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results.site import figures


def rows(*provinces: tuple[str, int, int]) -> list[figures.Row]:
    return figures.provinces({"provinces": provinces})


def test_no_map_where_every_count_is_too_small_to_be_told() -> None:
    assert figures.map_values(rows(("32", 4, 3), ("33", 2, 1))) == []


def test_map_draws_who_applied_also_where_places_are_not_told() -> None:
    with translation.override("en"):
        drawn = figures.map_values(rows(("32", 9, 7), ("33", 8, 6), ("34", 9, 0), ("35", 3, 1)))
    assert {row["code"]: row["value"] for row in drawn}["34"] == 9
    assert all(row["value"] in {0, 8, 9} for row in drawn)
    assert all("not told" in row["label"] for row in drawn if row["code"] == "35")


def ranks(counts: dict[str, int], applications: int) -> list[str]:
    """First, second, third choice, a later one, by points, no place."""
    facts = {"ranks": counts, "applications": applications, "placed": sum(counts.values())}
    with translation.override("en"):
        return [row["told"] for row in figures.ranks(facts)]


def test_who_has_no_place_follows_from_the_totals_and_hides_no_other_count() -> None:
    """Hidden with one small count, it would leave that one to be computed."""
    told = ranks({"1": 30, "2": 3, "3": 0, "more": 20, "points": 0}, 60)
    assert told == ["30", "not told", "0", "not told", "0", "7"]


def test_where_a_few_have_a_place_the_rest_does_not_give_them_away() -> None:
    told = ranks({"1": 2, "2": 1, "3": 0, "more": 0, "points": 0}, 12)
    assert set(told) == {"not told"}


def test_all_that_is_hidden_in_a_table_has_the_same_words() -> None:
    with translation.override("en"):
        told = {row["placed"] for row in rows(("32", 4, 3), ("33", 9, 8), ("34", 30, 20))}
    assert told == {"not told", "20"}


LAST = {"1": 9, "2": 4, "3": 2, "more": 0, "points": 0}


def of_a_round(*provinces: tuple[str, int, int]) -> dict[str, Any]:
    """18 applied, 15 have a place."""
    given = {"ranks": LAST, "provinces": provinces, "asked_3t": 9, "placed_3t": 8}
    return {"applications": 18, "placed": 15, "seats": 20, "batches": 6, "closed": [], **given}


def test_where_a_few_have_no_place_no_total_tells_how_many() -> None:
    facts = of_a_round(("32", 9, 8), ("33", 9, 7))
    with translation.override("en"):
        assert [row["value"] for row in figures.totals(facts)][:2] == ["18", "not told"]
        told = [row["told"] for row in figures.ranks(facts)]
        shown = [row["placed"] for row in figures.provinces(facts)]
    assert figures.groups(facts) == []
    assert told[-1] == "not told"
    assert told.count("not told") > 1
    assert set(shown) == {"not told"}


counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)


@given(counts, st.integers(1, 4))
def test_a_few_without_a_place_never_follow_from_what_is_told(placed, without) -> None:
    """Neither from the ranks nor from all counts of the table with the total of who applied."""
    names = ["1", "2", "3", "more", "points"]
    told = ranks(dict(zip(names, placed, strict=True)), sum(placed) + without)
    assert told[-1] == "not told"
    assert told.count("not told") > 1


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=6))
def test_provinces_do_not_tell_how_few_have_no_place(pairs) -> None:
    given = [(f"{31 + at}", got + rest, got) for at, (got, rest) in enumerate(pairs)]
    without = sum(rest for _got, rest in pairs)
    with translation.override("en"):
        shown = {row["placed"] for row in rows(*given)}
    assert not 0 < without < 5 or "not told" in shown
