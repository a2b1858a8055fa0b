"""The tab of a cooperative's applications, receipts, the paper form, and those of several."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import actor_of
from home.desk.refusals import Refusal
from partners.apprenticeships.applications import barring, content_words, enclosing, fitting
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.refusals import ApplicationRefusal
from partners.apprenticeships.applications.workspace import finding, looks
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from partners.membership.mandating.table import Way, register_way
from partners.membership.models import Scope
from partners.membership.workspace.standing import Standing, Tab, register_tab

BATCH = "batch"  # its code, kept through signing in
BEFORE = frozenset({Phase.COLLECTING, Phase.CLOSED, Phase.MATCHED})


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """From a batch's public page: to it as it fits one's cooperative, or to the choice of one."""
    found = Batch.objects.public().filter(code=request.GET.get(BATCH, "").replace("\x00", ""))
    batch = found.select_related("offer").first()
    if batch is None:
        raise Http404
    round = Round.objects.collecting().filter(batches__batch=batch).first()
    mine = list(finding.applied_for_by(actor_of(request))[: finding.MOST])
    if round and len(mine) == 1:
        return redirect("applications:batch", mine[0].slug, round.code, batch.code)
    context = {"batch": batch, "round": round, "cooperatives": mine}
    return render(request, "applications/begin.html", context)


@require_safe
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    """The rounds that one can apply in, how the cooperative's application stands, earlier ones."""
    standing = finding.standing_for(request, organisation)
    mine = {one.round_id: one for one in finding.applications_of(standing.organisation)}
    rounds = {one.pk: one for one in Round.objects.collecting().newest_first()}
    waiting = [one for one in mine.values() if one.round.phase in BEFORE]
    # What bars from one round that collects bars from all of them: asked once.
    left = next((one for key, one in rounds.items() if key not in mine), None)
    bar = barring.bar_of(left, standing.organisation) if left else None
    shown = {**rounds, **{one.round_id: one.round for one in waiting}}
    context = {
        **finding.frame_of(standing),
        "rounds": [
            _panel(standing, round, mine.get(key), bar)
            for key, round in sorted(shown.items(), key=lambda item: item[1].closes_at)
        ],
        "earlier": [one for one in mine.values() if one.round_id not in shown],
        "is_one_of_several": finding.applied_for_by(standing.actor)[:2].count() > 1,
        "today": timezone.localdate(),
    }
    return render(request, "applications/overview.html", context)


def _panel(
    standing: Standing, round: Round, application: Application | None, bar: Refusal | None
) -> dict[str, Any]:
    until, zone = finding.until(round, standing.organisation)
    changed: list[Any] = []
    if application is not None and application.standing is not None:
        application.organisation = standing.organisation
        changed = looks.changed_since(application, enclosing.of_now(application))
    is_open = finding.is_open(round, standing.organisation)
    return {
        "bar": _bar(bar) if bar and application is None and is_open else None,
        "round": round,
        "application": application,
        "number": shown_number(application) if application else "",
        "until": until,
        "zone": zone,
        "is_open": is_open,
        "changed": changed,
    }


def _bar(refusal: Refusal) -> dict[str, str]:
    """Why no application can be begun, and where to go on."""
    said = refusal.said() if isinstance(refusal, ApplicationRefusal) else ""
    return {"why": said, "url": refusal.facts.get("url", "")}


@require_safe
def receipt(request: HttpRequest, organisation: str, round: str, number: int) -> HttpResponse:
    """What was handed in, as it was handed in; it prints on one page."""
    standing = finding.standing_for(request, organisation)
    application = finding.application_of(standing.organisation, round)
    if application is None:
        raise Http404
    submissions = application.submissions.select_related("by")
    submission = get_object_or_404(submissions, number=number)
    names = content_words.Names([submission.content])
    until, zone = finding.until(application.round, standing.organisation)
    context = {
        **finding.frame_of(standing),
        "application": application,
        "round": application.round,
        "submission": submission,
        "number": shown_number(application),
        "lines": content_words.lines(submission.content, names),
        "counts": application.standing_id == submission.pk,
        "until": until,
        "zone": zone,
        "next": _next_of(request, standing, application.round),
    }
    return render(request, "applications/receipt.html", context)


def _next_of(request: HttpRequest, standing: Standing, round: Round) -> Any:
    """Another cooperative of this person that has handed nothing in yet, for whoever helps many."""
    if not standing.is_assistant:
        return None
    others = finding.applied_for_by(actor_of(request), handing_in=True)
    handed_in = Application.objects.submitted().filter(round=round, organisation=OuterRef("pk"))
    left = others.exclude(pk=standing.organisation.pk).exclude(Exists(handed_in))
    return left.first() if round.is_collecting() else None


@require_safe
def paper(request: HttpRequest, organisation: str, round: str) -> HttpResponse:
    """To fill in at a meeting, and to type in afterwards."""
    standing = finding.standing_for(request, organisation)
    application = finding.application_of(standing.organisation, round)
    if application is None:
        raise Http404
    known = fitting.batches_of(application.round)
    fits = fitting.fits_of(application, known)
    until, zone = finding.until(application.round, standing.organisation)
    context = {
        **finding.frame_of(standing),
        "application": application,
        "round": application.round,
        "number": shown_number(application),
        "rows": fitting.in_words(application, fits[: fitting.MOST_ON_PAPER], known),
        "left_over": max(0, len(fits) - fitting.MOST_ON_PAPER),
        "until": until,
        "zone": zone,
    }
    return render(request, "applications/paper.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All cooperatives that one applies for, with how each stands in the rounds that collect."""
    actor = actor_of(request)
    cooperatives = list(finding.applied_for_by(actor)[: finding.MOST])
    if not cooperatives:
        raise Http404
    rounds = list(Round.objects.collecting().newest_first())
    rows = Application.objects.filter(organisation__in=cooperatives, round__in=rounds)
    found = {(one.organisation_id, one.round_id): one for one in rows}
    table = [
        {
            "cooperative": one,
            "round": round,
            "application": found.get((one.pk, round.pk)),
            "until": finding.until(round, one),
        }
        for round in rounds
        for one in cooperatives
    ]
    return render(request, "applications/mine.html", {"table": table, "cooperatives": cooperatives})


def register() -> None:
    shown = finding.shows_apprenticeships
    register_tab(Tab(_("Apprenticeships"), "applications:overview", shown))
    register_way(Way(_("Apprenticeships"), "applications:overview", Scope.APPLICATIONS))
