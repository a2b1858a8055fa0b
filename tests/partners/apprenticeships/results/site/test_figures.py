"""What is drawn of a result: nothing that says less, or more, than may be told."""

from django.utils import translation

from partners.apprenticeships.results.site import figures


def rows(*provinces: tuple[str, int, int]) -> list[figures.Row]:
    return figures.provinces({"provinces": provinces})


def test_no_map_where_every_count_is_too_small_to_be_told() -> None:
    assert figures.map_values(rows(("32", 4, 3), ("33", 2, 1))) == []


def test_map_where_a_count_is_told() -> None:
    drawn = figures.map_values(rows(("32", 9, 7), ("33", 8, 6), ("34", 9, 0)))
    assert [(row["code"], row["value"]) for row in drawn] == [("34", 0), ("32", 7), ("33", 6)]


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
