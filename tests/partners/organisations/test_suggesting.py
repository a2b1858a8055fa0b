"""Who is still typing sees places with what they lie in, and cooperatives."""

import pytest
from django.test import Client
from django.urls import reverse

from partners.organisations.finding import find
from partners.organisations.models import Organisation
from partners.organisations.suggesting import (
    MOST_NAMES,
    MOST_PLACES,
    in_short,
    suggested,
)
from tests.factories.claims import VillageFactory, district
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sukamaju() -> Organisation:
    return CooperativeFactory(
        name="Koperasi Desa Merah Putih Sukamaju",
        region=VillageFactory(code="3203012001", name="Sukamaju"),
        profile__registration_number="AHU-0012345",
    )


def texts(typed: str) -> list[str]:
    return [one["text"] for one in suggested(typed)]


VILLAGE = "Desa Sukamaju, Kec. Cibeber, Kab. Cianjur"
NAME = "Koperasi Desa Merah Putih Sukamaju"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("su", [VILLAGE]),
        ("sukam", [VILLAGE, NAME]),
        ("kdmp sukam", [VILLAGE, NAME]),
        ("Sukamaju cib", [VILLAGE]),
        ("Sukamaju Jabar", [VILLAGE]),
        ("soekamadjoe", [VILLAGE]),
        ("ahu-00123", [NAME]),
        ("Cibeber", ["Kecamatan Cibeber, Kab. Cianjur"]),
        ("Cianj", ["Kabupaten Cianjur, Provinsi 32"]),
        ("s", []),
        ("koperasi", []),
        ("kopdes", []),
        ("zzzzzz", []),
        ("\N{GRINNING FACE}\N{GRINNING FACE}", []),
        ("-- !?", []),
    ],
)
def test_who_types_is_shown(typed: str, shown: list[str], sukamaju: Organisation) -> None:
    assert texts(typed) == shown


def test_signs_are_no_typing_error_of_a_name() -> None:
    VillageFactory(code="3203012002", name="Gringsing")
    smiling = "\N{GRINNING FACE}\N{GRINNING FACE}"
    assert texts(smiling) == []
    found = find(smiling)
    assert (found.keys, found.places, found.meant) == ([], [], ())


def test_words_of_a_suggestion_find_that_village_alone(sukamaju: Organisation) -> None:
    elsewhere = district("520302", "Sukaraja", "Kabupaten Lombok Timur")
    other = VillageFactory(code="5203022002", name="Sukamaju", parent=elsewhere)
    CooperativeFactory(name=NAME, region=other)
    assert find(in_short(sukamaju.region)).organisations == [sukamaju]


def test_cooperative_is_shown_with_its_place_and_leads_to_its_page(sukamaju: Organisation) -> None:
    OrganisationFactory(name="Sukamaju Foundation")
    assert suggested("sukamaju")[1] == {
        "kind": "title",
        "text": NAME,
        "url": sukamaju.get_absolute_url(),
        "note": VILLAGE,
    }


def test_no_more_than_fit_under_the_field(django_assert_max_num_queries) -> None:
    above = district("320301", "Sukasari", "Kabupaten Cianjur")
    for number in range(20):
        village = VillageFactory(code=f"32030120{number:02}", name="Sukamaju", parent=above)
        CooperativeFactory(name=NAME, region=village)
    with django_assert_max_num_queries(8):
        found = suggested("sukamaju")
    assert [one["kind"] for one in found] == ["place"] * MOST_PLACES + ["title"] * MOST_NAMES


def test_one_village_of_each_name_comes_before_the_second_of_any() -> None:
    above = district("320301", "Cibeber", "Kabupaten Cianjur")
    for number, name in enumerate(["Sukamahi"] * 8 + ["Sukamulya"]):
        VillageFactory(code=f"320301200{number}", name=name, parent=above)
    names = [text.split(",")[0] for text in texts("sukam")]
    assert names == ["Desa Sukamahi", "Desa Sukamulya", *["Desa Sukamahi"] * 4]


def test_name_that_more_villages_bear_comes_first() -> None:
    VillageFactory(name="Sidomulio")
    for _ in range(2):
        VillageFactory(name="Sidomulyo")
    assert [text.split(",")[0] for text in texts("sidomul")][:2] == [
        "Desa Sidomulyo",
        "Desa Sidomulio",
    ]


def test_hidden_cooperative_is_not_suggested(sukamaju: Organisation) -> None:
    sukamaju.is_public = False
    sukamaju.save()
    assert texts("sukamaju") == [VILLAGE]


@pytest.mark.parametrize("language", ["id", "en"])
def test_answer_is_kept_by_browsers_alone(
    client: Client, sukamaju: Organisation, language: str
) -> None:
    root = {"id": "/id/koperasi/saran/", "en": "/en/cooperatives/suggest/"}[language]
    answer = client.get(root, {"q": "sukam"})
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert [one["text"] for one in answer.json()["suggestions"]] == [VILLAGE, NAME]


@pytest.mark.parametrize("page", ["/id/koperasi/", "/id/koperasi/wilayah/3203/"])
def test_field_of_the_page_asks_for_places(
    client: Client, sukamaju: Organisation, page: str
) -> None:
    assert 'data-suggest="/id/koperasi/saran/"' in client.get(page).content.decode()


@pytest.mark.parametrize(
    "odd", ["", "\x00", '"', "%", "a" * 10_000, "x " * 5_000, "\ud7ff", "1" * 90]
)
def test_odd_text_is_answered(client: Client, odd: str, sukamaju: Organisation) -> None:
    answer = client.get(reverse("cooperatives:suggest"), {"q": odd})
    assert (answer.status_code, len(answer.json()["suggestions"])) == (200, 0)
