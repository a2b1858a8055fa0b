"""The site-wide search leads to the directory where words look like a cooperative."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from search import backends
from search.documents import SearchQuery
from search.finding import complete, find
from tests.factories.claims import VillageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "is_led"),
    [
        ("kdmp margaluyu", True),
        ("Koperasi Desa Merah Putih Margaluyu", True),
        ("AHU-0012345.AH.01.29", True),
        ("Sukamaju", True),
        ("koperasi", False),
        ("pembukuan", False),
        ("", False),
    ],
)
def test_search_leads_to_the_directory(text: str, is_led: bool, client: Client) -> None:
    VillageFactory(code="3203012001", name="Sukamaju")
    page = client.get("/id/cari/", {"q": text}).content.decode()
    assert ('href="/id/koperasi/?q=' in page) is is_led


FULL = "Koperasi Desa Merah Putih Sukamaju"
NUMBER = "AHU-0012345.AH.01.29"


@pytest.fixture
def namesakes(search_index) -> None:
    """Two of one name, one in a village called alike, and a partner that writes of them."""
    for code, name, number in (
        ("3203012001", FULL, NUMBER),
        ("3204012001", FULL, ""),
        ("3205012001", f"{FULL} Jaya", ""),
    ):
        village = VillageFactory(code=code, name="Sukamaju")
        CooperativeFactory(
            name=name,
            region=village,
            profile__is_kdkmp=True,
            profile__registration_number=number,
        )
    OrganisationFactory(name="Sukamaju Institute", summary_id=f"{FULL}, {FULL}, {FULL}")
    search_index()


@pytest.fixture
def no_engine(namesakes: None, settings: LazySettings, tmp_path: Path) -> None:
    """The database answers."""
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "absent"}}
    backends.forget()


def _titles(text: str) -> list[str]:
    return ["".join(part.text for part in hit.title) for hit in find(SearchQuery(text, "id")).hits]


@pytest.mark.parametrize("is_up", [True, False])
@pytest.mark.parametrize(
    "text", [FULL, FULL.upper(), "KDMP Sukamaju", "Kopdes merah puti Sukamaju"]
)
def test_cooperatives_of_exactly_this_name_come_first(
    text: str, is_up: bool, namesakes: None, request: pytest.FixtureRequest
) -> None:
    if not is_up:
        request.getfixturevalue("no_engine")
    assert _titles(text)[:2] == [FULL, FULL]
    assert FULL not in _titles(text)[2:]


@pytest.mark.parametrize("is_up", [True, False])
@pytest.mark.parametrize("text", [NUMBER, "nik: ahu 0012345.ah.01.29"])
def test_a_cooperative_is_found_by_its_number(
    text: str, is_up: bool, namesakes: None, request: pytest.FixtureRequest
) -> None:
    if not is_up:
        request.getfixturevalue("no_engine")
    first = find(SearchQuery(text, "id")).hits[0]
    assert "".join(part.text for part in first.title) == FULL


def test_hits_and_suggestions_say_where_each_is(namesakes: None, client: Client) -> None:
    page = client.get("/id/cari/", {"q": "KDMP Sukamaju"}).content.decode()
    hits = find(SearchQuery("KDMP Sukamaju", "id")).hits
    places = ["".join(part.text for part in hit.place) for hit in hits]
    assert places.count("Sukamaju, Cibeber, Kabupaten Cianjur, Provinsi 32") == 3
    assert "<mark>Sukamaju</mark>," in page
    assert "Found by" not in page
    notes = [each.note for each in complete(SearchQuery("sukamaju", "id")) if each.url]
    assert notes.count("Sukamaju, Cibeber, Kabupaten Cianjur, Provinsi 32") == 3
