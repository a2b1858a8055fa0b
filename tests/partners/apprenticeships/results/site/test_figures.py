"""What is drawn of a result: nothing that says less, or more, than may be told."""

from partners.apprenticeships.results.site import figures


def rows(*provinces: tuple[str, int, int]) -> list[figures.Row]:
    return figures.provinces({"provinces": provinces})


def test_no_map_where_every_count_is_too_small_to_be_told() -> None:
    assert figures.map_values(rows(("32", 4, 3), ("33", 2, 1))) == []


def test_map_where_a_count_is_told() -> None:
    drawn = figures.map_values(rows(("32", 9, 7), ("33", 8, 6), ("34", 9, 0)))
    assert [(row["code"], row["value"]) for row in drawn] == [("34", 0), ("32", 7), ("33", 6)]
