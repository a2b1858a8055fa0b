"""From the country to the village, what a cooperative's page says, and the lists to take away."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from home.models import Region
from partners.organisations.demo import nation
from partners.organisations.models import FormerIdentity, Organisation, RegisterEntry
from tests.factories.claims import VillageFactory, district
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def known() -> Organisation:
    village = VillageFactory(code="3203012001", name="Sukamaju")
    VillageFactory(code="3203012002", name="Sukasepi", parent=village.parent)
    return CooperativeFactory(
        slug="kdmp-sukamaju",
        name="Koperasi Desa Merah Putih Sukamaju",
        region=village,
        profile__registration_number="AHU-12",
    )


def page(client: Client, code: str, language: str = "id") -> str:
    with translation.override(language):
        answer = client.get(reverse("cooperatives:region", args=[code]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("code", "child"), [("32", "wilayah/3203/"), ("3203", "wilayah/320301/")])
def test_region_leads_to_what_lies_in_it(
    client: Client, known: Organisation, code: str, child: str
) -> None:
    text = page(client, code)
    assert child in text
    assert "1 koperasi tercatat di sini" in text


def test_district_names_each_village_and_its_cooperative_or_that_none_is_known(
    client: Client, known: Organisation
) -> None:
    text = page(client, "320301", "en")
    assert known.name in text
    assert "Sukasepi" in text
    assert text.count("none known here") == 1


def test_row_of_a_village_without_a_cooperative_is_the_one_that_its_address_leads_to(
    client: Client, known: Organisation
) -> None:
    led = client.get("/id/koperasi/wilayah/3203012002/")
    assert led.url.endswith("wilayah/320301/#v3203012002")
    assert '<tr id="v3203012002"><th scope="row">Sukasepi</th>' in page(client, "320301")


def test_what_is_known_to_lie_only_in_a_regency_stands_there(
    client: Client, known: Organisation
) -> None:
    CooperativeFactory(name="Koperasi Tanpa Desa", region=known.region.parent.parent)
    assert "Koperasi Tanpa Desa" in page(client, "3203")
    assert "Koperasi Tanpa Desa" not in page(client, "32")


def test_hidden_cooperative_is_neither_shown_nor_counted(
    client: Client, known: Organisation
) -> None:
    known.is_public = False
    known.save()
    assert known.name not in page(client, "320301")
    assert "0 koperasi tercatat di sini" in page(client, "3203")


def test_village_leads_to_its_district(client: Client, known: Organisation) -> None:
    answer = client.get(reverse("cooperatives:region", args=["3203012001"]))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/id/koperasi/wilayah/320301/#v3203012001",
    )


def test_code_that_is_no_longer_in_force_leads_to_that_of_today(
    client: Client, known: Organisation
) -> None:
    old = district("320399", "Cibeber Lama")
    Region.objects.filter(pk=old.pk).update(is_current=False, successor=known.region.parent)
    answer = client.get(reverse("cooperatives:region", args=["320399"]))
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "/id/koperasi/wilayah/320301/",
    )


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/id/koperasi/wilayah/32.03/", "/id/koperasi/wilayah/3203/"),
        ("/en/cooperatives/region/32.03.01/?a=1", "/en/cooperatives/region/320301/?a=1"),
        ("/id/koperasi/wilayah/32.03.01.2001/", "/id/koperasi/wilayah/3203012001/"),
        ("/id/koperasi/wilayah/32.03/daftar.csv", "/id/koperasi/wilayah/3203/daftar.csv"),
    ],
)
def test_code_with_the_dots_of_the_decree_leads_to_the_one_without(
    client: Client, known: Organisation, written: str, leads_to: str
) -> None:
    answer = client.get(written)
    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


@pytest.mark.parametrize("code", ["99", "0", "3.203", "32.03.", "99.01", "sukamaju", "3" * 200])
def test_unknown_region_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/id/koperasi/wilayah/{code}/").status_code == 404


@pytest.mark.parametrize("count", [1, 15])
def test_region_costs_the_same_for_any_number(
    client: Client,
    known: Organisation,
    count: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    CooperativeFactory.create_batch(count, region=known.region)
    for code in ("32", "3203", "320301"):
        with django_assert_max_num_queries(MOST_QUERIES):
            page(client, code)


def test_page_of_a_cooperative_leads_to_its_regions_and_says_what_is_not_known(
    client: Client, known: Organisation
) -> None:
    with translation.override("en"):
        text = client.get(known.get_absolute_url()).content.decode()
    assert "/en/cooperatives/region/320301/" in text
    assert "Not known here yet: its stage, its business units, its sectors, its members." in text
    assert "Is this your cooperative?" in text


@pytest.mark.parametrize(("language", "said"), [("id", "Data rekaan"), ("en", "Made up for")])
def test_what_the_demo_says_of_itself_is_in_the_language_of_the_page(
    client: Client, known: Organisation, language: str, said: str
) -> None:
    Organisation.objects.filter(pk=known.pk).update(source=nation.SOURCE)
    with translation.override(language):
        text = client.get(known.get_absolute_url()).content.decode()
    assert said in text
    assert nation.SOURCE not in text


def test_places_say_their_kind_where_two_are_called_the_same(client: Client) -> None:
    above = district("330101", "Kesugihan", "Kabupaten Cilacap")
    village = VillageFactory(code="3301012001", name="Kesugihan", parent=above)
    one = CooperativeFactory(name="KUD Rukun", region=village)
    assert one.place.startswith("Desa Kesugihan, Kecamatan Kesugihan, Kabupaten Cilacap")
    text = client.get(one.get_absolute_url()).content.decode()
    path = text[text.index('class="breadcrumbs"') :].split("</nav>")[0]
    assert ">Kecamatan Kesugihan<" in path
    assert ">Desa Kesugihan<" in path


def test_places_are_plain_where_nothing_is_to_be_told_apart(known: Organisation) -> None:
    assert known.place.startswith("Sukamaju, Cibeber, Kabupaten Cianjur")


def test_page_says_what_the_register_said_and_when(client: Client, known: Organisation) -> None:
    day = timezone.localdate()
    RegisterEntry.objects.create(organisation=known, source="SIMKOPDES", as_of=day)
    FormerIdentity.objects.create(organisation=known, kind="name", value="KUD Rukun", until=day)
    text = client.get(known.get_absolute_url()).content.decode()
    assert "SIMKOPDES" in text
    assert "Dahulu: KUD Rukun" in " ".join(text.split()).replace("</p>", "")


def test_former_address_leads_to_the_page(client: Client, known: Organisation) -> None:
    day = timezone.localdate()
    FormerIdentity.objects.create(organisation=known, kind="address", value="kud-rukun", until=day)
    answer = client.get("/id/koperasi/kud-rukun/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/id/koperasi/kdmp-sukamaju/")
