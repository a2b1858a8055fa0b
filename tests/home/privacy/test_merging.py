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
from home.privacy.workspace_merging import REMEMBERED
from partners.membership.models import (
    Area,
    Capacity,
    Claim,
    Invitation,
    Mandate,
    Membership,
    Role,
    State,
)
from partners.membership.services import areas, claims
from portal.users.models import User
from tests.factories.claims import ClaimFactory, pmo_of
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory
from tests.factories.people import admin

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
    def test_memberships_and_mandates_go_on_in_the_account_that_stays(
        self, kept: User, other: User
    ) -> None:
        member, mandate = MembershipFactory(person=other), MandateFactory(assistant=other)
        for area in Area.objects.filter(person=other):
            areas.end(area, by=Actor(admin().user))
        _merge(other, kept)
        for row in (member, mandate):
            row.refresh_from_db()
        assert (member.person, mandate.assistant) == (kept, kept)
        assert (member.ended_at, mandate.state) == (None, Mandate.State.GIVEN)

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

    @pytest.mark.parametrize("whose", ["closed", "kept"])
    def test_where_one_looks_after_an_area(self, kept: User, other: User, whose: str) -> None:
        AreaFactory(person=kept if whose == "kept" else other)
        with pytest.raises(IsHindered):
            _merge(other, kept)

    def test_where_one_granted_a_claim_of_the_other_and_nobody_looked(
        self, kept: User, other: User
    ) -> None:
        claim = ClaimFactory(person=other)
        area = AreaFactory(assistant=True, region=claim.organisation.region, person=kept)
        claims.grant(claim, by=Actor(kept))
        claim.refresh_from_db()
        Area.objects.filter(pk=area.pk).update(begins_on="2020-01-01", ends_on="2020-01-02")
        with pytest.raises(IsHindered):
            _merge(other, kept)
        claims.confirm_grant(claim, by=Actor(pmo_of(claim.organisation)))
        _merge(other, kept)

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
        client.post(reverse("privacy:merge_other"), {"kept": "0"})
        member.refresh_from_db()
        assert member.person == other  # another account than the one that was shown
        said = {"kept": kept.pk}
        assert client.post(reverse("privacy:merge_other"), said).status_code == 200
        member.refresh_from_db()
        assert member.person == kept
        assert "_auth_user_id" not in client.session

    def test_nobody_is_led_to_merge_without_having_signed_in_to_both(
        self, kept: User, other: User
    ) -> None:
        client = Client()
        _sign_in(client, other)
        assert client.post(reverse("privacy:merge_other"))["Location"] == reverse("privacy:merge")
        other.refresh_from_db()
        assert other.is_active

    @pytest.mark.parametrize("page", ["merge", "merge_other"])
    def test_each_asks_for_the_password_again(self, kept: User, page: str) -> None:
        client = Client()
        client.force_login(kept)
        answer = client.post(reverse(f"privacy:{page}"))
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
        assert REMEMBERED not in client.session

    def test_proof_of_the_first_ends_with_its_password(self, kept: User, other: User) -> None:
        client = Client()
        _sign_in(client, kept)
        client.post(reverse("privacy:merge"))
        kept.set_password("Jembatan-besi-43")
        kept.save()
        _sign_in(client, other)
        assert client.post(reverse("privacy:merge_other"))["Location"] == reverse("privacy:merge")

    def test_signing_out_ends_what_was_begun(self, kept: User, other: User) -> None:
        """Whoever sits at this browser afterwards merges nothing into that account."""
        client = Client()
        _sign_in(client, kept)
        client.post(reverse("privacy:merge"))
        _sign_in(client, kept)
        client.post(reverse("account_logout"))
        _sign_in(client, other)
        answer = client.post(reverse("privacy:merge_other"), {"kept": kept.pk})
        assert answer["Location"] == reverse("privacy:merge")

    def test_the_same_account_again_is_told_so(self, kept: User) -> None:
        client = Client()
        _sign_in(client, kept)
        client.post(reverse("privacy:merge"))
        _sign_in(client, kept)
        said = {"kept": kept.pk}
        page = client.post(reverse("privacy:merge_other"), said).content.decode()
        assert "akun yang sama" in page
        kept.refresh_from_db()
        assert kept.is_active
