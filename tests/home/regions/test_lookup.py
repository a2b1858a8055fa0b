"""One region, several to choose from, or none: never a silent guess."""

import pytest

from home.regions.lookup import ListedRegions, Problem, find, official_regions
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, rows

UPPER = {PROVINCE, REGENCY}


@pytest.fixture(scope="module")
def regions() -> ListedRegions:
    return official_regions(REGENCY)


@pytest.fixture(scope="module")
def villages() -> ListedRegions:
    """Down to the village, in two regencies and what has a name of its own kind elsewhere."""
    shown = ("3301", "3302", "9103", "7401")
    return ListedRegions(
        row for row in rows() if row.level <= REGENCY or row.code.startswith(shown)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3301", "3301"),
        ("33.01", "3301"),
        ("33-01", "3301"),
        ("'3301", "3301"),
        ("33.01\u200b", "3301"),
        ("KAB. CILACAP", "3301"),
        ("Kab.Cilacap", "3301"),
        ("Kab Cilacap", "3301"),
        ("Kabupaten  Cilacap", "3301"),
        ("Cilacap", "3301"),
        ("Cilacap Regency", "3301"),
        ("33.01 Kabupaten Cilacap", "3301"),
        ("3301 - Cilacap", "3301"),
        ("Cilacap (33.01)", "3301"),
        ("Kota Adm. Jakarta Pusat", "3171"),
        ("Kota Administrasi Jakarta Pusat", "3171"),
        ("Kota Jakarta Pusat", "3171"),
        ("Jakarta Pusat", "3171"),
        ("Kab. Adm. Kep. Seribu", "3101"),
        ("DKI Jakarta", "31"),
        ("Daerah Khusus Ibukota Jakarta", "31"),
        ("D.I. Yogyakarta", "34"),
        ("DI Yogya", "34"),
        ("PROV. JATENG", "33"),
        ("Central Java", "33"),
        ("Sumatra Utara", "12"),
        ("Kodya Bandung", "3273"),
        ("City of Bandung", "3273"),
        ("Bandung Regency", "3204"),
        ("Kab. Bandung, Jawa Barat", "3204"),
        ("Kab. Toli Toli", "7204"),
        ("Kota Tanjung Balai", "1274"),
        ("Pahuwato", "7504"),
        ("Maluku Tenggara Barat", "8103"),
        ("Kab. Pontianak", "6102"),
        ("Pontianak", "6171"),
        ("Kotabaru", "6302"),
    ],
)
def test_one_region_however_it_is_written(regions: ListedRegions, text: str, code: str) -> None:
    answer = find(text, regions, levels=UPPER)
    assert answer.one is not None
    assert answer.one.code == code
    assert answer.problem is None
    assert not answer.is_mended


@pytest.mark.parametrize("text", ["3301.0", "3301,00", "33,01", "3.301", "33.1.0"])
def test_code_that_a_spreadsheet_bent_is_mended_and_said_to_be(
    regions: ListedRegions, text: str
) -> None:
    answer = find(text, regions, levels=UPPER | {DISTRICT})
    if text == "33.1.0":
        assert answer.one is None  # 33.01.00 is no district
        return
    assert answer.one is not None
    assert answer.one.code == "3301"
    assert answer.is_mended


@pytest.mark.parametrize("text", ["1.10101E+12", "1.1E+09", "12345", "0301", "3", "330101200"])
def test_number_that_lost_digits_is_refused(regions: ListedRegions, text: str) -> None:
    answer = find(text, regions)
    assert answer.problem is Problem.DAMAGED
    assert answer.candidates == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bandung", {"3204", "3273"}),
        ("Yogyakarta", {"34", "3471"}),
        ("33.1", {"3310", "3301"}),  # 33.10 as a number, or 33.01 typed without its nought
        ("Bandung, Jawa Barat", {"3204", "3273"}),
    ],
)
def test_ambiguous_text_gives_all_it_can_mean(
    regions: ListedRegions, text: str, codes: set[str]
) -> None:
    answer = find(text, regions, levels=UPPER)
    assert answer.one is None
    assert answer.problem is Problem.AMBIGUOUS
    assert {row.code for row in answer.candidates} == codes


def test_a_province_in_full_is_the_province_and_a_regency_where_one_is_asked_for(
    regions: ListedRegions,
) -> None:
    province = find("Gorontalo", regions, levels=UPPER).one
    assert province is not None
    assert province.code == "75"
    asked = find("Gorontalo", regions, levels={REGENCY})
    assert {row.code for row in asked.candidates} == {"7501", "7571"}
    assert asked.problem is Problem.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "levels", "within", "problem"),
    [
        ("Kota Cilacap", UPPER, "", Problem.OTHER_KIND),
        ("33", {REGENCY}, "", Problem.OTHER_LEVEL),
        ("Cilacap", {PROVINCE}, "", Problem.OTHER_LEVEL),
        ("Cilacap", UPPER, "32", Problem.ELSEWHERE),
        ("3301", UPPER, "32", Problem.ELSEWHERE),
        ("Cilacap, Jawa Barat", UPPER, "", Problem.ELSEWHERE),
        ("33.02 Cilacap", UPPER, "", Problem.CONTRADICTION),
        ("Cilakap", UPPER, "", Problem.UNKNOWN),
        ("9999", UPPER, "", Problem.UNKNOWN),
        ("", UPPER, "", Problem.UNKNOWN),
        ("Kabupaten", UPPER, "", Problem.UNKNOWN),
        (", ,", UPPER, "", Problem.UNKNOWN),
    ],
)
def test_none_with_its_reason(
    regions: ListedRegions, text: str, levels: set[int], within: str, problem: Problem
) -> None:
    answer = find(text, regions, levels=levels, within=within)
    assert answer.one is None
    assert answer.problem is problem


class TestVillages:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("33.01.01.2001", "3301012001"),
            ("3301012001", "3301012001"),
            ("Desa Kesugihan, Kec. Kesugihan, Cilacap", "3301022003"),
            ("Kec. Kesugihan", "330102"),
            ("Desa Adat Yoboi", "9103013007"),
            ("Yoboi", "9103013007"),
            ("19 Nopember", "7401011001"),  # a name that begins like a code
        ],
    )
    def test_one(self, villages: ListedRegions, text: str, code: str) -> None:
        row = find(text, villages).one
        assert row is not None
        assert row.code == code

    @pytest.mark.parametrize("text", ["3.301012001E+09", "3.301.012.001", "3301012001.0"])
    def test_ten_digits_that_are_all_there_are_mended(
        self, villages: ListedRegions, text: str
    ) -> None:
        answer = find(text, villages)
        assert answer.one is not None
        assert answer.one.code == "3301012001"
        assert answer.is_mended

    def test_a_village_and_its_district_of_one_name_are_two(self, villages: ListedRegions) -> None:
        assert find("Kesugihan", villages, within="3301").problem is Problem.AMBIGUOUS
        row = find("Kesugihan", villages, within="3301", levels={VILLAGE}).one
        assert row is not None
        assert row.code == "3301022003"


def test_only_two_villages_in_three_have_a_name_of_their_own() -> None:
    """Why a name alone is never an identity."""
    names = [row.name for row in rows() if row.level == VILLAGE]
    alone = sum(names.count(name) == 1 for name in names[::400])
    assert 0.5 < alone / len(names[::400]) < 0.8
