"""One cell at a time: what people type, and what is refused with a reason."""

from contextlib import suppress
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from home.sheets.problems import CellRefused
from partners.apprenticeships.rounds.languages import InBoth
from partners.apprenticeships.rounds.places import MODE_NAMES, MODES, PROVINCE_TERMS, province_names
from partners.apprenticeships.rounds.sources.problems import BadCell
from partners.apprenticeships.rounds.sources.sheets import cells
from partners.apprenticeships.rounds.sources.terms import Lookup
from partners.matching.rows import Mode

MARCH = date(2027, 3, 2)
PROVINCE = Lookup("province", PROVINCE_TERMS, province_names())
MODE = Lookup("way of taking part", MODES, MODE_NAMES)


class TestDays:
    @pytest.mark.parametrize(
        "typed",
        [
            "2027-03-02",
            "2/3/2027",
            "02-03-27",
            "2.3.2027",
            "2 Maret 2027",
            "Selasa, 2 Maret 2027",
            "2 mar 2027",
            "March 2, 2027",
            "2nd March 2027",
            "2027/3/2",
            "2027-03-02 00:00:00",
        ],
    )
    def test_a_day_is_read_as_people_type_it(self, typed):
        assert cells.day(typed) == MARCH

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            *(
                (typed, "not-a-date")
                for typed in ("31/2/2027", "besok", "2027", "2 Maret", "1 2 3 4")
            ),
            ("3/14/2027", "month-first"),
            ("1/1/1027", "year-out-of-bounds"),
        ],
    )
    def test_what_is_no_day_is_refused(self, typed, problem):
        with pytest.raises(CellRefused, match=problem):
            cells.day(typed)

    @given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
    def test_every_day_survives_both_ways_of_writing(self, day):
        assert cells.day(day.isoformat()) == day
        assert cells.day(f"{day.day}/{day.month}/{day.year}") == day


class TestNumbers:
    @pytest.mark.parametrize("typed", ["38", "38.0", "38,00", "+38"])
    def test_whole_numbers_of_spreadsheets(self, typed):
        assert cells.whole(0, 99)(typed) == 38

    @pytest.mark.parametrize("typed", ["3,5", "tiga", "1e3", "100", "-1", "9" * 20, "٣"])
    def test_other_numbers_are_refused(self, typed):
        with pytest.raises(CellRefused):
            cells.whole(0, 99)(typed)

    def test_tier_may_be_said_with_yes_and_no(self):
        assert [cells.tier(text) for text in ("ya", "no", "2")] == [1, 0, 2]
        with pytest.raises(BadCell):
            cells.tier("3")


class TestTerms:
    @pytest.mark.parametrize(
        "typed", ["32", "Jawa Barat", "west java", "JABAR", "Provinsi Jawa  Barat"]
    )
    def test_a_province_by_code_or_by_either_name(self, typed):
        assert PROVINCE.find(typed) == "32"

    def test_unknown_name_gets_the_nearest(self):
        with pytest.raises(BadCell) as refused:
            PROVINCE.find("Jawa Brat")
        for language, name in (("id", "“Jawa Barat”"), ("en", "“West Java”")):
            with override(language):
                assert name in str(refused.value.right)

    def test_every_province_is_found_by_everything_it_is_called(self):
        for code, names in PROVINCE_TERMS.items():
            assert {PROVINCE.find(name) for name in (code, *names)} == {code}

    def test_name_with_two_meanings_lists_both(self):
        lookup = Lookup(
            "city",
            {"1": InBoth("Kota X", "X City"), "2": InBoth("Kabupaten X", "X Regency")},
            [("X", "1"), ("X", "2")],
        )
        with pytest.raises(BadCell):
            lookup.find("X")

    def test_list_names_the_part_that_is_wrong(self):
        with pytest.raises(BadCell) as refused:
            cells.several(PROVINCE)("Aceh; Atlantis")
        assert refused.value.part == "Atlantis"

    def test_comma_separates_only_where_no_name_has_one(self):
        lookup = Lookup("x", {"a": InBoth("Pasar, kontrak", "P"), "b": InBoth("B", "B")})
        assert cells.several(lookup)("Pasar, kontrak; B") == ("a", "b")
        assert cells.several(lookup)("b, a, b") == ("b", "a")

    @pytest.mark.parametrize(
        ("typed", "mode"),
        [
            ("daring", Mode.ONLINE),
            ("on site", Mode.ONSITE),
            ("onsite; online", Mode.ONSITE | Mode.ONLINE),
            ("luring + daring", Mode.ONSITE | Mode.ONLINE),
            ("di tempat atau daring", Mode.ONSITE | Mode.ONLINE),
        ],
    )
    def test_ways_of_taking_part(self, typed, mode):
        assert cells.modes(MODE)(typed) == mode

    def test_stage_by_number_code_or_name(self):
        terms = {"first": InBoth("Pertama", "First"), "second": InBoth("Kedua", "Second")}
        read = cells.stage(Lookup("stage", terms))
        assert [read(text) for text in ("0", "2", "first", "Kedua")] == [0, 2, 1, 2]
        with pytest.raises(BadCell):
            read("7")


@pytest.mark.parametrize("typed", ["A\nB", "x" * 101])
def test_codes_that_would_spoil_digests_are_refused(typed):
    with pytest.raises(BadCell):
        cells.identifier(typed)


@given(st.text(min_size=1, max_size=40))
def test_odd_text_is_read_or_refused_and_never_fails(text):
    for read in (cells.day, cells.whole(0, 9), cells.tier, PROVINCE.find):
        with suppress(BadCell, CellRefused):
            read(text)
