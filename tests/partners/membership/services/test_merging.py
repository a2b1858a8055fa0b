"""Two entries of one organisation become one: nothing is lost, nobody gains by it in silence."""

from typing import Any

import pytest

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from home.notices.models import Notice
from partners.membership.models import (
    Claim,
    Invitation,
    Mandate,
    MandateOffer,
    Membership,
    ProfileChange,
    Role,
    State,
)
from partners.membership.refusals import CannotBeMerged, NobodyRepresentsIt, ReasonIsMissing
from partners.membership.services import mandate_offers, memberships, merging, profiles
from partners.organisations import merging as registry
from partners.organisations.merging import UnknownKey
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.claims import ClaimFactory
from tests.factories.membership import (
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.membership.services.two_organisations import merge

pytestmark = pytest.mark.django_db


def _roles(organisation: Organisation) -> dict[User, str]:
    live = Membership.objects.live().filter(organisation=organisation)
    return {one.person: one.role for one in live}


class TestPeople:
    def test_go_on_as_contributors_where_the_other_is_represented(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        theirs, mine = MembershipFactory(organisation=kept), MembershipFactory(organisation=old)
        merge(old, kept, moderator)
        assert _roles(kept) == {
            theirs.person: Role.REPRESENTATIVE,
            mine.person: Role.CONTRIBUTOR,
        }

    def test_go_on_as_they_are_where_nobody_represents_the_other(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        helper = MembershipFactory(organisation=old, role=Role.CONTRIBUTOR)
        mine = MembershipFactory(organisation=old)
        merge(old, kept, moderator)
        assert _roles(kept) == {helper.person: Role.CONTRIBUTOR, mine.person: Role.REPRESENTATIVE}

    def test_contributor_who_represents_the_old_one_is_not_raised_in_silence(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        MembershipFactory(organisation=kept)
        there = MembershipFactory(organisation=kept, role=Role.CONTRIBUTOR)
        MembershipFactory(organisation=old, person=there.person)
        merge(old, kept, moderator)
        assert _roles(kept)[there.person] == Role.CONTRIBUTOR

    def test_is_raised_when_the_moderator_says_so(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        MembershipFactory(organisation=kept)
        there = MembershipFactory(organisation=kept, role=Role.CONTRIBUTOR)
        mine = MembershipFactory(organisation=old, person=there.person)
        merge(old, kept, moderator, roles={mine.pk: Role.REPRESENTATIVE})
        assert _roles(kept)[there.person] == Role.REPRESENTATIVE

    @pytest.mark.parametrize("role", ["", Role.CONTRIBUTOR])
    def test_nobody_loses_what_they_have_in_the_other(
        self, old: Organisation, kept: Organisation, moderator: User, role: str
    ) -> None:
        there = MembershipFactory(organisation=kept)
        mine = MembershipFactory(organisation=old, person=there.person)
        with pytest.raises(CannotBeMerged):
            merge(old, kept, moderator, roles={mine.pk: role})
        assert _roles(kept) == {there.person: Role.REPRESENTATIVE}

    def test_who_is_not_to_go_on_ends(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        MembershipFactory(organisation=kept)
        mine = MembershipFactory(organisation=old)
        merge(old, kept, moderator, roles={mine.pk: ""})
        assert mine.person not in _roles(kept)

    def test_what_they_were_stays_written_at_the_old_one(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        mine = MembershipFactory(organisation=old)
        merge(old, kept, moderator)
        mine.refresh_from_db()
        assert (mine.organisation, mine.role) == (old, Role.REPRESENTATIVE)
        assert (mine.ending, mine.ended_by) == (Membership.Ending.MERGED, moderator)

    def test_closed_accounts_do_not_go_on(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        mine = MembershipFactory(organisation=old, person__is_active=False)
        merge(old, kept, moderator)
        assert not Membership.objects.live().filter(person=mine.person).exists()

    def test_other_is_not_left_with_people_but_without_a_representative(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        mine = MembershipFactory(organisation=old)
        with pytest.raises(NobodyRepresentsIt):
            merge(old, kept, moderator, roles={mine.pk: Role.CONTRIBUTOR})
        old.refresh_from_db()
        assert old.merged_into is None


class TestWhatIsOpen:
    def test_invitations_claims_mandates_and_changes_end(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        board = MembershipFactory(organisation=old)
        InvitationFactory(organisation=old, invited_by=board.person)
        ClaimFactory(organisation=old)
        MandateFactory(cooperative=old)
        MandateFactory(cooperative=old, asked=True)
        mandate_offers.make_code(
            old, by=Actor(board.person), scopes=["profile"], ends_on=MandateFactory().ends_on
        )
        profiles.propose(old, {"summary_id": "Baru"}, by=Actor(board.person))
        merge(old, kept, moderator)
        assert Invitation.objects.get().state == Invitation.State.EXPIRED
        assert Claim.objects.get().state == State.EXPIRED
        states = Mandate.objects.filter(cooperative=old).values_list("state", flat=True)
        assert set(states) == {Mandate.State.ENDED, Mandate.State.CANCELLED}
        assert MandateOffer.objects.get().closed_at is not None
        assert ProfileChange.objects.get().state == ProfileChange.State.WITHDRAWN

    def test_mandate_of_the_other_goes_on(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        given = MandateFactory(cooperative=kept)
        merge(old, kept, moderator)
        given.refresh_from_db()
        assert given.state == Mandate.State.GIVEN

    def test_whom_it_concerns_hears_why(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        hearers = {
            MembershipFactory(organisation=old).person,
            MembershipFactory(organisation=kept).person,
            ClaimFactory(organisation=old).person,
            MandateFactory(cooperative=old).assistant,
        }
        merge(old, kept, moderator)
        told = Notice.objects.filter(kind="organisations-merged")
        assert {notice.recipient for notice in told} == hearers
        assert {notice.data["reason"] for notice in told} == {"Tercatat dua kali"}


class TestRefused:
    def _hindered(self, old: Organisation, kept: Organisation, by: User) -> None:
        with pytest.raises(CannotBeMerged):
            merge(old, kept, by)

    def test_into_itself(self, old: Organisation, moderator: User) -> None:
        self._hindered(old, old, moderator)

    def test_into_one_that_is_merged_or_archived(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        merge(kept, CooperativeFactory(), moderator)
        self._hindered(old, kept, moderator)

    def test_twice(self, old: Organisation, kept: Organisation, moderator: User) -> None:
        merge(old, kept, moderator)
        self._hindered(old, CooperativeFactory(), moderator)

    def test_cooperative_into_partner(self, old: Organisation, moderator: User) -> None:
        self._hindered(old, OrganisationFactory(), moderator)

    def test_example_into_a_real_one(self, kept: Organisation, moderator: User) -> None:
        self._hindered(CooperativeFactory(is_demo=True), kept, moderator)

    @pytest.mark.parametrize("which", ["old", "kept"])
    @pytest.mark.parametrize("factory", [MembershipFactory, ClaimFactory])
    def test_by_a_moderator_who_acts_or_asks_to_act_for_either(
        self, which: str, factory: Any, moderator: User, request: pytest.FixtureRequest
    ) -> None:
        old, kept = request.getfixturevalue("old"), request.getfixturevalue("kept")
        factory(person=moderator, organisation={"old": old, "kept": kept}[which])
        self._hindered(old, kept, moderator)

    def test_without_a_reason(self, old: Organisation, kept: Organisation, moderator: User) -> None:
        with pytest.raises(ReasonIsMissing):
            merge(old, kept, moderator, reason="  ")

    def test_by_an_editor(self, old: Organisation, kept: Organisation, editor: User) -> None:
        with pytest.raises(ActionNotPermitted):
            merge(old, kept, editor)

    def test_when_somebody_joined_since_it_was_looked_at(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        seen = merging.version_of_both(old, kept)
        memberships.join(PersonFactory(), old, Role.REPRESENTATIVE, by=Actor(moderator))
        with pytest.raises(HasChangedSince):
            merge(old, kept, moderator, seen=seen)

    def test_with_a_key_that_nobody_declared(
        self,
        old: Organisation,
        kept: Organisation,
        moderator: User,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        known = dict(registry._keys)
        del known[Membership, "organisation"]
        monkeypatch.setattr(registry, "_keys", known)
        with pytest.raises(UnknownKey, match=r"membership\.Membership\.organisation"):
            merge(old, kept, moderator)
