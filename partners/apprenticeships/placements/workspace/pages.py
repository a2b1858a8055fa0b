"""The placements of one organisation, and one of them with what can be done to it now."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import actor_of
from partners.apprenticeships.applications.demanding import answers
from partners.apprenticeships.applications.enclosing import named_by
from partners.apprenticeships.applications.models import Attachment
from partners.apprenticeships.applications.workspace.attachments import served
from partners.apprenticeships.placements import four_eyes, permissions
from partners.apprenticeships.placements.certificates.paper import letter_pdf
from partners.apprenticeships.placements.logbook.permissions import host_reads
from partners.apprenticeships.placements.models import Objection, Placement, SelfAssessment
from partners.apprenticeships.placements.models.placement import OVER
from partners.apprenticeships.placements.people import host_reads_people
from partners.apprenticeships.placements.plan_permissions import is_time_for_plans
from partners.apprenticeships.placements.rules import STATING, Facts, Verb, hindrance, may_answer
from partners.apprenticeships.placements.workspace import message_acts, objection_acts
from partners.apprenticeships.placements.workspace.confirming import awaited_at
from partners.apprenticeships.placements.workspace.seeing import Seen, seen
from partners.membership.mandating.table import Way, register_way
from partners.membership.models import Scope
from partners.membership.workspace.narrowing import narrowed
from partners.membership.workspace.standing import (
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)

MOST = 100
PER_PAGE = 30


@require_safe
def placements(request: HttpRequest, organisation: str) -> HttpResponse:
    """Those that one goes to, and those that one receives."""
    standing = standing_of(actor_of(request), organisation)
    mine = standing.organisation
    received, today = Placement.objects.hosted_by(mine), localdate()
    if not standing.is_member:
        received = received.none()
    awaited = awaited_at(standing).order_by("asked_on", "pk")
    labels = {"over": OVER.word, **dict(Placement.State.choices)}
    asked = narrowed(request.GET, "state", received.counted(today), labels)
    if asked.chosen:
        received = received.shown_as(asked.chosen, today)
    shown = Paginator(received.with_sides().newest_first(), PER_PAGE)
    context = {
        **frame(standing),
        "going": Placement.objects.of(mine).with_sides().newest_first()[:MOST],
        "page": shown.get_page(request.GET.get("page")),
        "asked": asked,
        "awaited": awaited[:MOST],
        "may_confirm": standing.represents,
    }
    return render(request, "placements/placements.html", context)


@require_safe
def placement(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    found = seen(standing_of(actor_of(request), organisation), pk)
    return render(request, "placements/placement.html", _context(found))


@require_safe
def letter(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Of the cooperative, for whom it names; not of a place that it holds no more."""
    found = seen(standing_of(actor_of(request), organisation), pk)
    is_off = found.placement.state == Placement.State.CALLED_OFF
    if not found.reads_names or is_off:
        raise Http404
    name = f"{found.placement.batch.code}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = letter_pdf(found.placement)
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def enclosed(request: HttpRequest, organisation: str, pk: int, key: Any) -> HttpResponseBase:
    """A file that came with the application, for its host while it expects them."""
    found = seen(standing_of(actor_of(request), organisation), pk)
    kept = next((one for one in _enclosed(found) if one.key == key), None)
    if kept is None:
        raise Http404
    return served(kept)


def _enclosed(found: Seen) -> list[Attachment]:
    one = found.placement
    submission = one.result.application.standing
    if not found.is_host or submission is None or not host_reads_people(one.result, one):
        return []
    return named_by(submission.content, one.batch_id)


def _answering(found: Seen, files: list[Attachment]) -> list[tuple[Attachment, str]]:
    """Each with what its host asked for, where it answers that."""
    submission = found.placement.result.application.standing
    content = submission.content if submission else {}
    told = answers(content, [found.placement.batch_id])
    return [(one, told.get(str(one.key), "")) for one in files]


def frame(standing: Standing) -> dict[str, Any]:
    return {"standing": standing, "hat": hat_of(standing)}


def _context(found: Seen) -> dict[str, Any]:
    actor, one = found.standing.actor, found.placement
    days = list(one.days.all())
    facts = one.facts(came=any(day.came for day in days))
    shows_people = found.reads_names or (found.is_host and host_reads_people(one.result, one))
    said = list(Objection.objects.of(one).select_related("batch"))
    for each in said:
        each.placement = one
    delegates = one.result.application.delegates.all() if shows_people else []
    return {
        **frame(found.standing),
        "placement": one,
        "is_host": found.is_host,
        "delegates": delegates,
        "enclosed": _answering(found, _enclosed(found)),
        "checklist": one.checklist.all(),
        "days": days,
        "has_letter": found.reads_names,
        "certificate": one.certificates.valid().first() if found.is_cooperative else None,
        "plan_url": _plan_url(found),
        "logbook_is_read": found.is_cooperative or host_reads(one),
        "assessment_is_seen": found.is_cooperative or _shows_host(one),
        **message_acts.shown(found),
        "objections": said,
        "is_of_both": four_eyes.user_is_of_both_sides(actor, one),
        "may": {**_open_to(actor, found, facts), **objection_acts.open_to(found, said)},
    }


def _shows_host(placement: Placement) -> bool:
    return SelfAssessment.objects.filter(placement=placement, shows_host=True).exists()


def _plan_url(found: Seen) -> str:
    if not found.is_cooperative or not is_time_for_plans(found.placement):
        return ""
    slug = found.standing.organisation.slug
    return reverse("placements:plan", args=[slug, found.placement.pk])


def _open_to(actor: Any, found: Seen, facts: Facts) -> dict[str, bool]:
    """What this person can do now, from this side."""
    one = found.placement
    if found.is_host:
        return {
            "attend": hindrance(Verb.ATTEND, facts) is None
            and permissions.user_can_take_attendance(actor, one),
            "state": any(hindrance(verb, facts) is None for verb in STATING)
            and permissions.user_can_state(actor, one),
        }
    is_running = one.state in {Placement.State.EXPECTED, Placement.State.ATTENDING}
    return {
        "prepare": is_running and permissions.user_can_prepare(actor, one),
        "answer": may_answer(facts) and permissions.user_can_answer(actor, one),
    }


def register() -> None:
    register_tab(Tab(_("Placements"), "placements:placements", _has_any))
    register_way(Way(_("Placements"), "placements:placements", Scope.ANSWERS))


def _has_any(standing: Standing) -> bool:
    """No tab for who has none: most organisations never will."""
    rows = Placement.objects.around(standing.organisation)
    if not standing.is_member:
        rows = Placement.objects.of(standing.organisation)
    return rows.exists()
