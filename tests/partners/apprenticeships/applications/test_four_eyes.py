"""Who has a part in an application does not look at it as staff: neither at names nor at files."""

from typing import Any

import pytest
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.applications.four_eyes import user_has_part_in
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import looking
from partners.apprenticeships.models import Batch
from partners.membership.models import Membership, Scope
from partners.organisations.models import Organisation
from tests.factories.applications import ApplicationFactory, hand_in
from tests.factories.apprenticeships import BatchFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.rounds import RoundBatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(db: None) -> Application:
    """Its list names one batch, and the round does not look beyond it."""
    listed = BatchFactory(open=True)
    found: Application = ApplicationFactory(choices=[listed], listed_only=True, delegates=["Siti"])
    RoundBatchFactory(round=found.round, batch=listed)
    hand_in(found)
    return found


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


def host_of(application: Application) -> Organisation:
    assert application.standing
    return Batch.objects.get(pk=application.standing.content["choices"][0]).offer.host


def test_a_moderator_without_a_part_looks(application: Application, boss: Actor) -> None:
    MembershipFactory(person=boss.person)
    looking.look_at_delegates(application, by=boss)
    assert looking.is_looking(boss, application)


def test_one_of_a_host_on_the_list_does_not(application: Application, boss: Actor) -> None:
    MembershipFactory(organisation=host_of(application), person=boss.person)
    with pytest.raises(ActionNotPermitted):
        looking.look_at_delegates(application, by=boss)


def test_who_looked_before_and_joined_the_host_since_sees_no_more(
    application: Application, boss: Actor
) -> None:
    looking.look_at_delegates(application, by=boss)
    one = MembershipFactory(organisation=host_of(application), person=boss.person)
    assert not looking.is_looking(boss, application)
    Membership.objects.filter(pk=one.pk).update(ended_at=timezone.now(), ending="left")
    assert looking.is_looking(boss, application)


def test_another_host_of_the_round_has_a_part_where_the_round_may_look_beyond_the_list(
    application: Application, boss: Actor
) -> None:
    another = RoundBatchFactory(round=application.round)
    MembershipFactory(organisation=another.batch.offer.host, person=boss.person)
    assert not user_has_part_in(boss, application)
    application.listed_only = False
    hand_in(application)
    assert user_has_part_in(boss, application)


def test_its_own_people_and_who_helps_it_have_a_part(application: Application, boss: Actor) -> None:
    member = MembershipFactory(organisation=application.organisation)
    mandate = MandateFactory(cooperative=application.organisation, scopes=[Scope.REPORTS])
    assert user_has_part_in(Actor(member.person), application)
    assert user_has_part_in(Actor(mandate.assistant), application)
    assert not user_has_part_in(boss, application)


def test_it_costs_three_queries_at_most(
    application: Application, boss: Actor, django_assert_max_num_queries: Any
) -> None:
    MembershipFactory(person=boss.person)
    application.listed_only = False
    hand_in(application)
    fresh = Application.objects.select_related("organisation", "standing").get(pk=application.pk)
    with django_assert_max_num_queries(4):
        user_has_part_in(boss, fresh)
