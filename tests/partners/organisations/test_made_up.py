"""What the demo invents counts nowhere, and is shown apart, as what it is."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import translation

from partners.organisations import browsing, exports, listing
from partners.organisations.demo import nation
from partners.organisations.made_up import SOURCE, is_made_up
from partners.organisations.models import DirectoryRow, Organisation
from partners.organisations.suggesting import suggested
from search import registry
from tests.factories.claims import VillageFactory, district
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
NUMBER = nation.NUMBER.format(7)


@pytest.fixture
def village() -> object:
    above = district("330102", "Kesugihan", "Kabupaten Cilacap")
    return VillageFactory(code="3301022001", name="Slarang", parent=above)


@pytest.fixture
def real(village: object) -> Organisation:
    return CooperativeFactory(name="KUD Rukun Slarang", region=village)


@pytest.fixture
def made_up(village: object) -> Organisation:
    return CooperativeFactory(
        name="Koperasi Desa Merah Putih Slarang",
        region=village,
        is_demo=True,
        source=SOURCE,
        profile__registration_number=NUMBER,
    )


def asked(query: str = "") -> listing.BoundedDirectory:
    return listing.cooperatives(QueryDict(query))


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_made_up_is_what_says_so_or_has_a_number_that_none_has() -> None:
    assert is_made_up(SOURCE)
    assert is_made_up(f"{SOURCE}, 2026-10-31")
    assert is_made_up("another list", " contoh-0000007.AH.01.29.TAHUN 2025")
    assert not is_made_up("KemenKop, 2026", "AHU-0000007.AH.01.29.TAHUN 2025")


@pytest.mark.parametrize("values", [{"source": SOURCE}, {"profile__registration_number": NUMBER}])
def test_either_of_both_is_enough(values: dict[str, str]) -> None:
    one = CooperativeFactory(**values)
    assert DirectoryRow.objects.get(pk=one.pk).made_up
    assert one.is_made_up


def test_real_and_made_up_part_what_the_site_shows(
    real: Organisation, made_up: Organisation
) -> None:
    shown = Organisation.objects.public()
    assert list(shown.real()) == [real]
    assert list(shown.made_up()) == [made_up]


def test_it_is_in_no_count_and_no_facet(real: Organisation, made_up: Organisation) -> None:
    directory = asked()
    assert directory.count == 1
    assert [option.count for option in directory.options("province")] == [1]
    assert browsing.known_in(real.region.parent) == 1
    assert [part.cooperatives for part in browsing.parts() if part.cooperatives] == [1]


def test_it_is_in_no_file_no_sitemap_and_not_searched(
    client: Client, real: Organisation, made_up: Organisation
) -> None:
    assert [row["name"] for row in exports.records(None)] == [real.name]
    assert list(registry.source_of("organisations.organisation").live()) == [real]
    assert made_up.slug not in html(client, "/sitemap-organisations.xml")


def test_region_shows_it_under_its_banner_after_what_is_real(
    client: Client, real: Organisation, made_up: Organisation
) -> None:
    with translation.override("en"):
        text = html(client, reverse("cooperatives:region", args=["330102"]))
    known, apart = text.split("Made-up cooperatives")
    assert real.name in known
    assert made_up.name not in known
    assert made_up.name in apart


def test_directory_leads_to_a_list_apart_that_keeps_filters_and_words(
    client: Client, real: Organisation, made_up: Organisation
) -> None:
    with translation.override("en"):
        address = reverse("cooperatives:list")
        assert "?province=33&amp;made-up=yes" in html(client, f"{address}?province=33")
        listed = html(client, f"{address}?q=Slarang&made-up=yes")
    assert made_up.name in listed
    assert real.name not in listed
    assert "noindex" in listed


def test_its_own_page_says_so_first(client: Client, made_up: Organisation) -> None:
    with translation.override("en"):
        text = html(client, made_up.get_absolute_url())
    assert text.index("Made-up cooperatives") < text.index("<h1>")


def test_suggestion_says_that_it_is_made_up(real: Organisation, made_up: Organisation) -> None:
    with translation.override("en"):
        notes = {one["text"]: one["note"] for one in suggested("Merah Putih Slarang")}
    assert notes[made_up.name] == "Made up for the demo, not data of the ministry"


def test_portal_without_made_up_ones_says_nothing_of_them(
    client: Client, real: Organisation
) -> None:
    with translation.override("en"):
        region = reverse("cooperatives:region", args=["330102"])
        for address in (reverse("cooperatives:list"), region):
            assert "Made-up" not in html(client, address)
