"""The plan at home: written, handed in, confirmed by somebody else, done step by step, told."""

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.uploads.keeping import facts_of, removed_when_refused
from partners.apprenticeships import often
from partners.apprenticeships.placements import four_eyes
from partners.apprenticeships.placements import plan_notices as notices
from partners.apprenticeships.placements import plan_permissions as permissions
from partners.apprenticeships.placements.models import (
    ActionPlan,
    Placement,
    PlanStep,
    PublishedPlan,
    StepProof,
)
from partners.apprenticeships.placements.plan_rules import PlanVerb, after
from partners.apprenticeships.placements.refusals import (
    IsNotShown,
    NeedsConsent,
    NothingPlanned,
    PlanIsNotOpen,
    ResultIsNotHere,
    TooManyProofs,
    TooManySteps,
)
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

STEP_KEPT, STEP_REMOVED = "placements.step_kept", "placements.step_removed"
HANDED_IN, CONFIRMED = "placements.plan_handed_in", "placements.plan_confirmed"
SENT_BACK, STEP_DONE = "placements.plan_sent_back", "placements.step_done"
PUBLISHED, TAKEN_OFF = "placements.result_published", "placements.result_taken_off"
MOST_STEPS, MOST_A_DAY = 30, 6
MOST_PROOFS = 6  # of one step
LARGEST = 10 * 1024 * 1024
ACCEPTED = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
}


@transaction.atomic
def add_step(placement: Placement, *, by: Actor, what: str, owner: str, due: int) -> PlanStep:
    """The first begins the plan; a confirmed one is to be handed in anew.

    Raises ActionNotPermitted, PlanIsNotOpen, TooManySteps.
    """
    require(permissions.user_can_write(by, placement))
    current = locked(placement)
    if not permissions.is_time_for_plans(current):
        raise PlanIsNotOpen
    plan, _is_new = ActionPlan.objects.get_or_create(placement=current)
    plan = locked(plan)
    last = plan.steps.aggregate(last=Max("number"))["last"] or 0
    if plan.steps.count() >= MOST_STEPS:
        raise TooManySteps(most=MOST_STEPS)
    step = PlanStep(plan=plan, number=last + 1, what=what, owner=owner, due=due)
    step.written_by = by.person
    step.save()
    _written(plan, STEP_KEPT, by)
    return step


@transaction.atomic
def change_step(
    step: PlanStep, *, by: Actor, what: str, owner: str, due: int, seen: object = None
) -> None:
    """Not one that is done. Raises ActionNotPermitted, PlanIsNotOpen, HasChangedSince, IsGone."""
    plan, current = _own_step(step, by, seen)
    current.what, current.owner, current.due = what, owner, due
    current.written_by = by.person
    current.save()
    _written(plan, STEP_KEPT, by)


@transaction.atomic
def remove_step(step: PlanStep, *, by: Actor, seen: object = None) -> None:
    """Raises as `change_step`."""
    plan, current = _own_step(step, by, seen)
    current.delete()
    _written(plan, STEP_REMOVED, by)


@transaction.atomic
def hand_in(plan: ActionPlan, *, by: Actor, seen: object = None) -> None:
    """To be confirmed. Raises ActionNotPermitted, NothingPlanned, PlanIsNotOpen, TooOften,
    HasChangedSince, IsGone.
    """
    require(permissions.user_can_hand_in(by, plan.placement))
    current = locked(plan, seen)
    _go(current, PlanVerb.HAND_IN)
    if not current.steps.exists():
        raise NothingPlanned
    about = {"placement": plan.placement.pk}
    often.require_room(plan.placement.cooperative, HANDED_IN, most=MOST_A_DAY, **about)
    current.handed_in_by, current.handed_in_at = by.person, timezone.now()
    current.reason = ""
    current.save()
    _remember(current, by)
    _record(current, HANDED_IN, acting_for(by, plan.placement.cooperative, Scope.REPORTS))
    notices.tell_handed_in(current)


@transaction.atomic
def confirm(plan: ActionPlan, *, by: Actor, seen: object = None) -> None:
    """By the business assistant or the PMO of the area; by nobody who wrote in it. Raises
    ActionNotPermitted, PlanIsNotOpen, HasChangedSince, IsGone.
    """
    current = _decided(plan, PlanVerb.CONFIRM, by, seen)
    office = permissions.office_of(by, plan.placement)
    assert office is not None  # noqa: S101 - asked by `_decided`
    current.confirmed_by, current.confirmed_at = by.person, timezone.now()
    current.confirmed_as, current.reason = office, ""
    current.save()
    _record(current, CONFIRMED, by)
    notices.tell_decided(current)


@transaction.atomic
def send_back(plan: ActionPlan, *, by: Actor, reason: str, seen: object = None) -> None:
    """Something is missing: the cooperative writes on. Raises as `confirm`."""
    current = _decided(plan, PlanVerb.SEND_BACK, by, seen)
    current.reason = reason
    current.save()
    _record(current, SENT_BACK, by)
    notices.tell_decided(current)


