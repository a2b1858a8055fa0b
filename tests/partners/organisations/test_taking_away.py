"""Lists to take away: what the pages show of a region, narrowed down as they are."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partners.organisations.models import Organisation, RegisterEntry
from tests.factories.claims import VillageFactory, district
from tests.factories.home import StageFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Organisation:
    return CooperativeFactory(
        name="Koperasi Desa Merah Putih Sukamaju",
        region=VillageFactory(code="3203012001", name="Sukamaju"),
        profile__registration_number="AHU-12",
    )


def taken(client: Client, ending: str, code: str = "32") -> bytes:
    return client.get(reverse("cooperatives:export", args=[code, ending])).content


def test_list_to_take_away_has_what_the_page_shows(client: Client, known: Organisation) -> None:
    CooperativeFactory(name="Koperasi Rahasia", region=known.region, is_public=False)
    row = {
        "name": "Koperasi Desa Merah Putih Sukamaju",
        "registration_number": "AHU-12",
        "region_code": "3203012001",
        "village": "Sukamaju",
        "district": "Cibeber",
        "regency": "Kabupaten Cianjur",
        "hosts_apprentices": None,
    }
    told = json.loads(taken(client, "json"))["cooperatives"]
    assert len(told) == 1
    assert told[0].items() >= row.items()
    lines = list(csv.DictReader(io.StringIO(taken(client, "csv").decode("utf-8-sig"))))
    assert [line["Desa"] for line in lines] == ["Sukamaju"]
    assert [heading for heading in lines[0] if heading[0].islower()] == []


def test_list_to_take_away_says_whose_word_it_is_and_no_more_than_is_known(
    client: Client, known: Organisation
) -> None:
    CooperativeFactory(name="Koperasi Lain", region=known.region, source="laman, 2025", host=True)
    RegisterEntry.objects.create(
        organisation=known, said={}, source="SIMKOPDES", as_of="2026-11-01"
    )
    told = json.loads(taken(client, "json"))["cooperatives"]
    said = {one["name"]: (one["source"], one["as_of"], one["hosts_apprentices"]) for one in told}
    assert said == {
        known.name: ("SIMKOPDES", "2026-11-01", None),
        "Koperasi Lain": ("laman, 2025", None, True),
    }


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_taking_away_costs_as_many_queries_for_many(
    client: Client,
    known: Organisation,
    ending: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    CooperativeFactory.create_batch(5, region=known.region)
    with django_assert_max_num_queries(8):
        assert taken(client, ending)


@pytest.fixture
def open_one(known: Organisation) -> Organisation:
    stage = StageFactory(code="open", name_id="Sudah buka", name_en="Open")
    return CooperativeFactory(name="Koperasi Buka", region=known.region, profile__stage=stage)


def test_filtered_list_is_taken_away_as_it_is_shown(
    client: Client, known: Organisation, open_one: Organisation
) -> None:
    elsewhere = VillageFactory(code="5203022002", parent=district("520302", "Sukaraja", "Kota X"))
    CooperativeFactory(region=elsewhere, profile__stage=open_one.cooperative.stage)
    shown = client.get("/en/cooperatives/?province=32&stage=open").content.decode()
    address = "/en/cooperatives/region/32/list.json?stage=open"
    assert f'href="{address}"' in shown
    answer = client.get(address)
    told = json.loads(answer.content)
    assert [one["name"] for one in told["cooperatives"]] == ["Koperasi Buka"]
    assert told["about"].endswith("Only those with: Open.")
    assert answer.headers["Content-Disposition"].endswith('"koperasi-32-filtered.json"')


def test_list_of_searched_words_is_taken_away_as_it_is_shown(
    client: Client, known: Organisation, open_one: Organisation
) -> None:
    shown = client.get("/id/koperasi/?province=32&q=buka").content.decode()
    assert 'href="/id/koperasi/wilayah/32/daftar.csv?q=buka"' in shown
    answer = client.get("/id/koperasi/wilayah/32/daftar.csv?q=buka")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line["Nama"] for line in lines] == ["Koperasi Buka"]


def test_list_of_the_country_asks_for_a_province(
    client: Client, known: Organisation, open_one: Organisation
) -> None:
    shown = client.get("/en/cooperatives/?stage=open").content.decode()
    assert "To take this list away, choose one province." in shown
    assert "list.csv" not in shown


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("?x=1", ""),
        ("?stage=open&x=1", "?stage=open"),
        ("?stage=open&stage=none&stage=open", "?stage=open"),
        ("?province=52&q=%20buka%20", "?q=buka"),
        ("?q=", ""),
    ],
)
def test_list_has_one_address_for_each_content(
    client: Client, open_one: Organisation, asked: str, leads_to: str
) -> None:
    address = reverse("cooperatives:export", args=["32", "csv"])
    answer = client.get(f"{address}{asked}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{address}{leads_to}")


def test_list_of_an_unknown_value_is_not_there(client: Client, known: Organisation) -> None:
    address = reverse("cooperatives:export", args=["32", "csv"])
    assert client.get(f"{address}?stage=none").status_code == 404


def test_formula_in_a_name_does_not_run(client: Client, known: Organisation) -> None:
    Organisation.objects.filter(pk=known.pk).update(name="=1+1")
    assert "'=1+1" in taken(client, "csv").decode("utf-8-sig")


@pytest.mark.parametrize(("code", "ending"), [("32", "exe"), ("99", "csv"), ("3203012001", "csv")])
def test_no_other_list_is_there(
    client: Client, known: Organisation, code: str, ending: str
) -> None:
    answer = client.get(reverse("cooperatives:export", args=[code, ending]))
    assert answer.status_code == 404
