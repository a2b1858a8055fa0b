"""The map draws from where cooperatives applied; a place that is not told is not drawn as none."""

from django.utils import translation

from partners.apprenticeships.programme.adding import table
from partners.apprenticeships.programme.page import _map
from partners.apprenticeships.programme.telling import APPLIED, PLACED, AtLeast


def test_a_province_whose_places_are_not_told_is_drawn_by_who_applied() -> None:
    cells = {APPLIED: {"32": 31, "35": 24, "": 2}, PLACED: {"32": None, "35": 13}}
    with translation.override("en"):
        drawn = {row["code"]: (row["value"], row["label"]) for row in _map(cells)}
    assert drawn == {
        "32": (31, "31 applied"),
        "35": (24, "24 applied"),
    }


def test_nobody_of_those_of_whom_nobody_applied_has_a_place() -> None:
    counts = {"grain": None, "fish": None, "milk": 7}
    applied = {"grain": 0, "fish": None, "milk": 9}
    one = {"groups": {"sector": {APPLIED: applied, PLACED: counts}}}
    assert table(one, "sector", PLACED) == {"grain": 0, "fish": None, "milk": 7}


def test_a_province_of_which_a_part_is_told_is_drawn_by_it_and_says_at_least() -> None:
    with translation.override("en"):
        [drawn] = _map({APPLIED: {"32": AtLeast(31)}})
    assert (drawn["value"], drawn["label"]) == (31, "at least 31 applied")


def test_nothing_is_drawn_where_no_count_is_told() -> None:
    assert _map({APPLIED: {"32": None}, PLACED: {"32": None}}) == []