@transaction.atomic
def finish_step(
    step: PlanStep,
    *,
    by: Actor,
    proof: str,
    file: File[bytes] | None = None,
    seen: object = None,
) -> None:
    """Done, and how one sees it. Raises ActionNotPermitted, PlanIsNotOpen, TooManyProofs,
    UploadRefused, HasChangedSince, IsGone.
    """
    require(permissions.user_can_write(by, step.plan.placement))
    plan = locked(step.plan)
    current = locked(step, seen)
    if after(PlanVerb.FINISH, plan.state) is None:
        raise PlanIsNotOpen
    if file is not None and current.proofs.count() >= MOST_PROOFS:
        raise TooManyProofs(most=MOST_PROOFS)
    current.proof, current.done_by = proof, by.person
    current.done_at = current.done_at or timezone.now()
    current.save()
    _record(plan, STEP_DONE, acting_for(by, plan.placement.cooperative, Scope.REPORTS))
    if file is not None:
        facts = facts_of(file, accepted=ACCEPTED, limit=LARGEST)
        kept = StepProof(step=current, uploaded_by=by.person, **facts)
        with removed_when_refused(kept):
            kept.file.save(kept.name, file, save=False)
            kept.save()


@transaction.atomic
def publish_result(plan: ActionPlan, *, by: Actor, result: str, consents: bool) -> None:
    """Readers see it on the page of the cooperative, from day 90 on; again with other words.

    Raises ActionNotPermitted, PlanIsNotOpen, ResultIsNotHere, NeedsConsent, IsNotShown.
    """
    placement = plan.placement
    require(permissions.user_can_hand_in(by, placement))
    current = locked(plan)
    if after(PlanVerb.PUBLISH, current.state) is None:
        raise PlanIsNotOpen
    if not current.is_told:
        raise ResultIsNotHere
    if not consents:
        raise NeedsConsent
    if not placement.cooperative.is_public:
        raise IsNotShown
    offer = placement.batch.offer
    said = {
        "organisation": placement.cooperative,
        "host": placement.host.name,
        "title_id": offer.title_id,
        "title_en": offer.title_en,
        "result": result,
        "done": current.steps.exclude(done_at=None).count(),
        "steps": current.steps.count(),
        "consented_by": by.person,
        "published_at": timezone.now(),
    }
    PublishedPlan.objects.update_or_create(plan=current, defaults=said)
    _record(current, PUBLISHED, acting_for(by, placement.cooperative, Scope.REPORTS))


@transaction.atomic
def take_off(plan: ActionPlan, *, by: Actor) -> None:
    """Readers see it no more. Raises ActionNotPermitted, IsGone."""
    require(permissions.user_can_hand_in(by, plan.placement))
    current = locked(plan)
    gone, _of_each = PublishedPlan.objects.filter(plan=current).delete()
    if not gone:
        raise IsGone(record=plan)
    _record(current, TAKEN_OFF, acting_for(by, plan.placement.cooperative, Scope.REPORTS))


def _own_step(step: PlanStep, by: Actor, seen: object) -> tuple[ActionPlan, PlanStep]:
    require(permissions.user_can_write(by, step.plan.placement))
    plan = locked(step.plan)
    current = locked(step, seen)
    if current.done_at is not None:
        raise PlanIsNotOpen
    return plan, current


def _decided(plan: ActionPlan, verb: PlanVerb, by: Actor, seen: object) -> ActionPlan:
    require(permissions.user_can_confirm(by, plan))
    current = locked(plan, seen)
    if after(verb, current.state) is None:
        raise IsGone(record=plan)
    require(permissions.user_can_confirm(by, current))
    _go(current, verb)
    return current


def _written(plan: ActionPlan, action: str, by: Actor) -> None:
    """What was handed in or confirmed is a draft again."""
    _go(plan, PlanVerb.WRITE)
    plan.handed_in_by = plan.handed_in_at = None
    plan.confirmed_by = plan.confirmed_at = None
    plan.confirmed_as = ""
    plan.save()
    _remember(plan, by)
    _record(plan, action, acting_for(by, plan.placement.cooperative, Scope.REPORTS))


def _remember(plan: ActionPlan, by: Actor) -> None:
    """Who had a hand in it, ever."""
    if not four_eyes.wrote_in(by, plan):
        plan.writers.create(person=by.person)


def _go(plan: ActionPlan, verb: PlanVerb) -> None:
    to = after(verb, plan.state)
    if to is None:
        raise PlanIsNotOpen
    plan.state = ActionPlan.State(to.value)


def _record(plan: ActionPlan, action: str, by: Actor) -> None:
    placement = plan.placement
    about = {"placement": placement.pk, "batch": str(placement.batch)}
    audit.record(placement.cooperative, action, by=by, data=about)
