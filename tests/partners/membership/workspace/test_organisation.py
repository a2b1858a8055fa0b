"""The page of one's organisation, and the hat that one wears."""

from typing import Any

import pytest
from django.test import Client

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.membership.models import Role
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Koperasi Sukamaju", slug="sukamaju", region=RegencyFactory())


@pytest.fixture
def member(client: Client, cooperative: Organisation) -> Any:
    membership = MembershipFactory(organisation=cooperative)
    client.force_login(membership.person)
    return membership


HERE = "/id/ruang/organisasi/sukamaju/"


def _page(client: Client, address: str = HERE) -> str:
    return client.get(address).content.decode()


def test_member_finds_the_organisation_from_the_workspace(client: Client, member: Any) -> None:
    assert HERE in _page(client, "/id/ruang/")
    page = _page(client)
    assert "Anda pengurus di sini sejak" in page
    assert "Anda bertindak untuk <b>Koperasi Sukamaju</b>" in page


def test_assistant_acts_under_a_mandate(client: Client, cooperative: Organisation) -> None:
    client.force_login(MandateFactory(cooperative=cooperative).assistant)
    assert "di bawah mandat" in _page(client)


def test_officer_of_the_area_sees_it_without_a_hat(
    client: Client, cooperative: Organisation
) -> None:
    client.force_login(AreaFactory(region=cooperative.region).person)
    page = _page(client)
    assert "Terletak di wilayah tugas Anda" in page
    assert "Anda bertindak untuk" not in page


@pytest.mark.parametrize("who", ["stranger", "former member", "member of another", "ended mandate"])
def test_it_is_not_there_for_others(client: Client, cooperative: Organisation, who: str) -> None:
    person = {
        "stranger": PersonFactory,
        "former member": lambda: MembershipFactory(organisation=cooperative, over=True).person,
        "member of another": lambda: MembershipFactory().person,
        "ended mandate": lambda: MandateFactory(cooperative=cooperative, over=True).assistant,
    }[who]()
    client.force_login(person)
    there, nowhere = client.get(HERE), client.get(HERE.replace("sukamaju", "tidak-ada"))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert client.post(f"{HERE}bertindak/").status_code == 404


def test_hat_is_offered_to_who_has_a_choice_and_says_what_it_does(
    client: Client, member: Any
) -> None:
    button = f'action="{HERE}bertindak/"'
    assert button not in _page(client)
    MembershipFactory(person=member.person)
    assert button in _page(client)
    page = client.post(f"{HERE}bertindak/", follow=True).content.decode()
    assert "Di setiap halaman ruang Anda kini tertulis" in page
    assert button not in page


def test_hat_is_put_on_shown_everywhere_and_taken_off(client: Client, member: Any) -> None:
    assert "Anda bertindak untuk" not in _page(client, "/id/ruang/pemberitahuan/")
    client.post(f"{HERE}bertindak/")
    assert "Koperasi Sukamaju" in _page(client, "/id/ruang/pemberitahuan/")
    front = _page(client, "/id/ruang/")
    assert "Anda bertindak untuk <b>Koperasi Sukamaju</b>" in front
    assert 'action="/id/ruang/bukan-untuk-siapa-pun/"' in front
    client.post("/id/ruang/bukan-untuk-siapa-pun/")
    assert "Koperasi Sukamaju" not in _page(client, "/id/ruang/pemberitahuan/")


def test_hat_falls_off_when_the_membership_ends(client: Client, member: Any) -> None:
    client.post(f"{HERE}bertindak/")
    type(member).objects.filter(pk=member.pk).update(role=Role.CONTRIBUTOR)
    assert "Koperasi Sukamaju" in _page(client, "/id/ruang/pemberitahuan/")
    type(member).objects.filter(pk=member.pk).update(
        ended_at=member.updated_at, ending=member.Ending.LEFT
    )
    assert "Koperasi Sukamaju" not in _page(client, "/id/ruang/pemberitahuan/")


def test_what_waits_stands_first_with_one_button(
    client: Client, member: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(actor: Actor) -> list[Waiting]:
        return [Waiting("Jawab tawaran", "/id/jawab/", "Jawab", "Koperasi Sukamaju")]

    monkeypatch.setattr(waiting, "_sources", {told: None})
    for address in ("/id/ruang/", HERE):
        page = _page(client, address)
        assert 'href="/id/jawab/"' in page, address


def test_queries_of_the_workspace_do_not_grow(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    person = PersonFactory()
    MembershipFactory.create_batch(8, person=person)
    client.force_login(person)
    with django_assert_max_num_queries(20):
        client.get("/id/ruang/")
