"""Where words lead to no cooperative, the page says what it did and leads on."""

import pytest
from django.test import Client
from django.urls import reverse

from partners.organisations.finding import find
from partners.organisations.models import Organisation
from tests.factories.claims import VillageFactory, district
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sukamaju() -> Organisation:
    village = VillageFactory(code="3203012001", name="Sukamaju")
    return CooperativeFactory(name="Koperasi Desa Merah Putih Sukamaju", region=village)


def test_word_that_is_known_nowhere_is_left_out_and_named(
    sukamaju: Organisation, client: Client
) -> None:
    found = find("Sukamaju Cibeber Xyzbrat")
    assert (found.organisations, found.left_out) == ([sukamaju], "Xyzbrat")
    address = reverse("cooperatives:list")
    page = client.get(address, {"q": "Sukamaju Cibeber Xyzbrat"}).content.decode()
    assert ("“Xyzbrat”" in page, sukamaju.get_absolute_url() in page) == (True, True)


def test_word_of_a_hidden_name_is_as_unknown_as_any(sukamaju: Organisation) -> None:
    CooperativeFactory(
        name="Koperasi Rahasiaku", region=RegencyFactory(code="3399"), is_public=False
    )
    assert find("Sukamaju Rahasiaku").left_out == "Rahasiaku"


def test_region_without_cooperative_is_led_to_and_says_its_kind(client: Client) -> None:
    district("320301", "Cibeber", "Kabupaten Cianjur")
    page = client.get(reverse("cooperatives:list"), {"q": "Cibeber"}).content.decode()
    assert ("Kecamatan Cibeber, Kabupaten Cianjur" in page, 'class="empty"' in page) == (
        True,
        False,
    )


def test_village_without_cooperative_leads_to_its_row(client: Client) -> None:
    VillageFactory(code="3203012001", name="Sukamaju")
    page = client.get(reverse("cooperatives:list"), {"q": "Sukamaju"}).content.decode()
    assert 'href="/id/koperasi/wilayah/320301/#v3203012001"' in page


def test_words_known_here_are_not_left_out(sukamaju: Organisation) -> None:
    CooperativeFactory(name="Koperasi Mutiara", region=RegencyFactory(code="3399"))
    assert find("Sukamaju Mutiara").is_nothing


def test_page_of_a_district_says_how_to_add_what_is_missing(client: Client) -> None:
    VillageFactory(code="3203012001", name="Sukamaju")
    page = client.get("/id/koperasi/wilayah/320301/").content.decode()
    assert f'href="{reverse("membership:propose")}"' in page
