"""How plans at home of the demo went. The PMO or the assistant of the area decides, if any does."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from home.access import Actor
from partners.apprenticeships.placements import plan_permissions
from partners.apprenticeships.placements.demo import words
from partners.apprenticeships.placements.demo.days import move_plan, move_step
from partners.apprenticeships.placements.models import ActionPlan, Placement
from partners.apprenticeships.placements.services import plans
from partners.membership.demo.mandates import ASSISTANT, OFFICER

PROOF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
"""An empty page: a photo of a cash book would be somebody's."""


def prepared(placement: Placement, board: Actor) -> ActionPlan:
    for what, owner, due in words.steps(_learned(placement)):
        plans.add_step(placement, by=board, what=what, owner=owner, due=due)
    return ActionPlan.objects.get(placement=placement)


def handed_in(placement: Placement, board: Actor) -> ActionPlan:
    plan = prepared(placement, board)
    plans.hand_in(plan, by=board)
    move_plan(plan)
    return plan


def sent_back(placement: Placement, board: Actor) -> None:
    plan = handed_in(placement, board)
    if (office := _office_of(plan)) is not None:
        plans.send_back(plan, by=office, reason=words.SENT_BACK)


def confirmed(placement: Placement, board: Actor, *, done: int = 1) -> ActionPlan:
    """With so many of its steps done."""
    plan = handed_in(placement, board)
    if (office := _office_of(plan)) is None:
        return plan
    plans.confirm(plan, by=office)
    proofs = words.proofs(_learned(placement))
    for number, (step, proof) in enumerate(zip(plan.steps.all(), proofs, strict=False)):
        if number < done:
            file: Any = None if number else SimpleUploadedFile("bukti.pdf", PROOF)
            plans.finish_step(step, by=board, proof=proof, file=file)
            move_step(step)
    move_plan(plan)
    return plan


def published(placement: Placement, board: Actor) -> None:
    learned = _learned(placement)
    plan = confirmed(placement, board, done=len(words.proofs(learned)))
    if plan.state == ActionPlan.State.CONFIRMED and plan.is_told:
        plans.publish_result(plan, by=board, result=words.result(learned), consents=True)


def _learned(placement: Placement) -> words.Learned:
    sectors = placement.batch.offer.sectors.values_list("code", flat=True)
    known = (words.LEARNED[code] for code in sectors if code in words.LEARNED)
    return next(known, words.OTHERWISE)


def _office_of(plan: ActionPlan) -> Actor | None:
    people = get_user_model()._default_manager.filter(email__in=[ASSISTANT, OFFICER])
    for person in people.order_by("email"):
        if plan_permissions.user_can_confirm(Actor(person), plan):
            return Actor(person)
    return None
