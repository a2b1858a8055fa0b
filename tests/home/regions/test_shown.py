"""Provinces are called as the reader's language calls them; what lies in them keeps its name."""

import pytest
from django.test import Client
from django.utils import translation

from home.models import Region
from home.regions.lookup import find, official_regions
from home.regions.shown import ISLANDS, JAKARTA, PROVINCES, in_language, island_group, shown
from home.regions.source import PROVINCE, REGENCY, rows
from home.templatetags.charts import tile_map
from home.ui.charts import tiles
from partners.matching import provinces
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.organisations import CooperativeFactory

PROVINCE_ROWS = list(rows(PROVINCE))


def test_all_provinces_have_an_english_name() -> None:
    assert {code: own for code, (own, _english) in PROVINCES.items()} == {
        row.code: row.name for row in PROVINCE_ROWS
    }


@pytest.mark.parametrize("row", PROVINCE_ROWS, ids=lambda row: row.code)
def test_a_province_is_found_by_either_name(row) -> None:
    for name in PROVINCES[row.code]:
        assert find(name, official_regions(), levels={PROVINCE}).one == row


def test_tiles_of_the_map_are_those_of_the_table() -> None:
    with translation.override("en"):
        assert {code: shown(tile) for code, tile in tiles().items()} == {
            code: english for code, (_own, english) in PROVINCES.items()
        }


def test_a_province_that_was_renamed_keeps_its_new_name() -> None:
    with translation.override("en"):
        assert in_language("35", "Jawa Wetan") == "Jawa Wetan"


def test_parts_of_jakarta_have_an_english_name() -> None:
    found = (row for row in rows(REGENCY) if row.code.startswith("31"))
    named = {row.code: row.name for row in found if row.level == REGENCY}
    assert {code: own for code, (own, _english) in JAKARTA.items()} == named
    for language, name in (("en", "North Jakarta"), ("id", "Kota Administrasi Jakarta Utara")):
        assert in_language("3172", named["3172"], language) == name


def test_other_regions_keep_their_name() -> None:
    with translation.override("en"):
        assert in_language("3507", "Kabupaten Malang") == "Kabupaten Malang"


@pytest.mark.parametrize(
    ("language", "place", "island"),
    [("id", "Jawa Timur", "Jawa"), ("en", "East Java", "Java")],
)
def test_places_are_named_in_the_readers_language(language: str, place: str, island: str) -> None:
    province = Region(code="35", name="Jawa Timur", level=1, kind="province", key="jawatimur")
    malang = Region(
        code="3507", name="Kabupaten Malang", level=2, kind="regency", key="malang", parent=province
    )
    with translation.override(language):
        assert (shown(province), malang.place) == (place, f"Kabupaten Malang, {place}")
        assert island_group("Jawa") == island
        drawn = tile_map({"35": 7}, "x")["first"]
    assert [row["label"] for row in drawn] == [place]


def test_groups_of_islands_are_those_of_the_rules() -> None:
    assert set(ISLANDS) <= {province.island for province in provinces.PROVINCES}


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "place"), [("id", "Jawa Timur"), ("en", "East Java")])
def test_pages_and_files_name_the_province_so(client: Client, language: str, place: str) -> None:
    java = RegionFactory(code="35", name="Jawa Timur")
    CooperativeFactory(slug="kan", region=RegencyFactory(code="3507", parent=java))
    room = {"id": "koperasi", "en": "cooperatives"}[language]
    other = {"id": "East Java", "en": "Jawa Timur"}[language]
    for address in (f"/{language}/{room}/", f"/{language}/{room}/kan/"):
        html = client.get(address).content.decode()
        assert (place in html, other in html) == (True, False), address
    export = {"id": "wilayah/35/daftar.csv", "en": "region/35/list.csv"}[language]
    assert place in client.get(f"/{language}/{room}/{export}").content.decode("utf-8-sig")
