"""The plan at home, as its cooperative and who confirms it read it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.uploads.serving import guard
from partners.apprenticeships.placements import after
from partners.apprenticeships.placements import plan_permissions as permissions
from partners.apprenticeships.placements.models import (
    ActionPlan,
    Placement,
    PlanStep,
    PublishedPlan,
    StepProof,
)
from partners.apprenticeships.placements.plan_rules import due_on
from partners.apprenticeships.placements.workspace.pages import frame
from partners.apprenticeships.placements.workspace.seeing import Seen, seen
from partners.membership.workspace.standing import standing_of


@require_safe
def plan(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    found = of_cooperative(seen(standing_of(actor_of(request), organisation), pk))
    return render(request, "placements/plan.html", _context(found))


@require_safe
def proof(request: HttpRequest, organisation: str, pk: int, key: Any) -> HttpResponseBase:
    """404 for those who may not know that it is there."""
    found = of_cooperative(seen(standing_of(actor_of(request), organisation), pk))
    kept = get_object_or_404(StepProof, key=key, step__plan__placement=found.placement)
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    response = FileResponse(
        kept.file.open(), as_attachment=True, filename=kept.name, content_type=kept.media_type
    )
    return guard(response, kept.name)


def of_cooperative(found: Seen) -> Seen:
    """The plan is the cooperative's: its host reads what is published. Raises Http404."""
    if not found.is_cooperative:
        raise Http404
    return found


def plan_of(placement: Placement) -> ActionPlan | None:
    return ActionPlan.objects.with_sides().filter(placement=placement).first()


def _context(found: Seen) -> dict[str, Any]:
    actor, placement = found.standing.actor, found.placement
    made = plan_of(placement)
    steps = _steps_of(made) if made else []
    published = PublishedPlan.objects.filter(plan=made).first() if made else None
    return {
        **frame(found.standing),
        "placement": placement,
        "plan": made,
        "thirds": _thirds(placement, steps),
        "not_yet": _not_yet(placement),
        "published": published,
        "ways": after.ways_from(found.standing, published) if published else [],
        "may": _open_to(actor, placement, made, steps),
    }


def thirds_of(placement: Placement, plan: ActionPlan) -> list[dict[str, Any]]:
    """What is to be done until day 30, 60 and 90, as a page shows it."""
    return _thirds(placement, _steps_of(plan))


def _thirds(placement: Placement, steps: list[PlanStep]) -> list[dict[str, Any]]:
    return [_third(placement, steps, due) for due in PlanStep.Due]


def _steps_of(made: ActionPlan) -> list[PlanStep]:
    steps = list(made.steps.prefetch_related("proofs"))
    for step in steps:
        step.plan = made
    return steps


def _third(placement: Placement, steps: list[PlanStep], due: PlanStep.Due) -> dict[str, Any]:
    mine = [step for step in steps if step.due == due]
    return {"label": due.label, "due_on": due_on(placement.batch.ends_on, due), "steps": mine}


def _not_yet(placement: Placement) -> str:
    """When a plan begins, or that there will be none; empty once it can be written."""
    if permissions.is_time_for_plans(placement):
        return ""
    if placement.state == Placement.State.EXPECTED:
        return _(
            "It begins when the host has noted who was there on the first day, %(day)s. Until then "
            "there is nothing to fill in; you may think of what you want to change at home."
        ) % {"day": date_format(placement.batch.starts_on)}
    return _("There is no plan: nobody attended this apprenticeship.")


def _open_to(
    actor: Actor, placement: Placement, made: ActionPlan | None, steps: list[PlanStep]
) -> dict[str, bool]:
    writes = permissions.user_can_write(actor, placement)
    represents = permissions.user_can_hand_in(actor, placement)
    is_draft = made is not None and made.state == ActionPlan.State.DRAFT
    is_confirmed = made is not None and made.state == ActionPlan.State.CONFIRMED
    waits = made is not None and made.state == ActionPlan.State.HANDED_IN
    return {
        "write": writes and permissions.is_time_for_plans(placement),
        "finish": writes and is_confirmed,
        "hand_in": represents and is_draft and bool(steps),
        "confirm": waits and made is not None and permissions.user_can_confirm(actor, made),
        "publish": represents and is_confirmed and made is not None and made.is_told,
    }
