"""A printed invitation: its code opens one page, an account is made, and it opens nothing after."""

from typing import Any

import pytest
from django.test import Client

from partners.membership.models import Invitation, Membership
from portal.users.models import User
from tests.factories.membership import InvitationFactory, PersonFactory

pytestmark = pytest.mark.django_db
PAGE, JOIN = "/id/akun/kertas/", "/id/akun/kertas/bergabung/"
CODE = "ABCD-EFGH"
ASKED = {"name": "Wayan Sudra", "password": "Jembatan-kayu-42"}


@pytest.fixture
def invitation() -> Invitation:
    return InvitationFactory(paper=True, token=CODE, name="Wayan Sudra")


def _type(client: Client, code: str = CODE) -> Any:
    return client.post(PAGE, {"code": code})


def test_who_has_no_account_makes_one_and_belongs(client: Client, invitation: Invitation) -> None:
    assert _type(client, "abcd efgh")["Location"] == JOIN
    page = client.get(JOIN).content.decode()
    assert str(invitation.organisation) in page
    assert 'value="Wayan Sudra"' in page
    done = client.post(JOIN, ASKED, follow=True)
    person = User.objects.get(first_name="Wayan Sudra")
    number = person.account_number
    assert f"{number[:4]} {number[4:]}" in done.content.decode()
    assert (person.email, person.phone) == (None, None)
    mine = Membership.objects.get(person=person)
    assert (mine.organisation, mine.role) == (invitation.organisation, invitation.role)
    assert client.get("/id/ruang/").status_code == 200
    assert Client().login(username=number, password=ASKED["password"])


def test_code_opens_nothing_after(client: Client, invitation: Invitation) -> None:
    late = Client()
    _type(late)
    _type(client)
    client.post(JOIN, ASKED)
    assert late.post(JOIN, ASKED)["Location"] == PAGE
    assert "Tidak ada undangan" in _type(late).content.decode()
    assert Membership.objects.filter(organisation=invitation.organisation).count() == 2


def test_no_account_without_its_invitation(
    client: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose sender may not invite any more."""
    _type(client)
    Membership.objects.filter(person=invitation.invited_by).update(role="contributor")
    before = User.objects.count()
    page = client.post(JOIN, ASKED).content.decode()
    assert "tidak berlaku lagi" in page
    assert User.objects.count() == before


def test_who_is_signed_in_answers(client: Client, invitation: Invitation) -> None:
    person = PersonFactory()
    client.force_login(person)
    address = _type(client)["Location"]
    assert address == f"/id/ruang/undangan/{invitation.pk}/"
    client.post(address)
    assert Membership.objects.filter(person=person, organisation=invitation.organisation).exists()


def test_who_signs_in_on_the_way_answers(client: Client, invitation: Invitation) -> None:
    _type(client)
    person = PersonFactory()
    person.set_password("x")
    person.save()
    answer = f"/id/ruang/undangan/{invitation.pk}/"
    sent = {"login": person.email, "password": "x"}
    assert client.post(f"/id/akun/login/?next={answer}", sent)["Location"] == answer
    assert "mengundang Anda" in client.get(answer).content.decode()


def test_without_a_code_there_is_nothing_to_join(client: Client, invitation: Invitation) -> None:
    assert client.get(JOIN)["Location"] == PAGE
    client.force_login(PersonFactory())
    assert client.get(f"/id/ruang/undangan/{invitation.pk}/").status_code == 404


def test_codes_are_tried_a_few_times_and_right_ones_are_not_counted(
    client: Client, invitation: Invitation, settings: Any
) -> None:
    settings.PAPER_CODE_LIMITS = {"paper_code": "3/h/key", "paper_code_everywhere": "100/h/key"}
    for _time in range(5):
        assert _type(client).status_code == 302
    answers = [_type(client, f"AAAA-AAA{number}") for number in range(2, 6)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 3000
    assert _type(client).status_code == 429


def test_weak_password_is_told(client: Client, invitation: Invitation) -> None:
    _type(client)
    page = client.post(JOIN, {**ASKED, "password": "12345678"})
    assert page.context["form"].errors["password"]
