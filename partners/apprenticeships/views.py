"""How magang works, the directory of offers, one offer, and the calendar feeds."""

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.apprenticeships import calendar, listing
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.models.querysets import with_rounds
from partners.organisations.directory import page_of
from partners.organisations.listing import text_of

PER_PAGE = 12
MOST_EVENTS = 500


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    return render(request, "apprenticeships/how.html")


@require_safe
def offer_list(request: HttpRequest) -> HttpResponse:
    directory, form = listing.offers(request.GET)
    rows = directory.results.for_cards().soonest_first()
    context = {
        "directory": directory,
        "form": form,
        "page": page_of(rows, request.GET.get("page"), PER_PAGE),
        "text": text_of(request.GET),
    }
    return render(request, "apprenticeships/offer_list.html", context)


@require_safe
def offer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer.objects.public().for_page(), slug=slug)
    return render(request, "apprenticeships/offer_detail.html", {"offer": offer})


@require_safe
def list_calendar(request: HttpRequest) -> HttpResponse:
    """The batches of the directory under the same filters, to subscribe to."""
    directory, _form = listing.offers(request.GET)
    offers = directory.results.order_by().values("pk")
    batches = Batch.objects.public().filter(offer__in=offers)
    return _calendar(batches, _("Apprenticeships"), "magang.ics")


@require_safe
def offer_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer.objects.public(), slug=slug)
    return _calendar(Batch.objects.public().filter(offer=offer), str(offer), f"{slug}.ics")


def _calendar(batches: QuerySet[Batch], name: str, filename: str) -> HttpResponse:
    offers = Offer.objects.select_related("host", "region__parent__parent__parent")
    parts = (Prefetch("offer", offers), with_rounds())
    events = batches.by_date().prefetch_related(*parts)[:MOST_EVENTS]
    response = HttpResponse(calendar.feed(events, name), content_type=calendar.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
