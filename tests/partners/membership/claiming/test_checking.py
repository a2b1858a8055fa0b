"""What an assistant granted is looked at by somebody else; until then it gives them no mandate."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.waiting import waiting_for
from partners.membership.claiming.limits import MOST_WORDS
from partners.membership.claiming.refusals import NothingWasAsked, NotToCheck, TooManyWords
from partners.membership.mandating.refusals import AdmittedByThem
from partners.membership.models import Claim, Mandate, Membership, Role, Scope
from partners.membership.services import claims, mandate_offers, mandates
from portal.users.models import User
from tests.factories.claims import ClaimFactory, VillageFactory, assistant_of, pmo_of
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def soon() -> date:
    return localdate() + timedelta(days=90)


@pytest.fixture
def cooperative():
    return CooperativeFactory(region=VillageFactory())


@pytest.fixture
def assistant(cooperative) -> User:
    return assistant_of(cooperative)


@pytest.fixture
def granted(cooperative, assistant) -> Claim:
    claim = ClaimFactory(organisation=cooperative)
    claims.grant(claim, by=Actor(assistant))
    claim.refresh_from_db()
    return claim


def _offer(claim: Claim, assistant: User) -> Mandate:
    return mandates.offer(
        claim.organisation,
        assistant,
        by=Actor(claim.person),
        scopes=[Scope.PROFILE],
        ends_on=soon(),
    )


def test_board_that_an_assistant_made_gives_that_assistant_nothing(granted, assistant) -> None:
    board = Actor(granted.person)
    with pytest.raises(AdmittedByThem):
        _offer(granted, assistant)
    asked = mandates.ask(
        granted.organisation, by=Actor(assistant), scopes=[Scope.PROFILE], ends_on=soon()
    )
    with pytest.raises(AdmittedByThem):
        mandates.give(
            asked, by=board, scopes=[Scope.PROFILE], ends_on=soon(), seen=version_of(asked)
        )
    mandates.cancel(asked, by=Actor(assistant), seen=version_of(asked))
    code = mandate_offers.make_code(
        granted.organisation, by=board, scopes=[Scope.PROFILE], ends_on=soon()
    )
    mandate_offers.begin_try(granted.organisation, by=Actor(assistant))
    with pytest.raises(AdmittedByThem):
        mandate_offers.take_by_code(granted.organisation, code, by=Actor(assistant))
    assert not Mandate.objects.in_force(localdate()).exists()


def test_it_gives_one_to_another_assistant(granted, cooperative) -> None:
    assert _offer(granted, assistant_of(cooperative)).state == Mandate.State.GIVEN


def test_once_somebody_has_looked_at_it_the_mandate_can_be_given(
    granted, assistant, cooperative, moderator
) -> None:
    claims.confirm_grant(granted, by=Actor(moderator))
    assert _offer(granted, assistant).state == Mandate.State.GIVEN
    with pytest.raises(NotToCheck):
        claims.take_grant_back(granted, by=Actor(moderator), remark="Keliru")


def test_whose_own_claim_others_granted_owes_the_assistant_nothing(
    granted, assistant, cooperative, moderator
) -> None:
    other = _granted_by(moderator, cooperative)
    mandate = mandates.offer(
        cooperative, assistant, by=Actor(other), scopes=[Scope.PROFILE], ends_on=soon()
    )
    assert mandate.state == Mandate.State.GIVEN


def test_who_was_invited_by_that_board_gives_it_nothing_either(
    granted, assistant, cooperative, moderator
) -> None:
    """Neither does their part, nor what they gave, outlive the grant."""
    second = MembershipFactory(organisation=cooperative, began_at=timezone.now())
    with pytest.raises(AdmittedByThem):
        mandates.offer(
            cooperative, assistant, by=Actor(second.person), scopes=[Scope.PROFILE], ends_on=soon()
        )
    given = mandates.offer(
        cooperative,
        assistant_of(cooperative),
        by=Actor(second.person),
        scopes=[Scope.PROFILE],
        ends_on=soon(),
    )
    claims.take_grant_back(granted, by=Actor(moderator), remark="Keliru")
    assert not Membership.objects.live().filter(organisation=cooperative).exists()
    given.refresh_from_db()
    assert given.state == Mandate.State.ENDED


def _granted_by(moderator: User, cooperative) -> User:
    """Somebody whose claim waited for the board in vain."""
    claim = ClaimFactory(organisation=cooperative, escalated_at=timezone.now())
    claims.grant(claim, by=Actor(moderator))
    return claim.person


def test_only_the_pmo_of_the_area_and_moderators_look(
    granted, assistant, moderator, editor
) -> None:
    elsewhere = CooperativeFactory(region=VillageFactory(code="5203022009", within="520302"))
    for person in (
        assistant,
        granted.person,
        editor,
        pmo_of(elsewhere),
        assistant_of(granted.organisation),
        MembershipFactory(organisation=granted.organisation).person,
    ):
        with pytest.raises(ActionNotPermitted):
            claims.confirm_grant(granted, by=Actor(person))
        with pytest.raises(ActionNotPermitted):
            claims.take_grant_back(granted, by=Actor(person), remark="Keliru")
    claims.confirm_grant(granted, by=Actor(pmo_of(granted.organisation)))
    granted.refresh_from_db()
    assert granted.checked_at is not None


def test_nobody_checks_what_they_granted_or_asked_for(granted) -> None:
    for person in (granted.decided_by, granted.person):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=granted.pk).update(checked_by=person)


def test_taken_back_it_leaves_nothing_that_hung_on_it(
    granted, cooperative, moderator, posted
) -> None:
    helper = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
    other = assistant_of(cooperative)
    given = _offer(granted, other)
    claims.take_grant_back(granted, by=Actor(moderator), remark="Bukan pengurus.")
    assert not Membership.objects.live().filter(organisation=cooperative).exists()
    given.refresh_from_db()
    assert given.state == Mandate.State.ENDED
    told = {letter.to[0]: letter.body for letter in posted()}
    assert {granted.person.email, helper.person.email, other.email} <= set(told)
    assert "Bukan pengurus." in told[granted.person.email]


def test_taken_back_it_leaves_those_who_came_another_way(granted, cooperative, moderator) -> None:
    other = _granted_by(moderator, cooperative)
    mandate = MandateFactory(cooperative=cooperative, given_by=other)
    claims.take_grant_back(granted, by=Actor(moderator), remark="Bukan pengurus.")
    left = Membership.objects.live().filter(organisation=cooperative)
    assert [one.person for one in left] == [other]
    mandate.refresh_from_db()
    assert mandate.state == Mandate.State.GIVEN


def test_a_reason_is_asked_for(granted, moderator) -> None:
    with pytest.raises(NothingWasAsked):
        claims.take_grant_back(granted, by=Actor(moderator), remark=" ")


def test_pmo_finds_it_in_the_workspace_and_answers_there(
    client, cooperative, assistant, posted
) -> None:
    pmo = pmo_of(cooperative)
    claim = ClaimFactory(organisation=cooperative)
    claims.grant(claim, by=Actor(assistant))
    assert pmo.email in [to for letter in posted() for to in letter.to]
    [waits] = [one for one in waiting_for(Actor(pmo)) if str(claim.pk) in one.url]
    client.force_login(pmo)
    page = client.get(waits.url).content.decode()
    address = reverse("membership:confirm_grant", args=[claim.pk])
    assert address in page
    form = client.get(address).context["form"]
    client.post(address, {"seen": form["seen"].value()})
    claim.refresh_from_db()
    assert claim.checked_by == pmo
    assert not [one for one in waiting_for(Actor(pmo)) if str(claim.pk) in one.url]


def test_moderator_finds_it_on_the_first_page_of_the_admin(client, granted, moderator) -> None:
    client.force_login(moderator)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("membership:decide_claim", args=[granted.pk]) in page
    claims.confirm_grant(granted, by=Actor(moderator))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("membership:decide_claim", args=[granted.pk]) not in page


def test_words_about_a_claim_have_a_total(cooperative) -> None:
    claim = ClaimFactory(organisation=cooperative, words="a" * (MOST_WORDS - 5))
    claims.add(claim, by=Actor(claim.person), words="abc")
    with pytest.raises(TooManyWords):
        claims.add(claim, by=Actor(claim.person), words="d")
    claim.refresh_from_db()
    assert len(claim.words) == MOST_WORDS
