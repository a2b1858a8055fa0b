"""Choosing a region by typing: among villages too, from the index, with where each one lies."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import Region
from home.regions.database import stored_regions
from home.regions.lookup import Problem, find
from home.regions.names import own_key
from home.regions.source import PROVINCE, REGENCY, VILLAGE, rows
from home.regions.suggestions import MOST_WORDS, suggested
from partners.organisations.models import Organisation
from tests.factories.home import RegionFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def listed() -> list[Region]:
    """All of Central Java's regencies, and all that lies in Cilacap."""
    return [
        Region(
            code=row.code,
            name=row.name,
            key=own_key(row.name, row.level),
            level=row.level,
            kind=row.kind,
            parent_id=row.parent,
            postal_code=row.postal_code,
        )
        for row in rows()
        if row.code.startswith("3301")
        or (row.code.startswith("33") and row.level <= REGENCY)
        or row.level == PROVINCE
    ]


@pytest.fixture(autouse=True)
def _regions(db: None, listed: list[Region]) -> None:
    Region.objects.bulk_create(listed)


def names(text: str) -> list[str]:
    return [region.place for region in suggested(text, Region.objects.current())]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("cilac", "Kabupaten Cilacap, Jawa Tengah"),
        ("KAB. CIL", "Kabupaten Cilacap, Jawa Tengah"),
        ("33.01", "Kabupaten Cilacap, Jawa Tengah"),
        ("3301012001", "Tambakreja, Kedungreja, Kabupaten Cilacap, Jawa Tengah"),
        ("kesugihan kidul", "Kesugihan Kidul, Kesugihan, Kabupaten Cilacap, Jawa Tengah"),
        (
            "desa kesugihan, kab. cilacap",
            "Desa Kesugihan, Kecamatan Kesugihan, Kabupaten Cilacap, Jawa Tengah",
        ),
        ("kec kesugihan", "Kesugihan, Kabupaten Cilacap, Jawa Tengah"),
        ("tengah", "Jawa Tengah"),
    ],
)
def test_typed_beginning_finds_the_region_with_what_it_lies_in(text: str, first: str) -> None:
    assert names(text)[0] == first


@pytest.mark.parametrize("text", ["", " ", "zzz", "kesugihan papua", "%", "9", "kab.", "'\x00"])
def test_what_means_nothing_finds_nothing_or_no_more_than_fits(text: str) -> None:
    assert len(names(text)) <= 38


def test_code_out_of_force_is_not_offered() -> None:
    Region.objects.filter(code="3301").update(is_current=False)
    assert "Kabupaten Cilacap, Jawa Tengah" not in names("cilacap")


@pytest.mark.parametrize("text", ["ke", "3301", "zu"])
def test_range_of_an_index_is_asked_for(text: str) -> None:
    """LIKE would read 91,599 rows for each letter that is typed."""
    with CaptureQueriesContext(connection) as asked:
        list(suggested(text, Region.objects.current()))
    first = asked.captured_queries[0]["sql"]
    assert ">=" in first
    assert "LIKE" not in first


class TestChooser:
    def test_provinces_first_then_what_is_typed_with_its_place(self, at_desk: Client) -> None:
        url = reverse("wagtailsnippetchoosers_home_region:choose_results")
        page = at_desk.get(url).content.decode()
        assert "Sumatera Utara" in page
        assert "Kabupaten Cilacap" not in page
        page = at_desk.get(url, {"q": "kesugihan"}).content.decode()
        assert "Kesugihan, Kabupaten Cilacap, Jawa Tengah" in page
        assert "33.01.02.2003" in page

    def test_chosen_region_is_shown_with_its_place(self, at_desk: Client) -> None:
        url = reverse("wagtailsnippetchoosers_home_region:chosen", args=["3301022003"])
        chosen = at_desk.get(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
        assert chosen["result"]["string"] == (
            "Desa Kesugihan, Kecamatan Kesugihan, Kabupaten Cilacap, Jawa Tengah"
        )

    def test_list_of_regions_is_searched_the_same_way(self, at_desk: Client) -> None:
        page = at_desk.get("/admin/snippets/home/region/", {"q": "kesugihan cilacap"})
        assert "33.01.02.2003" in page.content.decode()

    def test_tier_without_its_source_is_refused_beside_the_field(self, at_desk: Client) -> None:
        page = at_desk.post("/admin/snippets/home/region/edit/3301/", {"tier_3t": "1"})
        assert page.status_code == 200
        assert Region.objects.get(code="3301").tier_3t == 0
        assert set(page.context["form"].errors) == {"source_3t", "as_of_3t"}


class TestStored:
    """What `lookup.find` answers from the table."""

    def test_name_and_code_down_to_the_village_are_asked_for_once(
        self, django_assert_num_queries
    ) -> None:
        regions = stored_regions(VILLAGE)
        row = find("Kesugihan", regions, levels={VILLAGE}, within="3301").one
        assert row is not None
        assert row.code == "3301022003"
        with django_assert_num_queries(0):
            assert find("KESUGIHAN", regions, levels={VILLAGE}, within="3301").one == row

    def test_provinces_and_regencies_take_one_query(self, django_assert_num_queries) -> None:
        with django_assert_num_queries(1):
            regions = stored_regions(REGENCY)
            for text in ("KAB. CILACAP", "33.01", "Jateng", "Kota Tegal", "nowhere"):
                find(text, regions)

    def test_code_out_of_force_leads_to_its_successor_and_says_so(self) -> None:
        RegionFactory(code="9610", level=2, parent_id="96", is_current=False, successor_id="3301")
        for down_to in (REGENCY, VILLAGE):
            answer = find("96.10", stored_regions(down_to))
            assert answer.one is not None
            assert answer.one.code == "3301"
            assert answer.is_mended

    def test_ambiguous_name_has_all_candidates(self) -> None:
        answer = find("Kesugihan", stored_regions(VILLAGE), within="3301")
        assert answer.problem is Problem.AMBIGUOUS
        assert [row.level for row in answer.candidates] == [3, 4]


def test_place_of_a_village_takes_no_query_of_its_own(django_assert_num_queries) -> None:
    OrganisationFactory(country="ID", region_id="3301022003")
    with django_assert_num_queries(1):
        places = [organisation.place for organisation in Organisation.objects.with_place()]
    assert places == ["Desa Kesugihan, Kecamatan Kesugihan, Kabupaten Cilacap, Jawa Tengah"]


def test_letters_that_are_written_as_many_words_cost_no_more_than_a_few(
    django_assert_max_num_queries: Any,
) -> None:
    """One letter can stand for eighteen; a hundred of them once took a minute."""
    with django_assert_max_num_queries(MOST_WORDS + 2):
        assert not list(suggested("\ufdfa" * 100, Region.objects.all()))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Tambakreja, Kec. Kedungreja, Kab. Cilacap", "Tambakreja"),
        ("tambakrjea cilacap", "Tambakreja"),
        ("tambakreja cilcap", "Tambakreja"),
        ("Tjilatjap", "Cilacap"),
    ],
)
def test_the_chooser_forgives_a_slip_and_says_so(
    admin_client: Client, typed: str, first: str
) -> None:
    results = reverse("wagtailsnippetchoosers_home_region:choose_results")
    found = admin_client.get(results, {"q": typed}).content.decode()
    assert first in found
    assert ("hampir sama" in found) is ("," not in typed)
