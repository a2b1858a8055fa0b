"""One person on both sides: who gives a word does not answer it, and nobody speaks for both."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from home.notices.models import Notice
from partners.apprenticeships.placements import plan_notices
from partners.apprenticeships.placements.models import ActionPlan, Objection, Placement
from partners.apprenticeships.placements.objection_waiting import open_to
from partners.apprenticeships.placements.plan_waiting import plans_to_confirm
from partners.apprenticeships.placements.rules import Verb
from partners.apprenticeships.placements.services import objections, placements, plans
from partners.membership.models import Scope
from partners.organisations.models import Organisation
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory, PersonFactory
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db
WORDS: dict[str, Any] = {"what": "Buku kas tiap hari", "owner": "Bendahara", "due": 30}
WHY = {"kind": Objection.Kind.OTHER, "why": "Tidak ada tempat menginap."}


def joins(actor: Actor, organisation: Organisation) -> None:
    MembershipFactory(person=actor.person, organisation=organisation)


def helps(actor: Actor, placement: Placement) -> None:
    scopes = [Scope.ANSWERS, Scope.REPORTS]
    MandateFactory(cooperative=placement.cooperative, assistant=actor.person, scopes=scopes)


@pytest.fixture(params=["member", "mandate"])
def both(request: Any, placement: Placement, host: Actor) -> Actor:
    """Represents the host, and speaks for the cooperative by one right or the other."""
    if request.param == "member":
        joins(host, placement.cooperative)
    else:
        helps(host, placement)
    return host


def test_neither_attendance_nor_outcome_comes_from_both_sides(
    placement: Placement, both: Actor
) -> None:
    day = placement.batch.starts_on
    with pytest.raises(ActionNotPermitted):
        placements.attend(placement, {day: 1}, by=both)
    with pytest.raises(ActionNotPermitted):
        placements.state_outcome(placement, Verb.COMPLETE, by=both)


def test_no_answer_to_an_outcome_that_a_colleague_at_the_host_stated(
    placement: Placement, both: Actor
) -> None:
    colleague = Actor(MembershipFactory(organisation=placement.host).person)
    placements.state_outcome(placement, Verb.COMPLETE, by=colleague)
    placement.refresh_from_db()
    for act in (placements.agree, placements.disagree):
        with pytest.raises(ActionNotPermitted):
            act(placement, comment="Benar.", by=both)


def test_who_stated_it_and_left_the_host_does_not_answer_it(
    placement: Placement, host: Actor
) -> None:
    placements.state_outcome(placement, Verb.COMPLETE, by=host)
    host.person.memberships.all().delete()
    joins(host, placement.cooperative)
    placement.refresh_from_db()
    with pytest.raises(ActionNotPermitted):
        placements.agree(placement, by=host)


def test_who_stands_on_both_sides_neither_objects_nor_answers_nor_withdraws() -> None:
    placement = PlacementFactory()
    host = Actor(MembershipFactory(organisation=placement.host).person)
    both = Actor(MembershipFactory(organisation=placement.host).person)
    joins(both, placement.cooperative)
    with pytest.raises(ActionNotPermitted):
        objections.object_to(placement, by=both, **WHY)
    raised = objections.object_to(placement, by=host, **WHY)
    with pytest.raises(ActionNotPermitted):
        objections.answer(raised, text="Kami bawa tenda.", by=both)
    with pytest.raises(ActionNotPermitted):
        objections.withdraw(raised, by=both)
    assert not open_to(both).exists()


def test_who_wrote_a_step_confirms_no_plan_though_others_changed_every_word(
    placement: Placement, board: Actor
) -> None:
    assistant = Actor(
        MandateFactory(cooperative=placement.cooperative, scopes=[Scope.REPORTS]).assistant
    )
    step = plans.add_step(placement, by=assistant, **WORDS)
    plans.change_step(step, by=board, **{**WORDS, "what": "Buku kas tiap minggu"})
    plan = ActionPlan.objects.get(placement=placement)
    plans.hand_in(plan, by=board)
    assert not list(plans_to_confirm(assistant))
    with pytest.raises(ActionNotPermitted):
        plans.confirm(plan, by=assistant)


def test_who_handed_an_earlier_edition_in_confirms_none(placement: Placement, board: Actor) -> None:
    assistant = Actor(
        MandateFactory(cooperative=placement.cooperative, scopes=[Scope.REPORTS]).assistant
    )
    step = plans.add_step(placement, by=board, **WORDS)
    plan = ActionPlan.objects.get(placement=placement)
    plans.hand_in(plan, by=assistant)
    plans.change_step(step, by=board, **{**WORDS, "due": 60})
    plans.hand_in(plan, by=board)
    with pytest.raises(ActionNotPermitted):
        plans.confirm(plan, by=assistant)


def test_an_assistant_of_the_host_confirms_no_plan(placement: Placement, board: Actor) -> None:
    other = Actor(MembershipFactory(organisation=placement.host).person)
    helps(other, placement)
    plans.add_step(placement, by=board, **WORDS)
    plan = ActionPlan.objects.get(placement=placement)
    plans.hand_in(plan, by=board)
    assert not list(plans_to_confirm(other))
    with pytest.raises(ActionNotPermitted):
        plans.confirm(plan, by=other)


def test_the_page_says_that_it_takes_somebody_else(
    client: Client, placement: Placement, both: Actor, board: Actor
) -> None:
    client.force_login(both.person)
    for side in (placement.host, placement.cooperative):
        url = reverse("placements:placement", args=[side.slug, placement.pk])
        page = client.get(url)
        assert page.context["is_of_both"]
        assert not any(page.context["may"].get(act) for act in ("attend", "state", "answer"))
    client.force_login(board.person)
    assert not client.get(url).context["is_of_both"]


def test_where_every_assistant_wrote_in_a_plan_the_pmo_is_told_of_it(
    placement: Placement, board: Actor
) -> None:
    assistant, officer = Actor(PersonFactory()), AreaFactory(region=placement.cooperative.region)
    helps(assistant, placement)
    plans.add_step(placement, by=assistant, **WORDS)
    plans.hand_in(ActionPlan.objects.get(placement=placement), by=board)
    told = Notice.objects.filter(kind=plan_notices.DECISIONS.code)
    assert [one.recipient for one in told] == [officer.person]
