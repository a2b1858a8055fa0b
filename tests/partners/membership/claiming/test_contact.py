"""The letter to the contact in the register: one claim, once, and dead after any change."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import NOBODY, Actor
from partners.membership.claiming import contact
from partners.membership.claiming.refusals import LinkIsDead
from partners.membership.models import Capacity, Claim, ContactLink, State
from partners.membership.permissions import user_represents
from partners.membership.services import claims
from partners.organisations.models import Organisation
from tests.factories.claims import VillageFactory
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
TOKENS = r"(konfirmasi-klaim|confirm-claim)/[\w-]+"
ADDRESS = "pengurus@desa.example.id"


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=VillageFactory(), contact_email=ADDRESS)


@pytest.fixture
def claim(cooperative: Organisation) -> Claim:
    person = PersonFactory(first_name="Siti", last_name="Aminah")
    return claims.claim(cooperative, by=Actor(person))


@pytest.fixture
def token(claim: Claim, posted) -> str:
    assert [letter.to for letter in posted()] == [[ADDRESS]]
    return re.search(r"konfirmasi-klaim/([\w-]+)/", posted()[0].body)[1]


def _page(token: str) -> str:
    return reverse("confirm_claim", args=[token])


def test_contact_confirms_without_an_account(client: Client, claim: Claim, token: str) -> None:
    page = client.get(_page(token))
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert "Siti Aminah" in page.content.decode()
    assert claim.person.email not in page.content.decode()
    assert not user_represents(Actor(claim.person), claim.organisation)
    client.post(_page(token), {"answer": "yes"})
    claim.refresh_from_db()
    assert (claim.state, claim.capacity) == (State.GRANTED, Capacity.CONTACT)
    assert user_represents(Actor(claim.person), claim.organisation)


def test_contact_refuses(client: Client, claim: Claim, token: str) -> None:
    client.post(_page(token), {"answer": "no"})
    claim.refresh_from_db()
    assert (claim.state, claim.reason.code) == (State.REFUSED, "unknown-to-contact")


def test_link_works_once(client: Client, claim: Claim, token: str) -> None:
    client.post(_page(token), {"answer": "yes"})
    assert client.get(_page(token)).status_code == 404
    assert client.post(_page(token), {"answer": "no"}).status_code == 404
    claim.refresh_from_db()
    assert claim.state == State.GRANTED


def _somebody_joins(claim: Claim) -> None:
    MembershipFactory(organisation=claim.organisation)


def _somebody_joins_and_leaves(claim: Claim) -> None:
    MembershipFactory(organisation=claim.organisation, over=True)


def _is_withdrawn(claim: Claim) -> None:
    claims.withdraw(claim, by=Actor(claim.person))


def _is_old(claim: Claim) -> None:
    ContactLink.objects.update(sent_at=timezone.now() - timedelta(days=15))


def _contact_changes(claim: Claim) -> None:
    Organisation.objects.update(contact_email="baru@desa.example.id")


@pytest.mark.parametrize(
    "change",
    [
        _somebody_joins,
        _somebody_joins_and_leaves,
        _is_withdrawn,
        _is_old,
        _contact_changes,
    ],
)
def test_link_is_dead_after(change, client: Client, claim: Claim, token: str) -> None:
    change(claim)
    assert client.get(_page(token)).status_code == 404
    with pytest.raises(LinkIsDead):
        claims.answer_by_letter(token, by=NOBODY, is_theirs=True)
    assert not user_represents(Actor(claim.person), claim.organisation)


def test_dead_link_answers_as_one_that_never_was(client: Client, claim: Claim, token: str) -> None:
    _somebody_joins(claim)
    dead, unknown = client.get(_page(token)), client.get(_page("x" * 43))
    assert dead.status_code == unknown.status_code == 404
    assert re.sub(TOKENS, "", dead.content.decode()) == re.sub(TOKENS, "", unknown.content.decode())


def test_link_decides_only_the_claim_it_was_sent_for(claim: Claim, token: str, posted) -> None:
    other = claims.claim(claim.organisation, by=Actor(PersonFactory()))
    claims.answer_by_letter(token, by=NOBODY, is_theirs=True)
    other.refresh_from_db()
    assert other.state == State.WAITING
    second = re.search(r"konfirmasi-klaim/([\w-]+)/", posted()[1].body)[1]
    with pytest.raises(LinkIsDead):  # somebody joined by the first
        claims.answer_by_letter(second, by=NOBODY, is_theirs=True)


def test_database_keeps_no_token(claim: Claim, token: str) -> None:
    kept = ContactLink.objects.values().get()
    assert token not in str(kept)
    assert kept["digest"] == contact.digest_of(token)


def test_claimant_sees_the_address_masked_only(client: Client, claim: Claim) -> None:
    client.force_login(claim.person)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "p•••@d•••.id" in page
    assert ADDRESS not in page


def test_represented_organisation_is_not_asked_by_letter(cooperative: Organisation) -> None:
    MembershipFactory(organisation=cooperative)
    claims.claim(cooperative, by=Actor(PersonFactory()))
    assert not ContactLink.objects.exists()


def test_strangers_do_not_fill_the_letter_box(cooperative: Organisation, posted) -> None:
    for _ in range(contact.MOST_LETTERS + 2):
        claims.claim(cooperative, by=Actor(PersonFactory()))
    assert [letter.to for letter in posted()] == [[ADDRESS]] * contact.MOST_LETTERS


def test_nobody_uses_up_the_letters_of_others(cooperative: Organisation, posted) -> None:
    again = PersonFactory()
    for _ in range(3):
        claims.withdraw(claims.claim(cooperative, by=Actor(again)), by=Actor(again))
    assert len(posted()) == 1
    claims.claim(cooperative, by=Actor(PersonFactory()))
    assert len(posted()) == 2


def test_contact_address_is_on_no_public_page(client: Client, cooperative: Organisation) -> None:
    for address in (cooperative.get_absolute_url(), "/id/koperasi/"):
        assert ADDRESS not in client.get(address).content.decode()
