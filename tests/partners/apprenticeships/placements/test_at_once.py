"""Two acts on one placement, its plan or its certificate in the same moment, two connections."""

from typing import Any

import pytest

from home.access import Actor
from partners.apprenticeships.placements.models import ActionPlan, Certificate, Placement
from partners.apprenticeships.placements.services import certificates, placements, plans
from partners.apprenticeships.placements.tending import tend
from partners.membership.models import Scope
from tests.factories.applications import DelegateFactory
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.placements import BoundFactory, CertificateFactory, PlacementFactory, a_plan
from tests.partners.membership.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)
State, Word = Placement.State, Placement.Word


@pytest.fixture
def completed() -> Placement:
    one = PlacementFactory(completed=True)
    DelegateFactory(application=one.result.application, name="Siti Aminah")
    return one


def member_of(organisation: Any) -> Actor:
    return Actor(MembershipFactory(organisation=organisation).person)


@pytest.fixture
def boss(db: None) -> Actor:
    """Groups of staff are gone where a test commits."""
    return Actor(PersonFactory(is_superuser=True))


def test_agreed_by_two_there_is_one_certificate(completed: Placement) -> None:
    first, second = member_of(completed.cooperative), member_of(completed.cooperative)
    together(
        lambda: placements.agree(completed, by=first),
        lambda: placements.agree(completed, by=second),
    )
    assert Certificate.objects.count() == 1


def test_agreed_while_the_host_corrects_the_attendance_nothing_is_certified_that_is_not_stated(
    completed: Placement,
) -> None:
    board, host = member_of(completed.cooperative), member_of(completed.host)
    refused = together(
        lambda: placements.agree(completed, by=board),
        lambda: placements.attend(completed, {completed.batch.starts_on: 2}, by=host),
    )
    completed.refresh_from_db()
    stands = {(State.COMPLETED, Word.AGREED): 1, (State.ATTENDING, Word.OPEN): 0}
    assert stands[completed.state, completed.word] == Certificate.objects.count()
    assert len([one for one in refused if one]) == 1


def test_withdrawn_while_it_is_replaced_one_of_the_two_happens(boss: Actor) -> None:
    one = CertificateFactory()
    refused = together(
        lambda: certificates.withdraw(one, by=boss, reason="Tertukar."),
        lambda: certificates.replace(one, by=boss, reason="Salah tanggal."),
    )
    assert len([each for each in refused if each]) == 1
    one.refresh_from_db()
    newer = Certificate.objects.exclude(pk=one.pk)
    assert newer.count() == (one.state == Certificate.State.REPLACED)


def test_erased_while_it_is_replaced_nobody_is_named_in_full(boss: Actor) -> None:
    one = CertificateFactory()
    DelegateFactory(application=one.placement.result.application, name="Siti Aminah")
    refused = together(
        lambda: certificates.erase_names(one, by=boss),
        lambda: certificates.replace(one, by=boss, reason="Salah tanggal."),
    )
    assert refused[0] is None
    assert {name for each in Certificate.objects.all() for name in each.names} == {"S. A."}


def test_plan_that_is_confirmed_has_no_step_that_nobody_confirmed() -> None:
    plan = a_plan(PlacementFactory(settled=True), handed_in=True)
    cooperative = plan.placement.cooperative
    board = member_of(cooperative)
    helper = Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant)
    step = {"what": "Gudang", "owner": "Ketua", "due": 60}
    together(
        lambda: plans.confirm(plan, by=helper),
        lambda: plans.add_step(plan.placement, by=board, **step),
    )
    plan.refresh_from_db()
    assert (plan.state, plan.steps.count()) == (ActionPlan.State.DRAFT, 2)


def test_handed_in_while_a_step_is_taken_out_it_is_not_empty() -> None:
    plan = a_plan(PlacementFactory(settled=True))
    board, other = member_of(plan.placement.cooperative), member_of(plan.placement.cooperative)
    step = plan.steps.get()
    together(
        lambda: plans.hand_in(plan, by=board),
        lambda: plans.remove_step(step, by=other),
    )
    plan.refresh_from_db()
    assert plan.state == ActionPlan.State.DRAFT


def test_opened_by_two_runs_there_is_one_placement_with_one_checklist() -> None:
    BoundFactory()
    together(tend, tend)
    one = Placement.objects.get()
    numbers = list(one.checklist.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) > 0
