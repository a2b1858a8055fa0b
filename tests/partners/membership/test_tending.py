"""Every night: invitations end, reviews are asked for, broken rules are named."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import Actor
from home.notices.models import Notice
from partners.membership.models import Invitation, Membership, Role, Scope
from partners.membership.notices import people
from partners.membership.services import memberships
from partners.membership.tending import tend
from tests.factories.membership import InvitationFactory, MandateFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def _states() -> list[str]:
    return list(Invitation.objects.order_by("pk").values_list("state", flat=True))


def test_invitations_end_by_time_and_with_the_right_to_invite() -> None:
    late = timezone.now() - timedelta(days=20)
    InvitationFactory(sent_at=late, expires_at=timezone.now() - timedelta(days=1))
    kept = InvitationFactory()
    lost = InvitationFactory(organisation=kept.organisation)
    Membership.objects.filter(person=lost.invited_by).update(role=Role.CONTRIBUTOR)
    mandate = MandateFactory(cooperative=kept.organisation, scopes=[Scope.PROFILE])
    by_mandate = {"organisation": kept.organisation, "invited_by": mandate.assistant}
    InvitationFactory(paper=True, **by_mandate)
    InvitationFactory(paper=True, role=Role.REPRESENTATIVE, **by_mandate)
    InvitationFactory(**by_mandate)
    assert tend().expired == 4
    assert _states() == ["expired", "open", "expired", "open", "expired", "expired"]
    mandate.scopes.all().delete()
    assert tend().expired == 1


def test_review_is_asked_of_representatives_once_until_it_is_answered() -> None:
    chair = MembershipFactory()
    due = MembershipFactory(
        organisation=chair.organisation, role=Role.CONTRIBUTOR, review_on=localdate()
    )
    MembershipFactory(review_on=localdate() + timedelta(days=1))
    for _night in range(2):
        assert tend().to_confirm == 1
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (chair.person, people.REVIEWS.code)
    said = people.REVIEWS.say(chair.person, [notice], localdate())
    assert said.notices == [notice]
    memberships.confirm_for_a_year(due, by=Actor(chair.person))
    assert people.REVIEWS.say(chair.person, [notice], localdate()).notices == []
    assert tend().to_confirm == 0
    assert not Notice.objects.exists()


def test_decisions_are_told_while_they_hold() -> None:
    chair = MembershipFactory()
    helper = MembershipFactory(organisation=chair.organisation, role=Role.CONTRIBUTOR)
    by = Actor(chair.person)
    memberships.change_role(helper, Role.REPRESENTATIVE, by=by)
    memberships.remove(helper, by=by)
    notices = list(Notice.objects.order_by("pk"))
    said = people.DECISIONS.say(helper.person, notices, localdate())
    assert said.notices == notices[1:]
    assert people.DECISIONS.say(chair.person, notices, localdate()).notices == []


def test_every_decision_has_its_words() -> None:
    mine = MembershipFactory()
    facts = {"before": mine.pk, "reason": "Palsu"}
    for what in people.SAYS:
        people.tell(mine, what, **facts)
    notices = list(Notice.objects.all())
    words = people.DECISIONS.say(mine.person, notices, localdate()).words
    assert len(words["messages"]) == len(people.SAYS)
    assert all(str(mine.organisation) in one.text for one in words["messages"])


class TestCheck:
    def test_names_an_organisation_whose_people_nobody_represents(self) -> None:
        chair = MembershipFactory()
        alone = MembershipFactory(organisation=chair.organisation, role=Role.CONTRIBUTOR)
        call_command("check_memberships", verbosity=0)
        chair.person.is_active = False
        chair.person.save()
        with pytest.raises(CommandError) as named:
            call_command("check_memberships")
        assert f"membership {alone.pk}: nobody represents {alone.organisation.slug}" in str(
            named.value
        )

    def test_names_an_invitation_by_who_may_not_invite_any_more(self) -> None:
        sent = InvitationFactory()
        MembershipFactory(organisation=sent.organisation)
        call_command("check_memberships", verbosity=0)
        Membership.objects.filter(person=sent.invited_by).update(role=Role.CONTRIBUTOR)
        with pytest.raises(CommandError) as named:
            call_command("check_memberships")
        assert f"invitation {sent.pk}:" in str(named.value)
        tend()
        call_command("check_memberships", verbosity=0)
