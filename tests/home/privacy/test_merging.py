"""Two accounts of one person become one: both proven by signing in, nothing gained by it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home import audit
from home.access import ActionNotPermitted, Actor
from home.privacy import held, merging
from home.privacy.leaving import IsHindered
from home.privacy.unknown import UnknownRelation
from home.privacy.workspace_merging import COOKIE
from partners.membership.models import Capacity, Claim, Invitation, Mandate, Membership, Role, State
from portal.users.models import User
from tests.factories.claims import ClaimFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def kept() -> User:
    return User.objects.create_user("sri@contoh.id", PASSWORD, first_name="Sri")


@pytest.fixture
def other() -> User:
    return User.objects.create_user("sri@lama.id", PASSWORD, first_name="Sri W.")


def _merge(other: User, kept: User) -> None:
    merging.merge(other, kept, by=Actor(other))


class TestWhatMoves:
    def test_memberships_mandates_and_areas_go_on_in_the_account_that_stays(
        self, kept: User, other: User
    ) -> None:
        member, area = MembershipFactory(person=other), AreaFactory(person=other)
        mandate = MandateFactory(assistant=other)
        _merge(other, kept)
        for row in (member, area, mandate):
            row.refresh_from_db()
        assert (member.person, area.person, mandate.assistant) == (kept, kept, kept)
        assert (member.ended_at, area.ends_on, mandate.state) == (None, None, Mandate.State.GIVEN)

    def test_other_account_is_closed_and_its_address_is_free(self, kept: User, other: User) -> None:
        _merge(other, kept)
        other.refresh_from_db()
        assert not other.is_active
        assert not User.objects.filter(email="sri@lama.id").exists()
        assert ModelLogEntry.objects.filter(action=merging.MERGED, object_id=kept.pk).exists()

    def test_history_names_the_account_that_stays(self, kept: User, other: User) -> None:
        organisation = CooperativeFactory()
        audit.record(organisation, audit.CHANGED, by=Actor(other))
        _merge(other, kept)
        assert ModelLogEntry.objects.for_instance(organisation).get().user == kept

    @pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.CONTRIBUTOR])
    def test_where_both_belong_the_larger_role_goes_on(
        self, kept: User, other: User, role: Role
    ) -> None:
        roles = {Role.REPRESENTATIVE, Role.CONTRIBUTOR} - {role}
        there = MembershipFactory(person=kept, role=role)
        MembershipFactory(person=other, role=roles.pop(), organisation=there.organisation)
        _merge(other, kept)
        live = Membership.objects.live().get(organisation=there.organisation)
        assert (live.person, live.role) == (kept, Role.REPRESENTATIVE)


class TestWhatIsBetweenBoth:
    @pytest.mark.parametrize("asks", ["kept", "other"])
    def test_open_claim_that_the_other_may_decide_is_withdrawn(
        self, kept: User, other: User, asks: str
    ) -> None:
        asking, deciding = (kept, other) if asks == "kept" else (other, kept)
        board = MembershipFactory(person=deciding)
        claim = ClaimFactory(person=asking, organisation=board.organisation)
        _merge(other, kept)
        claim.refresh_from_db()
        assert claim.state == State.WITHDRAWN

    def test_open_claim_of_nobody_elses_business_goes_on(self, kept: User, other: User) -> None:
        claim = ClaimFactory(person=other)
        _merge(other, kept)
        claim.refresh_from_db()
        assert (claim.state, claim.person) == (State.WAITING, kept)

    def test_claim_that_one_decided_for_the_other_stays_as_it_was(
        self, kept: User, other: User
    ) -> None:
        claim = ClaimFactory(person=other)
        Claim.objects.filter(pk=claim.pk).update(
            state=State.GRANTED,
            decided_by=kept,
            decided_at=claim.asked_at,
            capacity=Capacity.REPRESENTATIVE,
        )
        _merge(other, kept)
        claim.refresh_from_db()
        assert (claim.person, claim.decided_by) == (other, kept)

    @pytest.mark.parametrize("assists", ["kept", "other"])
    def test_mandate_that_one_gave_the_other_ends(
        self, kept: User, other: User, assists: str
    ) -> None:
        helping, giving = (kept, other) if assists == "kept" else (other, kept)
        mandate = MandateFactory(assistant=helping, given_by=giving)
        _merge(other, kept)
        mandate.refresh_from_db()
        assert mandate.state == Mandate.State.ENDED

    def test_mandate_of_an_organisation_that_the_other_represents_ends(
        self, kept: User, other: User
    ) -> None:
        board = MembershipFactory(person=other)
        mandate = MandateFactory(assistant=kept, cooperative=board.organisation)
        _merge(other, kept)
        mandate.refresh_from_db()
        assert mandate.state == Mandate.State.ENDED

    def test_invitation_of_one_to_the_other_expires(self, kept: User, other: User) -> None:
        board = MembershipFactory(person=other)
        sent = InvitationFactory(
            organisation=board.organisation, invited_by=other, address=kept.email
        )
        _merge(other, kept)
        sent.refresh_from_db()
        assert sent.state == Invitation.State.EXPIRED


class TestRefused:
    @pytest.mark.parametrize("which", ["kept", "other"])
    def test_for_accounts_of_staff(
        self, kept: User, other: User, moderator: User, which: str
    ) -> None:
        pair = (other, moderator) if which == "kept" else (moderator, kept)
        with pytest.raises(IsHindered):
            _merge(*pair)

    def test_with_itself(self, kept: User) -> None:
        with pytest.raises(IsHindered):
            _merge(kept, kept)

    def test_into_a_closed_account(self, kept: User, other: User) -> None:
        kept.is_active = False
        kept.save()
        with pytest.raises(IsHindered):
            _merge(other, kept)

    def test_by_anybody_else(self, kept: User, other: User, moderator: User) -> None:
        for person in (kept, moderator):
            with pytest.raises(ActionNotPermitted):
                merging.merge(other, kept, by=Actor(person))

    def test_with_a_relation_that_nobody_declared(
        self, kept: User, other: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = dict(held._held)
        del known[Membership, "person"]
        monkeypatch.setattr(held, "_held", known)
        with pytest.raises(UnknownRelation):
            _merge(other, kept)


def _sign_in(client: Client, person: User) -> None:
    """With the password given again a moment ago."""
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


class TestPages:
    def test_one_signs_in_with_both_and_has_one(self, kept: User, other: User) -> None:
        client, member = Client(), MembershipFactory(person=other)
        _sign_in(client, kept)
        answer = client.post(reverse("privacy:merge"))
        assert answer["Location"].startswith(reverse("account_login"))
        assert "_auth_user_id" not in client.session
        _sign_in(client, other)
        page = client.get(reverse("privacy:merge_other")).content.decode()
        assert "Keanggotaan (1)" in page
        member.refresh_from_db()
        assert member.person == other  # to look is to change nothing
        assert client.post(reverse("privacy:merge_other")).status_code == 200
        member.refresh_from_db()
        assert member.person == kept
        assert "_auth_user_id" not in client.session

    def test_nobody_is_led_to_merge_without_having_signed_in_to_both(
        self, kept: User, other: User
    ) -> None:
        client = Client()
        _sign_in(client, other)
        assert client.post(reverse("privacy:merge_other"))["Location"] == reverse("privacy:merge")
        client.cookies[COOKIE] = f"{kept.pk}:forged"
        assert client.post(reverse("privacy:merge_other"))["Location"] == reverse("privacy:merge")
        other.refresh_from_db()
        assert other.is_active

    @pytest.mark.parametrize("page", ["merge", "merge_other"])
    def test_each_asks_for_the_password_again(self, kept: User, page: str) -> None:
        client = Client()
        client.force_login(kept)
        answer = client.post(reverse(f"privacy:{page}"))
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
        assert COOKIE not in client.cookies

    def test_proof_of_the_first_ends_with_its_password(self, kept: User, other: User) -> None:
        client = Client()
        _sign_in(client, kept)
        client.post(reverse("privacy:merge"))
        kept.set_password("Jembatan-besi-43")
        kept.save()
        _sign_in(client, other)
        assert client.post(reverse("privacy:merge_other"))["Location"] == reverse("privacy:merge")

    def test_the_same_account_again_is_told_so(self, kept: User) -> None:
        client = Client()
        _sign_in(client, kept)
        client.post(reverse("privacy:merge"))
        _sign_in(client, kept)
        page = client.post(reverse("privacy:merge_other")).content.decode()
        assert "akun yang sama" in page
        kept.refresh_from_db()
        assert kept.is_active
