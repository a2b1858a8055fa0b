"""Roles, hand-over, leaving: an organisation with people is never without a representative."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor, system
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince, IsGone, Refusal
from partners.membership import history
from partners.membership.models import Invitation, Membership, Role
from partners.membership.refusals import (
    WORDS,
    AccountIsClosed,
    LastRepresentative,
    NobodyRepresentsIt,
    NotOneOfThem,
    OrganisationIsArchived,
    ReasonIsMissing,
    explained,
)
from partners.membership.services import (
    duplicates,
    invitations,
    lifetimes,
    memberships,
    merging,
    profiles,
)
from partners.organisations.services import organisations
from tests.factories.membership import InvitationFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
STAFF = system("test")


@pytest.fixture
def chair() -> Membership:
    """The only representative of a cooperative."""
    return MembershipFactory()


@pytest.fixture
def helper(chair: Membership) -> Membership:
    """A contributor beside the chair."""
    return MembershipFactory(organisation=chair.organisation, role=Role.CONTRIBUTOR)


def actor(membership: Membership) -> Actor:
    return Actor(membership.person)


def told(membership: Membership) -> list[tuple[str, dict[str, Any]]]:
    rows = ModelLogEntry.objects.filter(object_id=str(membership.organisation_id))
    return [(row.action, row.data) for row in rows.order_by("timestamp", "pk")]


class TestJoining:
    def test_first_person_represents_for_a_year(self) -> None:
        cooperative, person = CooperativeFactory(), PersonFactory()
        mine = memberships.join(person, cooperative, Role.REPRESENTATIVE, by=STAFF)
        assert mine.represents
        assert (mine.review_on - localdate()).days == 365
        assert told(mine)[0][0] == lifetimes.JOINED

    def test_first_person_is_no_contributor(self) -> None:
        with pytest.raises(NobodyRepresentsIt):
            memberships.join(PersonFactory(), CooperativeFactory(), Role.CONTRIBUTOR, by=STAFF)

    def test_who_belongs_already_gets_the_larger_role(self, helper: Membership) -> None:
        for role in (Role.CONTRIBUTOR, Role.REPRESENTATIVE, Role.CONTRIBUTOR):
            again = memberships.join(helper.person, helper.organisation, role, by=STAFF)
            assert again == helper
        assert again.represents
        assert Membership.objects.filter(person=helper.person).count() == 1

    def test_nobody_joins_what_is_archived(self, moderator: Any) -> None:
        cooperative = CooperativeFactory()
        organisations.archive(cooperative, by=Actor(moderator))
        with pytest.raises(OrganisationIsArchived):
            memberships.join(PersonFactory(), cooperative, Role.REPRESENTATIVE, by=STAFF)

    def test_closed_account_joins_nothing(self) -> None:
        person = PersonFactory(is_active=False)
        with pytest.raises(AccountIsClosed):
            memberships.join(person, CooperativeFactory(), Role.REPRESENTATIVE, by=STAFF)


class TestLastRepresentative:
    @pytest.mark.parametrize(
        "act",
        [
            lambda last: memberships.leave(last, by=actor(last)),
            lambda last: memberships.change_role(last, Role.CONTRIBUTOR, by=actor(last)),
        ],
        ids=["leaves", "steps down"],
    )
    @pytest.mark.parametrize("with_others", [False, True])
    def test_does_not_go_without_handing_over(
        self, chair: Membership, act: Callable[[Membership], Any], with_others: bool
    ) -> None:
        if with_others:
            MembershipFactory(organisation=chair.organisation, role=Role.CONTRIBUTOR)
            closed = PersonFactory(is_active=False)
            MembershipFactory(organisation=chair.organisation, person=closed)
        with pytest.raises(LastRepresentative) as refused:
            act(chair)
        assert "Serahkan" in explained(refused.value)
        chair.refresh_from_db()
        assert chair.represents

    def test_one_of_two_may_go(self, chair: Membership) -> None:
        MembershipFactory(organisation=chair.organisation)
        memberships.leave(chair, by=actor(chair))
        chair.refresh_from_db()
        assert (chair.ending, chair.ended_by) == (Membership.Ending.LEFT, chair.person)

    def test_is_not_ended_by_staff_beside_others(
        self, chair: Membership, helper: Membership, moderator: Any
    ) -> None:
        by = Actor(moderator)
        with pytest.raises(LastRepresentative):
            memberships.end_by_staff(chair, by=by, reason="Palsu")
        memberships.change_role(helper, Role.REPRESENTATIVE, by=by)
        memberships.end_by_staff(chair, by=by, reason="Palsu")
        chair.refresh_from_db()
        assert chair.ending == Membership.Ending.STAFF
        assert told(chair)[-1][1]["reason"] == "Palsu"

    def test_only_person_is_ended_by_staff(self, chair: Membership, moderator: Any) -> None:
        with pytest.raises(ReasonIsMissing):
            memberships.end_by_staff(chair, by=Actor(moderator), reason=" ")
        memberships.end_by_staff(chair, by=Actor(moderator), reason="Palsu")
        assert not Membership.objects.live().exists()


class TestHandingOver:
    @pytest.mark.parametrize("leaves", [True, False])
    def test_successor_represents_and_the_old_one_goes_or_helps(
        self, chair: Membership, helper: Membership, leaves: bool
    ) -> None:
        memberships.hand_over(chair, to=helper, leaves=leaves, by=actor(chair))
        chair.refresh_from_db()
        helper.refresh_from_db()
        assert helper.represents
        assert not chair.represents
        assert chair.is_live is not leaves
        assert chair.ending == ("handed-over" if leaves else "")
        action, data = told(chair)[-1]
        assert action == memberships.HANDED_OVER
        assert data["to"] == helper.person.pk
        assert (data["role"], data["acted_for"]) == ("representative", chair.organisation.pk)

    def test_successor_belongs_to_it(self, chair: Membership) -> None:
        others = [
            MembershipFactory(),
            MembershipFactory(organisation=chair.organisation, over=True),
            chair,
        ]
        for other in others:
            with pytest.raises(NotOneOfThem):
                memberships.hand_over(chair, to=other, leaves=True, by=actor(chair))
        person = PersonFactory(is_active=False)
        closed = MembershipFactory(organisation=chair.organisation, person=person)
        with pytest.raises(AccountIsClosed):
            memberships.hand_over(chair, to=closed, leaves=True, by=actor(chair))

    def test_nobody_hands_over_what_is_not_theirs(
        self, chair: Membership, helper: Membership
    ) -> None:
        second = MembershipFactory(organisation=chair.organisation)
        for by in (second, helper):
            with pytest.raises(ActionNotPermitted):
                memberships.hand_over(chair, to=helper, leaves=True, by=actor(by))
        with pytest.raises(ActionNotPermitted):  # has none
            memberships.hand_over(helper, to=second, leaves=True, by=actor(helper))


class TestWhoMay:
    def test_contributor_changes_nobody(self, chair: Membership, helper: Membership) -> None:
        by = actor(helper)
        with pytest.raises(ActionNotPermitted):
            memberships.remove(chair, by=by)
        with pytest.raises(ActionNotPermitted):
            memberships.change_role(helper, Role.REPRESENTATIVE, by=by)
        with pytest.raises(ActionNotPermitted):
            memberships.confirm_for_a_year(helper, by=by)

    @pytest.mark.parametrize("who", ["nobody", "job", "other representative", "one who left"])
    def test_nobody_changes_another_organisations_people(
        self, chair: Membership, helper: Membership, who: str
    ) -> None:
        left = MembershipFactory(organisation=chair.organisation, over=True)
        by = {
            "nobody": NOBODY,
            "job": STAFF,
            "other representative": actor(MembershipFactory()),
            "one who left": actor(left),
        }[who]
        acts: list[Callable[[], Any]] = [
            lambda: memberships.remove(helper, by=by),
            lambda: memberships.leave(helper, by=by),
            lambda: memberships.change_role(helper, Role.REPRESENTATIVE, by=by),
            lambda: memberships.confirm_for_a_year(helper, by=by),
            lambda: memberships.hand_over(chair, to=helper, leaves=True, by=by),
            lambda: memberships.end_by_staff(helper, by=by, reason="Palsu"),
        ]
        for act in acts:
            with pytest.raises(ActionNotPermitted):
                act()
        helper.refresh_from_db()
        assert helper.is_live
        assert told(chair) == []

    def test_representative_removes_others_not_themselves(
        self, chair: Membership, helper: Membership
    ) -> None:
        with pytest.raises(ActionNotPermitted):
            memberships.remove(chair, by=actor(chair))
        memberships.remove(helper, by=actor(chair), ending="term-over")
        helper.refresh_from_db()
        assert (helper.ending, helper.ended_by) == ("term-over", chair.person)

    def test_removal_gives_no_other_reason_than_its_own(
        self, chair: Membership, helper: Membership
    ) -> None:
        memberships.remove(helper, by=actor(chair), ending="staff")
        helper.refresh_from_db()
        assert helper.ending == "removed"


class TestYearlyReview:
    def test_representative_confirms_for_a_year(
        self, chair: Membership, helper: Membership
    ) -> None:
        Membership.objects.update(review_on=localdate())
        memberships.confirm_for_a_year(helper, by=actor(chair))
        assert list(Membership.objects.to_confirm(localdate())) == [chair]
        helper.refresh_from_db()
        assert helper.confirmed_at is not None


class TestInvitationsOfWhoGoes:
    def sent_and_received(self, person: Any, organisation: Any) -> list[Invitation]:
        return [
            InvitationFactory(organisation=organisation, invited_by=person),
            InvitationFactory(organisation=organisation, address=person.email),
        ]

    def test_expire_with_the_membership_there_and_nowhere_else(self, chair: Membership) -> None:
        leaving = MembershipFactory(organisation=chair.organisation)
        over = self.sent_and_received(leaving.person, chair.organisation)
        kept = [
            InvitationFactory(organisation=chair.organisation, invited_by=chair.person),
            InvitationFactory(address=leaving.person.email),
        ]
        memberships.leave(leaving, by=actor(leaving))
        states = [Invitation.objects.get(pk=one.pk).state for one in (*over, *kept)]
        assert states == ["expired", "expired", "open", "open"]

    def test_expire_with_the_office(self, chair: Membership, helper: Membership) -> None:
        sent = InvitationFactory(organisation=chair.organisation, invited_by=chair.person)
        memberships.hand_over(chair, to=helper, leaves=False, by=actor(chair))
        sent.refresh_from_db()
        assert (sent.state, sent.ended_at is None) == ("expired", False)


def test_what_ended_or_changed_meanwhile_is_not_written_over(
    chair: Membership, helper: Membership
) -> None:
    seen = version_of(helper)
    memberships.change_role(helper, Role.REPRESENTATIVE, by=actor(chair), seen=seen)
    with pytest.raises(HasChangedSince):
        memberships.remove(helper, by=actor(chair), seen=seen)
    memberships.remove(helper, by=actor(chair))
    with pytest.raises(IsGone):
        memberships.remove(helper, by=actor(chair))


def test_every_refusal_and_every_deed_has_its_words() -> None:
    refusals = {
        one for one in Refusal.__subclasses__() if one.__module__ == "partners.membership.refusals"
    }
    assert refusals == set(WORDS)
    acts = {
        value
        for module in (duplicates, invitations, lifetimes, memberships, merging, profiles)
        for value in vars(module).values()
        if isinstance(value, str) and value.startswith("membership.")
    }
    assert acts == set(history.WORDS)
