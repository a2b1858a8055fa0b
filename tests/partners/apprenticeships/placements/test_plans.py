"""Writing, handing in, confirming, doing and telling a plan at home: per role and object."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from home.access import ActionNotPermitted, Actor
from home.notices.models import Notice
from home.uploads.refusals import UploadRefused
from partners.apprenticeships.placements import plan_notices
from partners.apprenticeships.placements.models import (
    ActionPlan,
    Placement,
    PlanStep,
    PublishedPlan,
    StepProof,
)
from partners.apprenticeships.placements.plan_waiting import plans_to_confirm
from partners.apprenticeships.placements.refusals import (
    IsNotShown,
    NeedsConsent,
    NothingPlanned,
    PlanIsNotOpen,
    ResultIsNotHere,
)
from partners.apprenticeships.placements.services import plans
from partners.apprenticeships.results.models import Result
from partners.membership.models import Role, Scope
from partners.organisations import merging
from tests.factories.agreements import PDF
from tests.factories.membership import (
    AreaFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory
from tests.factories.placements import PlacementFactory, a_plan

pytestmark = pytest.mark.django_db
WORDS: dict[str, Any] = {"what": "Buku kas tiap hari", "owner": "Bendahara", "due": 30}
State = ActionPlan.State


def plan_of(placement: Placement) -> ActionPlan:
    return ActionPlan.objects.with_sides().get(placement=placement)


def assistant_of(placement: Placement, *scopes: Scope) -> Actor:
    given = {"cooperative": placement.cooperative}
    return Actor(MandateFactory(**given, scopes=scopes or [Scope.PROFILE]).assistant)


@pytest.fixture
def written(placement: Placement, board: Actor) -> ActionPlan:
    plans.add_step(placement, by=board, **WORDS)
    return plan_of(placement)


@pytest.fixture
def handed_in(written: ActionPlan, board: Actor) -> ActionPlan:
    plans.hand_in(written, by=board)
    return plan_of(written.placement)


@pytest.fixture
def confirmed(handed_in: ActionPlan) -> ActionPlan:
    plans.confirm(handed_in, by=assistant_of(handed_in.placement))
    return plan_of(handed_in.placement)


def test_first_step_begins_the_plan_and_the_next_has_the_next_number(
    written: ActionPlan, board: Actor
) -> None:
    plans.add_step(written.placement, by=board, **{**WORDS, "due": 60})
    assert list(written.steps.values_list("number", "due")) == [(1, 30), (2, 60)]


@pytest.mark.parametrize("state", ["expected", "called_off"])
def test_who_did_not_begin_has_no_plan(state: str) -> None:
    one = PlacementFactory(state=state)
    board = Actor(MembershipFactory(organisation=one.cooperative).person)
    with pytest.raises(PlanIsNotOpen):
        plans.add_step(one, by=board, **WORDS)


def test_plan_without_a_step_is_not_handed_in(written: ActionPlan, board: Actor) -> None:
    plans.remove_step(written.steps.get(), by=board)
    with pytest.raises(NothingPlanned):
        plans.hand_in(plan_of(written.placement), by=board)


def test_assistant_confirms_and_the_plan_says_as_what(handed_in: ActionPlan) -> None:
    assistant = assistant_of(handed_in.placement)
    plans.confirm(handed_in, by=assistant)
    plan = plan_of(handed_in.placement)
    assert (plan.state, plan.confirmed_as) == (State.CONFIRMED, "assistant")


def test_pmo_of_the_area_confirms(handed_in: ActionPlan) -> None:
    officer = Actor(AreaFactory(region=handed_in.placement.cooperative.region).person)
    plans.confirm(handed_in, by=officer)
    assert plan_of(handed_in.placement).confirmed_as == "officer"


def test_who_wrote_a_step_does_not_confirm_it(placement: Placement, board: Actor) -> None:
    assistant = assistant_of(placement, Scope.REPORTS)
    plans.add_step(placement, by=assistant, **WORDS)
    plans.hand_in(plan_of(placement), by=board)
    with pytest.raises(ActionNotPermitted):
        plans.confirm(plan_of(placement), by=assistant)
    assert list(plans_to_confirm(assistant)) == []


def test_who_handed_it_in_does_not_confirm_it(written: ActionPlan) -> None:
    assistant = assistant_of(written.placement, Scope.REPORTS)
    plans.hand_in(written, by=assistant)
    with pytest.raises(ActionNotPermitted):
        plans.confirm(plan_of(written.placement), by=assistant)


def test_change_after_the_confirmation_asks_for_another(
    confirmed: ActionPlan, board: Actor
) -> None:
    plans.change_step(confirmed.steps.get(), by=board, **{**WORDS, "due": 90})
    plan = plan_of(confirmed.placement)
    assert (plan.state, plan.confirmed_by, plan.confirmed_as) == (State.DRAFT, None, "")


def test_sent_back_it_says_what_is_missing_and_who_wrote_it_hears(
    handed_in: ActionPlan, board: Actor
) -> None:
    assistant = assistant_of(handed_in.placement)
    plans.send_back(handed_in, by=assistant, reason="Siapa yang memeriksa?")
    plan = plan_of(handed_in.placement)
    assert (plan.state, plan.reason) == (State.DRAFT, "Siapa yang memeriksa?")
    notice = Notice.objects.get(recipient=board.person)
    said = plan_notices.DECISIONS.say(board.person, [notice], localdate()).words["messages"]
    assert "Siapa yang memeriksa?" in said[0].text


def test_step_is_done_with_a_proof_once_the_plan_is_confirmed(
    confirmed: ActionPlan, board: Actor
) -> None:
    step = confirmed.steps.get()
    plans.finish_step(step, by=board, proof="Buku ada.", file=ContentFile(PDF, name="buku.pdf"))
    step.refresh_from_db()
    assert (step.proof, step.done_by) == ("Buku ada.", board.person)
    assert StepProof.objects.get().name == "buku.pdf"
    with pytest.raises(PlanIsNotOpen):
        plans.change_step(step, by=board, **WORDS)


def test_step_of_a_draft_is_not_done(written: ActionPlan, board: Actor) -> None:
    with pytest.raises(PlanIsNotOpen):
        plans.finish_step(written.steps.get(), by=board, proof="Buku ada.")


def test_file_that_is_none_of_these_is_refused_and_nothing_is_noted(
    confirmed: ActionPlan, board: Actor
) -> None:
    step = confirmed.steps.get()
    with pytest.raises(UploadRefused):
        plans.finish_step(
            step, by=board, proof="Ada.", file=ContentFile(b"<html>", name="buku.pdf")
        )
    step.refresh_from_db()
    assert step.done_at is None


def a_result(days: int, **placement: Any) -> tuple[ActionPlan, Actor]:
    one = PlacementFactory(settled=True, first=-days - 9, last=-days, **placement)
    board = Actor(MembershipFactory(organisation=one.cooperative).person)
    return a_plan(one, confirmed=True), board


def test_result_is_published_from_day_90_with_consent_and_taken_off_again() -> None:
    plan, board = a_result(90)
    with pytest.raises(NeedsConsent):
        plans.publish_result(plan, by=board, result="Kas cocok.", consents=False)
    plans.publish_result(plan, by=board, result="Kas cocok.", consents=True)
    plans.publish_result(plan, by=board, result="Kas cocok tiap hari.", consents=True)
    told = PublishedPlan.objects.get()
    assert (told.result, told.done, told.steps) == ("Kas cocok tiap hari.", 0, 1)
    plans.take_off(plan, by=board)
    assert not PublishedPlan.objects.exists()


def test_result_is_not_published_before_day_90() -> None:
    plan, board = a_result(89)
    with pytest.raises(ResultIsNotHere):
        plans.publish_result(plan, by=board, result="Kas cocok.", consents=True)


def test_cooperative_that_the_site_does_not_show_publishes_nothing() -> None:
    plan, board = a_result(90, result__application__organisation__is_public=False)
    with pytest.raises(IsNotShown):
        plans.publish_result(plan, by=board, result="Kas cocok.", consents=True)


@pytest.mark.parametrize("moves", [True, False])
def test_published_result_goes_where_the_placement_goes(moves: bool) -> None:
    plan, board = a_result(90)
    plans.publish_result(plan, by=board, result="Kas cocok.", consents=True)
    old, kept = plan.placement.cooperative, CooperativeFactory()
    if moves:
        Result.objects.update(organisation=kept)
    (key,) = [key for key in merging.all_keys() if key.model is PublishedPlan]
    assert key.move(old, kept) == moves
    assert PublishedPlan.objects.get().organisation == (kept if moves else old)


Act = Callable[[ActionPlan, Actor], Any]


def write(plan: ActionPlan, by: Actor) -> None:
    plans.add_step(plan.placement, by=by, **WORDS)


def hand_in(plan: ActionPlan, by: Actor) -> None:
    ActionPlan.objects.update(state="draft")
    plans.hand_in(plan_of(plan.placement), by=by)


def confirm(plan: ActionPlan, by: Actor) -> None:
    plans.confirm(plan, by=by)


PEOPLE: dict[str, Callable[[Placement], Any]] = {
    "board": lambda one: MembershipFactory(organisation=one.cooperative).person,
    "contributor": lambda one: (
        MembershipFactory(organisation=one.cooperative, role=Role.CONTRIBUTOR).person
    ),
    "assistant for reports": lambda one: assistant_of(one, Scope.REPORTS).person,
    "assistant for the profile": lambda one: assistant_of(one).person,
    "officer": lambda one: AreaFactory(region=one.cooperative.region).person,
    "host": lambda one: MembershipFactory(organisation=one.host).person,
    "stranger": lambda one: PersonFactory(),
}
MAY: list[tuple[Act, set[str]]] = [
    (write, {"board", "contributor", "assistant for reports"}),
    (hand_in, {"board", "assistant for reports"}),
    (confirm, {"assistant for reports", "assistant for the profile", "officer"}),
]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("act", "allowed"), MAY, ids=[act.__name__ for act, _ in MAY])
def test_each_role_does_what_is_theirs(
    handed_in: ActionPlan, who: str, act: Act, allowed: set[str]
) -> None:
    by = Actor(PEOPLE[who](handed_in.placement))
    if who in allowed:
        act(handed_in, by)
    else:
        with pytest.raises(ActionNotPermitted):
            act(handed_in, by)


def test_plan_waits_on_top_of_the_workspace_of_who_may_confirm_it(handed_in: ActionPlan) -> None:
    one = handed_in.placement
    waiting = [len(list(plans_to_confirm(Actor(who(one))))) for who in PEOPLE.values()]
    assert waiting == [0, 0, 1, 1, 1, 0, 0]


def test_its_assistant_hears_of_a_plan_that_is_handed_in_and_else_the_pmo(
    written: ActionPlan, board: Actor
) -> None:
    officer = AreaFactory(region=written.placement.cooperative.region).person
    plans.hand_in(written, by=board)
    assert [one.recipient for one in Notice.objects.all()] == [officer]


def test_reminders_are_about_steps_that_are_near_or_late_and_not_done() -> None:
    one = PlacementFactory(settled=True, first=-40, last=-31)
    person = MembershipFactory(organisation=one.cooperative).person
    plan = a_plan(one, confirmed=True)
    PlanStep.objects.create(plan=plan, number=2, what="Nanti", owner="Ketua", due=90)
    plan_notices.keep_reminders(localdate())
    notice = Notice.objects.get()
    said = plan_notices.REMINDERS.say(person, [notice], localdate()).words["messages"]
    assert plan.steps.get(number=1).what in said[0].subject
    plan.steps.filter(number=1).update(done_at=plan.created_at, proof="Ada")
    assert not plan_notices.REMINDERS.say(person, [notice], localdate()).notices
    plan_notices.keep_reminders(localdate())
    assert not Notice.objects.exists()


def test_who_has_no_plan_a_week_after_is_reminded_to_write_one() -> None:
    one = PlacementFactory(settled=True, first=-20, last=-8)
    person = MembershipFactory(organisation=one.cooperative).person
    plan_notices.keep_reminders(localdate())
    notice = Notice.objects.get()
    assert plan_notices.REMINDERS.say(person, [notice], localdate()).notices == [notice]
    a_plan(one)
    assert not plan_notices.REMINDERS.say(person, [notice], localdate()).notices
