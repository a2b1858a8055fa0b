"""Who adds an organisation sees, while typing, which ones are called nearly so."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partners.organisations.admin.alike import MOST_SHOWN, alike
from portal.users.models import User
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_organisations_organisation:add"


def _names(**typed: str) -> list[str]:
    return [str(one.name) for one in alike(**{"name": "", **typed})]


@pytest.mark.parametrize(
    "typed", ["Koperasi Mina Jaya", "KUD Mina Jaya", "mina jaya", "Koperasi Mina Jayaa"]
)
def test_name_with_another_kind_or_a_slip_is_found(typed: str) -> None:
    OrganisationFactory(name="KUD Mina Jaya")
    OrganisationFactory(name="Koperasi Mina Sejahtera")
    assert _names(name=typed) == ["KUD Mina Jaya"]


def test_same_acronym_and_same_number_are_found() -> None:
    OrganisationFactory(name="International Cooperative Alliance", acronym="ICA")
    CooperativeFactory(name="Koperasi Lain", profile__registration_number="AHU-12 TAHUN 2025")
    assert _names(acronym="ica") == ["International Cooperative Alliance"]
    assert _names(number="ahu-12 tahun 2025") == ["Koperasi Lain"]
    assert _names(number="AHU-13 TAHUN 2025") == []


def test_one_in_the_same_place_need_not_be_so_near() -> None:
    here, there = RegencyFactory(), RegencyFactory()
    OrganisationFactory(name="Koperasi Tani Makmur Abadi", country="ID", region=here)
    assert _names(name="Koperasi Tani Makmur", region=there.code) == []
    assert _names(name="Koperasi Tani Makmur", region=here.code) == ["Koperasi Tani Makmur Abadi"]


def test_record_itself_and_merged_ones_are_not_shown() -> None:
    one = OrganisationFactory(name="Koperasi Mina Jaya")
    gone = OrganisationFactory(name="Mina Jaya", is_public=False)
    type(gone).objects.filter(pk=gone.pk).update(archived_at=one.created_at, merged_into=one)
    assert _names(name="Mina Jaya", but=str(one.pk)) == []
    assert _names(name="Mina Jaya") == ["Koperasi Mina Jaya"]


def test_few_are_shown_of_many(django_assert_max_num_queries: Any) -> None:
    for _n in range(MOST_SHOWN + 3):
        OrganisationFactory(name="Koperasi Mina Jaya")
    with django_assert_max_num_queries(3):
        assert len(_names(name="Koperasi Mina Jaya", number="AHU-1")) == MOST_SHOWN


def test_form_brings_the_script_and_the_answer_leads_to_the_record(at_desk: Client) -> None:
    one = OrganisationFactory(name="Koperasi Mina Jaya")
    assert "organisations/alike.js" in at_desk.get(reverse(ADD)).content.decode()
    answer = at_desk.get(reverse("organisations_alike"), {"name": "Mina Jaya"}).json()
    (row,) = answer["rows"]
    assert row["text"] == "Koperasi Mina Jaya"
    assert row["url"].endswith(f"/edit/{one.pk}/")


@pytest.mark.parametrize("odd", ["\x00", '"', "(", "%", "x" * 10_000, " ", "Merah Putih"])
def test_odd_words_find_nothing(at_desk: Client, odd: str) -> None:
    asked = {"name": odd, "acronym": odd, "number": odd, "region": odd, "but": odd}
    assert at_desk.get(reverse("organisations_alike"), asked).json()["rows"] == []


def test_nobody_else_asks(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    answer = client.get(reverse("organisations_alike"), {"name": "Mina"})
    assert answer.status_code == 302
