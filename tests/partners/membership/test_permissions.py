"""Who may act for whom: only what is live gives a right."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate

from home import audit
from home.access import NOBODY, ActionNotPermitted, Actor, system
from partners.membership import reach
from partners.membership.models import Area, Role, Scope
from partners.membership.permissions import (
    acting_for,
    user_belongs_to,
    user_is_assigned_to,
    user_may,
    user_oversees,
    user_represents,
)
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=RegencyFactory())


def test_representative_acts_for_everything_of_their_own_cooperative(
    cooperative: Organisation,
) -> None:
    actor = Actor(MembershipFactory(organisation=cooperative).person)
    assert user_represents(actor, cooperative)
    assert all(user_may(actor, cooperative, scope) for scope in Scope)
    assert list(reach.organisations_of(actor)) == [cooperative]


def test_contributor_belongs_but_submits_nothing(cooperative: Organisation) -> None:
    mine = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
    actor = Actor(mine.person)
    assert user_belongs_to(actor, cooperative)
    assert not user_represents(actor, cooperative)
    assert not any(user_may(actor, cooperative, scope) for scope in Scope)


def test_ended_membership_gives_nothing(cooperative: Organisation) -> None:
    actor = Actor(MembershipFactory(organisation=cooperative, over=True).person)
    assert not user_belongs_to(actor, cooperative)
    assert not reach.organisations_of(actor)
    with pytest.raises(ActionNotPermitted):
        acting_for(actor, cooperative)


def test_mandate_lets_do_what_it_names(cooperative: Organisation) -> None:
    mandate = MandateFactory(cooperative=cooperative, scopes=[Scope.APPLICATIONS])
    actor = Actor(mandate.assistant)
    assert [scope for scope in Scope if user_may(actor, cooperative, scope)] == [Scope.APPLICATIONS]
    assert not user_belongs_to(actor, cooperative)
    assert list(reach.cooperatives_assisted_by(actor)) == [cooperative]


@pytest.mark.parametrize(
    "not_in_force",
    [
        {"asked": True},
        {"over": True},
        {"ends_on": -TOMORROW},
        {"begins_on": TOMORROW},
    ],
    ids=["asked for", "ended", "expired", "not begun"],
)
def test_mandate_that_is_not_in_force_gives_nothing(
    cooperative: Organisation, not_in_force: dict[str, Any]
) -> None:
    values = {
        name: localdate() + value if isinstance(value, timedelta) else value
        for name, value in not_in_force.items()
    }
    mandate = MandateFactory(cooperative=cooperative, **values)
    actor = Actor(mandate.assistant)
    assert not any(user_may(actor, cooperative, scope) for scope in Scope)
    assert not reach.cooperatives_assisted_by(actor)


def test_mandate_of_one_cooperative_says_nothing_about_another(cooperative: Organisation) -> None:
    actor = Actor(MandateFactory().assistant)
    assert not user_may(actor, cooperative, Scope.PROFILE)


def test_officer_sees_the_cooperatives_of_the_area_and_submits_for_none() -> None:
    regency = RegencyFactory()
    village = RegionFactory(code=f"{regency.code}012001", level=4, parent=regency)
    inside, outside = (
        CooperativeFactory(region=village),
        CooperativeFactory(region=RegencyFactory()),
    )
    CooperativeFactory(region=None)
    actor = Actor(AreaFactory(region=regency).person)
    assert user_oversees(actor, inside)
    assert not user_oversees(actor, outside)
    assert not user_is_assigned_to(actor, inside)
    assert not any(user_may(actor, inside, scope) for scope in Scope)
    assert list(reach.cooperatives_in_area_of(actor)) == [inside]


def test_assistants_area_is_another_office() -> None:
    cooperative = CooperativeFactory(region=RegencyFactory())
    actor = Actor(AreaFactory(region=cooperative.region, assistant=True).person)
    assert user_is_assigned_to(actor, cooperative)
    assert not user_oversees(actor, cooperative)
    assert list(reach.cooperatives_in_area_of(actor, Area.Office.ASSISTANT)) == [cooperative]


def test_ended_area_gives_nothing(cooperative: Organisation) -> None:
    actor = Actor(AreaFactory(region=cooperative.region, over=True).person)
    assert not user_oversees(actor, cooperative)
    assert not reach.cooperatives_in_area_of(actor)


@pytest.mark.parametrize("actor", [NOBODY, Actor(AnonymousUser()), system("remind")])
def test_nobody_and_jobs_act_for_nobody(cooperative: Organisation, actor: Actor) -> None:
    MembershipFactory(organisation=cooperative)
    assert not user_belongs_to(actor, cooperative)
    assert not user_may(actor, cooperative, Scope.PROFILE)
    assert not user_oversees(actor, cooperative)
    assert not reach.organisations_of(actor)


def test_account_that_is_not_active_any_more_gives_nothing(cooperative: Organisation) -> None:
    person = MembershipFactory(organisation=cooperative).person
    person.is_active = False
    person.save()
    assert not user_represents(Actor(person), cooperative)


def test_history_says_who_acted_in_which_role_for_whom(cooperative: Organisation) -> None:
    mandate = MandateFactory(cooperative=cooperative)
    actor = acting_for(Actor(mandate.assistant), cooperative, Scope.PROFILE)
    audit.record(cooperative, audit.CHANGED, by=actor)
    entry = audit.registry.get_logs_for_instance(cooperative).first()
    assert entry.user == mandate.assistant
    assert entry.data == {"acted_for": cooperative.pk, "role": "assistant", "mandate": mandate.pk}


def test_member_who_has_a_mandate_too_acts_as_member(cooperative: Organisation) -> None:
    person = MembershipFactory(organisation=cooperative).person
    MandateFactory(cooperative=cooperative, assistant=person)
    actor = acting_for(Actor(person), cooperative)
    assert (actor.role, actor.mandate) == ("representative", None)
