"""What a cooperative says it can do, before and after, side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.access import actor_of
from home.models import Competency
from partners.apprenticeships.placements.logbook import permissions
from partners.apprenticeships.placements.logbook.rules import Moment, moment_of
from partners.apprenticeships.placements.models import Placement, Rating, SelfAssessment
from partners.apprenticeships.placements.services.logbook import days_of
from partners.apprenticeships.placements.workspace.pages import frame
from partners.apprenticeships.placements.workspace.seeing import seen
from partners.membership.workspace.standing import standing_of


@require_safe
def assessment(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The host sees it where the cooperative wants that; else it is not there."""
    found = seen(standing_of(actor_of(request), organisation), pk)
    placement, actor = found.placement, found.standing.actor
    made = SelfAssessment.objects.filter(placement=placement).first()
    if not found.is_cooperative and not (made and made.shows_host):
        raise Http404
    moment = moment_of(today=localdate(), **days_of(placement))
    can_assess = found.is_cooperative and permissions.user_can_assess(actor, placement)
    context = {
        **frame(found.standing),
        "placement": placement,
        "is_host": found.is_host,
        "assessment": made,
        "columns": [{"label": label} for label in (_("Competency"), _("Before"), _("After"))],
        "rows": _side_by_side(placement, made),
        "levels": Rating.Level.labels,
        "moment": moment.value if moment and can_assess else "",
        "may_show": found.is_cooperative and permissions.user_can_show(actor, placement),
    }
    return render(request, "placements/assessment.html", context)


def _side_by_side(placement: Placement, made: SelfAssessment | None) -> list[dict[str, Any]]:
    """A row for each competency of the offer, and for what was answered when it was one."""
    answers = list(made.ratings.select_related("competency")) if made else []
    said = {(one.competency_id, one.moment): one.get_level_display() for one in answers}
    terms = {one.pk: one for one in Competency.objects.filter(offers=placement.batch.offer)}
    terms |= {one.competency_id: one.competency for one in answers}
    return [
        {"cells": [term.name, *(said.get((term.pk, one.value), "–") for one in Moment)]}
        for term in terms.values()
    ]
