"""A name of a place that none bears: the nearest ones are told, and never taken."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.access import Actor
from home.desk.locking import version_of
from home.regions.source import DISTRICT, REGENCY, VILLAGE, RegionRow
from home.sheets.book import open_book
from partners.organisations.importing import nearby, words
from partners.organisations.importing.refusals import PlaceNotKnown
from partners.organisations.models import Organisation, RegisterImport, RegisterRow
from partners.organisations.services import register_imports as services
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
HEAD = ["Nomor badan hukum", "Nama koperasi", "Provinsi", "Kabupaten", "Kecamatan", "Desa",
        "Jumlah anggota"]  # fmt: skip
NAME = "Koperasi Desa Merah Putih Contoh"
PLACE = {"province": "Provinsi 33", "regency": "Kabupaten K3301", "district": "Kec330101"}


@pytest.fixture(autouse=True)
def _country() -> Iterator[None]:
    lists.country()
    with translation.override("en"):
        yield


def row(village: str, *, number: str = "", name: str = NAME, **place: str) -> list[Any]:
    return [number, name, *{**PLACE, **place}.values(), village, 70]


def checked(by: Any, *rows: list[Any], **how: Any) -> RegisterImport:
    return lists.checked(lists.book(*rows, head=HEAD), by, **{"scope": "part", **how})


def told(record: RegisterImport) -> list[str]:
    """Of the only row."""
    return list(words.lines_of(record.rows.get(), {}))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"village": "Sidomlyo"},
            "Village “Sidomlyo”: None is called that in Kec330101 (330101). "
            "Perhaps meant: Sidomulyo (3301012001)?",
        ),
        (
            {"village": "Tjikembar"},
            "Village “Tjikembar”: None is called that in Kec330101 (330101). "
            "Perhaps meant: Cikembar (3301012009)?",
        ),
        (
            {"village": "Xyzzy"},
            "Village “Xyzzy”: None is called that in Kec330101 (330101).",
        ),
        (
            {"village": "Sidomlyo", "district": ""},
            "Village “Sidomlyo”: None is called that in Kabupaten K3301 (3301). "
            "Perhaps meant: Sidomulyo, Kec330101 (3301012001)?",
        ),
        (
            {"village": "Sidomlyo", "district": "", "regency": "", "province": ""},
            "Village “Sidomlyo”: None is called that.",
        ),
        (
            {"village": "Ayah", "district": "Kec33O101"},
            "District “Kec33O101”: None is called that in Kabupaten K3301 (3301). "
            "Perhaps meant: Kec330101 (330101)?",
        ),
        (
            {"village": "Ayah", "regency": "Kab. K33301"},
            "Regency or city “Kab. K33301”: None is called that in Provinsi 33 (33). "
            "Perhaps meant: Kabupaten K3301 (3301); Kabupaten K3302 (3302)?",
        ),
    ],
)
def test_nearest_names_of_the_smallest_region_that_is_known_are_told(moderator, cells, said):
    record = checked(moderator, row(**cells))
    assert told(record) == [said]
    assert lists.outcomes(record) == {"wrong": 1}
    grid = open_book(services.corrected_rows(record, by=Actor(moderator)), "a.xlsx").sheets[0].rows
    assert grid[1][2] == said


def test_reason_is_told_in_indonesian_too(moderator) -> None:
    record = checked(moderator, row("Sidomlyo"))
    with translation.override("id"):
        assert told(record) == [
            "Desa/kelurahan “Sidomlyo”: Tidak ada yang bernama demikian di Kec330101 (330101). "
            "Mungkin maksudnya: Sidomulyo (3301012001)?"
        ]


def test_village_of_another_district_of_the_regency_is_named_with_it(moderator) -> None:
    lists.RegionFactory(code="330102", name="Kroya", level=3, kind="district", parent_id="3301")
    [said] = told(checked(moderator, row("Sidomulyo", district="Kroya")))
    assert said.endswith("in Kroya (330102). Perhaps meant: Sidomulyo, Kec330101 (3301012001)?")


def test_a_village_is_looked_for_in_the_regency_where_its_district_is_misspelt(moderator) -> None:
    record = checked(moderator, row("Sidomlyo", district="Xyzzy"))
    district, village = told(record)
    assert district.startswith("District “Xyzzy”: None is called that in Kabupaten K3301")
    assert village.endswith("Perhaps meant: Sidomulyo, Kec330101 (3301012001)?")


def test_row_of_a_misspelt_village_is_asked_about_where_a_cooperative_may_be_meant(moderator):
    lists.written(lists.book(lists.row(1, number="")), moderator)
    record = checked(moderator, row("Sidomlyo"), scope="full")
    [one] = Organisation.objects.all()
    assert lists.outcomes(record) == {"unsure": 1}, "nor is it missing"
    assert [each["code"] for each in record.rows.get().candidates] == [one.code]


def test_decision_writes_the_row_and_leaves_the_place_as_it_stands(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    number, name, *_others = lists.row(1)
    record = checked(moderator, row("Sidomlyo", number=number, name=name))
    [one] = Organisation.objects.all()
    decided(record, moderator, one)
    record = lists.carried_out(lists.fresh(record), moderator)
    assert lists.outcomes(record) == {"changed": 1}
    one = Organisation.objects.select_related("cooperative").get()
    assert (one.region_id, one.cooperative.members) == ("3301012001", 70)


def test_no_new_one_is_made_where_nobody_knows(moderator) -> None:
    lists.written(lists.book(lists.row(1, number="")), moderator)
    record = checked(moderator, row("Sidomlyo"))
    with pytest.raises(PlaceNotKnown):
        decided(record, moderator, None)


@pytest.mark.parametrize(
    "cells",
    [
        {"number": "LAIN-1"},
        {"name": "KUD Contoh"},
        {"name": "", "number": "AHU-3301010001"},
    ],
    ids=["another number", "another kind", "another fault"],
)
def test_row_that_is_not_the_one_of_the_near_village_stays_wrong(moderator, cells) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    assert lists.outcomes(checked(moderator, row("Sidomlyo", **cells))) == {"wrong": 1}


def test_cooperative_of_another_row_is_no_candidate(moderator) -> None:
    lists.written(lists.book(lists.row(1, number="")), moderator)
    record = checked(moderator, row("Sidomulyo"), row("Sidomlyo"))
    assert record.rows.get(number=3).outcome == "wrong"


def test_two_rows_of_one_name_in_misspelt_villages_are_not_taken_for_one(moderator) -> None:
    record = checked(moderator, row("Sidomlyo"), row("Srty"))
    problems = [one["problem"] for each in record.rows.all() for one in each.errors]
    assert problems == ["no-such-place"] * 2


def decided(record: RegisterImport, by: Any, organisation: Organisation | None) -> RegisterRow:
    unsure = record.rows.get(outcome="unsure")
    return services.decide(unsure, seen=version_of(unsure), by=Actor(by), organisation=organisation)


REGIONS = {
    one.code: one
    for one in (
        RegionRow("33", "Jawa Tengah", 1, "province", None),
        RegionRow("3301", "Kabupaten Cilacap", REGENCY, "regency", "33"),
        RegionRow("330101", "Kedungreja", DISTRICT, "district", "3301"),
        *(
            RegionRow(f"330101{2001 + at}", f"Sukamaju {name}", VILLAGE, "desa", "330101")
            for at, name in enumerate(lists.WORDS)
        ),
    )
}


@given(text=st.text(max_size=40), within=st.sampled_from(["", "33", "3301", "330101", "35"]))
def test_few_are_told_and_only_of_the_region_and_level_that_are_asked(text, within) -> None:
    near = nearby.Nearby(REGIONS).near(text, VILLAGE, within)
    assert len(near) <= nearby.MOST
    assert all(one.region.level == VILLAGE for one in near)
    assert all(one.region.code.startswith(within) and len(within) >= 4 for one in near)


def test_regency_is_near_without_the_word_for_its_kind() -> None:
    [near] = nearby.Nearby(REGIONS).near("Kab. Cilacp", REGENCY, "33")
    assert near.region.code == "3301"
