"""The pages of claims: each person's own, and who decides; 404 for everybody else."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from home.access import Actor
from home.waiting import Waiting, waiting_for
from partners.membership.models import Claim, State
from partners.membership.services import claims
from partners.organisations.models import Organisation
from tests.factories.claims import (
    ClaimFactory,
    ReasonFactory,
    VillageFactory,
    assistant_of,
    photo,
    pmo_of,
)
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=VillageFactory())


@pytest.fixture
def claim(cooperative: Organisation) -> Claim:
    person = PersonFactory(first_name="Siti", last_name="Aminah")
    return claims.claim(cooperative, by=Actor(person), words="Ketua sejak 2025", files=[photo()])


def _as(client: Client, person: object) -> Client:
    client.force_login(person)
    return client


def _at(name: str, *args: object) -> str:
    return reverse(f"membership:{name}", args=args)


def test_claim_is_sent_with_words_and_proof(client: Client, cooperative: Organisation) -> None:
    person = PersonFactory()
    page = _as(client, person).get(_at("claim_it", cooperative.slug))
    assert 'enctype="multipart/form-data"' in page.content.decode()
    assert "board_has_changed" not in page.content.decode()
    sent = {"text": "Bendahara", "file": photo()}
    answer = client.post(_at("claim_it", cooperative.slug), sent, follow=True)
    made = Claim.objects.get()
    assert answer.redirect_chain[0][0] == made.get_absolute_url()
    assert (made.words, made.proofs.count()) == ("Bendahara", 1)
    assert "staf kementerian" in answer.content.decode()


def test_second_claim_leads_to_the_one_that_waits(client: Client, claim: Claim) -> None:
    answer = _as(client, claim.person).get(_at("claim_it", claim.organisation.slug), follow=True)
    assert answer.redirect_chain == [(claim.get_absolute_url(), 302)]
    assert "sudah mengajukan klaim" in answer.content.decode()
    claims.withdraw(claim, by=Actor(claim.person))
    assert client.get(_at("claim_it", claim.organisation.slug)).status_code == 200


def test_hidden_and_archived_organisations_are_not_found(client: Client) -> None:
    hidden = CooperativeFactory(is_public=False)
    assert _as(client, PersonFactory()).get(_at("claim_it", hidden.slug)).status_code == 404


def test_refusal_of_a_file_stands_at_the_field_and_words_are_kept(client, cooperative) -> None:
    fake = photo("surat.pdf")
    answer = _as(client, PersonFactory()).post(
        _at("claim_it", cooperative.slug), {"text": "Bendahara", "file": fake}
    )
    assert answer.context["form"].errors["file"]
    assert "Bendahara" in answer.content.decode()
    assert not Claim.objects.exists()


OWN = ("claim", "add_to_claim", "withdraw_claim")
DECIDE = ("decide_claim", "grant_claim", "refuse_claim", "ask_about_claim")


def test_pages_of_a_claim_are_found_by_whom_they_are_for(client, claim, moderator, editor) -> None:
    elsewhere = CooperativeFactory(region=VillageFactory(code="5203022009", within="520302"))
    people = {
        "claimant": claim.person,
        "stranger": PersonFactory(),
        "another claimant": ClaimFactory(organisation=claim.organisation).person,
        "representative of another": MembershipFactory(organisation=elsewhere).person,
        "PMO of another area": pmo_of(elsewhere),
        "editor": editor,
        "moderator": moderator,
        "assistant": assistant_of(claim.organisation),
        "PMO": pmo_of(claim.organisation),
    }
    found = {
        who: {
            name
            for name in (*OWN, *DECIDE)
            if _as(client, person).get(_at(name, claim.pk)).status_code == 200
        }
        for who, person in people.items()
    }
    assert found == {who: set() for who in people} | {
        "claimant": set(OWN),
        "moderator": set(DECIDE),
        "assistant": set(DECIDE),
        "PMO": set(DECIDE),
    }


def test_proof_is_for_the_claimant_and_who_may_decide(client, claim, moderator, editor) -> None:
    address = _at("claim_proof", claim.proofs.get().key)
    assert client.get(address).status_code == 302
    for person, status in (
        (claim.person, 200),
        (moderator, 200),
        (assistant_of(claim.organisation), 200),
        (ClaimFactory(organisation=claim.organisation).person, 404),
        (PersonFactory(), 404),
        (editor, 404),
    ):
        answer = _as(client, person).get(address)
        assert answer.status_code == status
        if status == 200:
            assert "attachment" in answer.headers["Content-Disposition"]
            assert "sandbox" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert answer.getvalue()


def test_proof_of_a_decided_claim_is_no_longer_shown_to_who_only_could_decide(
    client, claim
) -> None:
    assistant = assistant_of(claim.organisation)
    claims.withdraw(claim, by=Actor(claim.person))
    address = _at("claim_proof", claim.proofs.get().key)
    assert _as(client, assistant).get(address).status_code == 404


def test_decider_sees_name_and_masked_address(client: Client, claim: Claim) -> None:
    page = _as(client, assistant_of(claim.organisation)).get(_at("decide_claim", claim.pk))
    text = page.content.decode()
    assert "Siti Aminah" in text
    assert "o•••@s•••.test" in text
    assert claim.person.email not in text
    assert "Ketua sejak 2025" in text


def test_person_without_a_name_is_never_shown_by_their_address(client, cooperative) -> None:
    person = PersonFactory(first_name="", email="rahasia@simpul.test")
    claim = ClaimFactory(organisation=cooperative, person=person)
    assistant = assistant_of(cooperative)
    page = _as(client, assistant).get(_at("decide_claim", claim.pk)).content.decode()
    assert "rahasia" not in page
    assert not [one for one in waiting_for(Actor(assistant)) if "rahasia" in str(one)]


def test_assistant_grants_on_two_pages(client: Client, claim: Claim) -> None:
    assistant = assistant_of(claim.organisation)
    waits = [one for one in waiting_for(Actor(assistant)) if str(claim.pk) in one.url]
    assert [one.organisation for one in waits] == [str(claim.organisation)]
    page = _as(client, assistant).get(waits[0].url).content.decode()
    assert _at("grant_claim", claim.pk) in page
    form = client.get(_at("grant_claim", claim.pk)).context["form"]
    assert set(form.fields) == {"seen"}
    client.post(_at("grant_claim", claim.pk), {"seen": form["seen"].value()})
    claim.refresh_from_db()
    assert claim.state == State.GRANTED
    assert not [one for one in waiting_for(Actor(assistant)) if str(claim.pk) in one.url]


def test_moderator_is_told_that_the_board_answers_first(client, claim, moderator) -> None:
    MembershipFactory(organisation=claim.organisation)
    form = _as(client, moderator).get(_at("grant_claim", claim.pk)).context["form"]
    assert {"role", "replaces"} <= set(form.fields)
    answer = client.post(
        _at("grant_claim", claim.pk), {"seen": form["seen"].value(), "role": "representative"}
    )
    assert "14 hari" in answer.content.decode()
    claim.refresh_from_db()
    assert claim.state == State.WAITING


def test_claimant_sees_no_name_of_who_is_asked(client: Client, claim: Claim) -> None:
    member = MembershipFactory(organisation=claim.organisation, person__first_name="Rahmat").person
    page = _as(client, claim.person).get(claim.get_absolute_url()).content.decode()
    assert "pengurus organisasi (1)" in " ".join(page.split())
    assert "Rahmat" not in page
    assert member.email not in page


def test_usual_time_is_said_from_five_decided_claims_on(client: Client, claim: Claim) -> None:
    for count, is_said in ((4, False), (1, True)):
        for _ in range(count):
            one = ClaimFactory()
            claims.grant(one, by=Actor(assistant_of(one.organisation)))
        page = _as(client, claim.person).get(claim.get_absolute_url()).content.decode()
        assert ("setengah tahun terakhir" in page) is is_said


@pytest.mark.parametrize("many", [1, 6])
def test_pages_ask_at_most_twenty_queries(
    many, client, claim, moderator, django_assert_max_num_queries
) -> None:
    for _ in range(many):
        ClaimFactory(organisation=claim.organisation)
    for person, address in (
        (claim.person, claim.get_absolute_url()),
        (claim.person, _at("claims")),
        (assistant_of(claim.organisation), _at("decide_claim", claim.pk)),
        (moderator, _at("decide_claim", claim.pk)),
    ):
        _as(client, person)
        with django_assert_max_num_queries(20):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [("\x00", False), ("a" * 5000, False), ("🌾", True), ("'; DROP TABLE", True)],
)
def test_odd_words_are_kept_or_refused(text, is_taken: bool, client, cooperative) -> None:
    client.force_login(PersonFactory())
    answer = client.post(_at("claim_it", cooperative.slug), {"text": text})
    assert answer.status_code == (302 if is_taken else 200)
    assert Claim.objects.exists() is is_taken


def _cards(front: HttpResponse, claim: Claim) -> list[Waiting]:
    """Of the claim, among all that wait for its person."""
    return [one for one in front.context["waiting"] if one.url == claim.get_absolute_url()]


def test_claim_of_ones_own_stands_on_the_front_until_it_is_decided(client, claim, moderator):
    """With whom it waits, or as a card when it waits for its own person."""
    person = _as(client, claim.person)
    answer = person.get(reverse("workspace"))
    front = answer.content.decode()
    assert claim.get_absolute_url() in front
    assert not _cards(answer, claim)
    assert "dapat mengundang Anda" not in front
    claims.ask_for_more(claim, by=Actor(moderator), reason=ReasonFactory())
    answer = client.get(reverse("workspace"))
    [card] = _cards(answer, claim)
    assert (card.url, card.organisation) == (claim.get_absolute_url(), str(claim.organisation))
    assert card.until == localdate() + timedelta(days=30)
    assert answer.content.decode().count(card.url) == 1

    claims.withdraw(claim, by=Actor(claim.person))
    answer = client.get(reverse("workspace"))
    assert not _cards(answer, claim)
    assert "dapat mengundang Anda" in answer.content.decode()
    for person in (PersonFactory(), moderator):
        assert card.url not in _as(client, person).get(reverse("workspace")).content.decode()


def test_who_looks_after_others_is_not_told_to_wait_for_an_invitation(client, cooperative) -> None:
    for person in (assistant_of(cooperative), pmo_of(cooperative)):
        front = _as(client, person).get(reverse("workspace")).content.decode()
        assert "Anda tidak tergabung dalam organisasi di sini." in front
        assert "dapat mengundang Anda" not in front
