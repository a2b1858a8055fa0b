"""Who hears of a claim, what its history says, and what time does to it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.privacy import services as privacy
from partners.membership.claiming import deciders
from partners.membership.models import Capacity, Claim, ClaimReason, State
from partners.membership.services import claims
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.claims import (
    ClaimFactory,
    VillageFactory,
    assistant_of,
    photo,
    pmo_of,
)
from tests.factories.membership import (
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=VillageFactory())


@pytest.fixture
def reason() -> ClaimReason:
    return ClaimReason.objects.get(code="proof-missing")


def _by(person: User) -> Actor:
    return Actor(person)


def test_history_of_the_organisation_names_no_claimant(cooperative, reason, moderator) -> None:
    person = PersonFactory(first_name="Rahasia")
    claim = claims.claim(cooperative, by=_by(person), words="Bendahara")
    claims.refuse(claim, by=_by(moderator), reason=reason, remark="Tidak cukup")
    entries = ModelLogEntry.objects.for_instance(cooperative)
    assert [entry.action for entry in entries.order_by("pk")] == [
        "membership.claimed",
        "membership.claim_refused",
    ]
    told = str([entry.data for entry in entries])
    assert "Rahasia" not in told
    assert person.email not in told


def test_deciders_are_told_once_with_the_link_and_no_address(cooperative, posted) -> None:
    board = MembershipFactory(organisation=cooperative).person
    claimant = PersonFactory(first_name="Siti", last_name="Aminah")
    claim = claims.claim(cooperative, by=_by(claimant))
    assert [letter.to for letter in posted()] == [[board.email]]
    body = posted()[0].body
    assert "Siti Aminah" in body
    assert f"/klaim/{claim.pk}/" in body
    assert claimant.email not in body


def test_who_lost_the_right_to_decide_is_not_told(cooperative) -> None:
    claim = ClaimFactory(organisation=cooperative)
    said = claims.notices._waits(
        PersonFactory(), type("Notice", (), {"data": {"claim": claim.pk}})()
    )
    assert said is None


def test_claimant_is_told_the_decision_also_who_wants_no_letters(
    cooperative, reason, posted
) -> None:
    claim = ClaimFactory(organisation=cooperative, person__language="en")
    claims.refuse(claim, by=_by(assistant_of(cooperative)), reason=reason)
    assert [letter.to for letter in posted()] == [[claim.person.email]]
    assert "There is no proof yet" in posted()[0].body


def _aged(claim: Claim, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    Claim.objects.filter(pk=claim.pk).update(asked_at=then, since=then)


def test_claim_without_an_answer_to_more_needed_expires(
    cooperative, reason, moderator, posted
) -> None:
    claim = ClaimFactory(organisation=cooperative)
    claims.ask_for_more(claim, by=_by(moderator), reason=reason)
    assert len(posted()) == 1
    _aged(claim, 29)
    call_command("follow_claims", stdout=StringIO())
    claim.refresh_from_db()
    assert claim.state == State.MORE_NEEDED
    _aged(claim, 31)
    for _ in range(2):
        call_command("follow_claims", stdout=StringIO())
    claim.refresh_from_db()
    assert claim.state == State.EXPIRED
    assert len(posted()) == 2


def test_silent_board_is_passed_by_after_fourteen_days(cooperative, posted) -> None:
    board = MembershipFactory(organisation=cooperative).person
    pmo = pmo_of(cooperative)
    claim = ClaimFactory(organisation=cooperative)
    alone = ClaimFactory(organisation=CooperativeFactory(region=VillageFactory()))
    for one in (claim, alone):
        _aged(one, 13)
    call_command("follow_claims", stdout=StringIO())
    assert claim not in deciders.to_decide(_by(pmo))
    for one in (claim, alone):
        _aged(one, 15)
    call_command("follow_claims", stdout=StringIO())
    assert claim in deciders.to_decide(_by(pmo))
    alone.refresh_from_db()
    assert alone.escalated_at is None
    assert [letter.to for letter in posted()] == [[board.email], [pmo.email]]


def test_claimant_reads_with_whom_it_waits_as_roles_and_numbers(cooperative) -> None:
    claim = ClaimFactory(organisation=cooperative)
    assistant_of(cooperative)
    pmo_of(cooperative)
    assert [(one.capacity, one.count) for one in deciders.waits_with(claim)] == [
        (Capacity.ASSISTANT, 1),
        (Capacity.PMO, 1),
        (Capacity.MODERATOR, None),
    ]
    MembershipFactory(organisation=cooperative)
    assert [(one.capacity, one.count) for one in deciders.waits_with(claim)] == [
        (Capacity.REPRESENTATIVE, 1)
    ]


def test_who_erases_the_account_leaves_no_words_and_no_proof(cooperative) -> None:
    person = PersonFactory()
    claim = claims.claim(cooperative, by=_by(person), words="Ketua", files=[photo()])
    proof = claim.proofs.get()
    privacy.erase(person, by=_by(person))
    claim.refresh_from_db()
    assert (claim.state, claim.words, claim.proofs.count()) == (State.WITHDRAWN, "", 0)
    assert not proof.file.storage.exists(proof.file.name)
