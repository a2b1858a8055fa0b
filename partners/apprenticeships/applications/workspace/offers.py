"""The batches of a round as they fit one's cooperative, and one of them with every rule."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from home.desk import once
from partners.apprenticeships.applications import fitting
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.workspace import finding
from partners.apprenticeships.applications.workspace.browsing import Browsing
from partners.membership.workspace.standing import Standing


@require_safe
def batches(request: HttpRequest, organisation: str, round: str) -> HttpResponse:
    """All of the round, what fits first."""
    standing = finding.standing_for(request, organisation)
    application = finding.application_of(standing.organisation, round)
    if application is None:
        return redirect("applications:overview", organisation)
    known = fitting.batches_of(application.round)
    browsing = Browsing(fitting.fits_of(application, known), known, request.GET)
    page = browsing.page
    context = {
        **_context(standing, application),
        "place_is_known": fitting.place_is_known(application),
        "browsing": browsing,
        "page": page,
        "offered": fitting.in_words(application, list(page.object_list), known),
        "back": f"?{request.GET.urlencode()}",
    }
    return render(request, "applications/batches.html", context)


@require_safe
def batch(request: HttpRequest, organisation: str, round: str, batch: str) -> HttpResponse:
    """One with all its rules."""
    standing = finding.standing_for(request, organisation)
    application = finding.application_of(standing.organisation, round)
    if application is None:
        finding.announced(round)
        begin = finding.address("begin", organisation, round)
        return redirect(f"{begin}?batch={batch}")
    known = fitting.batches_of(application.round)
    found = fitting.fits_of_list(application, known, batch)
    fits = [fit for fit in found if fit.batch == batch]
    offered = fitting.in_words(application, fits, known)
    if not offered:
        raise Http404
    context = {**_context(standing, application), "one": offered[0], "back": "batch"}
    return render(request, "applications/batch.html", context)


def _context(standing: Standing, application: Application) -> dict[str, object]:
    until, zone = finding.until(application.round, standing.organisation)
    return {
        **finding.frame_of(standing),
        "application": application,
        "round": application.round,
        "until": until,
        "zone": zone,
        "is_open": finding.is_open(application.round, standing.organisation),
        "once": {"name": once.FIELD, "key": once.new_key()},
    }
