"""How magang works, the directory of offers, one offer, several together, and calendar feeds."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.apprenticeships import calendar, choosing, comparing, listing, orders
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.models.querysets import with_rounds
from partners.apprenticeships.starting import start_of
from partners.organisations.directory import page_of
from partners.organisations.listing import text_of

PER_PAGE = 12
MOST_EVENTS = 500


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    return render(request, "apprenticeships/how.html")


@require_safe
def offer_list(request: HttpRequest) -> HttpResponse:
    start = start_of(request.GET)
    directory, form = listing.offers(request.GET)
    order = orders.order_of(request.GET, start)
    number = request.GET.get("page")

    def read() -> Page:
        rows = orders.sorted_by(order, directory.results.for_cards(), start)
        return page_of(rows, number, PER_PAGE)

    context = {
        "directory": directory,
        "form": form,
        "page": directory.first_kept(number, f"{order} {start.code}", read),
        "text": text_of(request.GET),
        "start": start,
        "asked_order": orders.asked_for(request.GET, start),
        "is_nearest_first": order == orders.DISTANCE,
        "orders": orders.orders(request.GET, order, start),
        "ticked": choosing.slugs_of(request.GET),
        "most": choosing.MOST_COMPARED,
    }
    return render(request, "apprenticeships/offer_list.html", context)


@require_safe
def offer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer.objects.public().for_page(), slug=slug)
    context = {"offer": offer, "start": start_of(request.GET)}
    return render(request, "apprenticeships/offer_detail.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Up to three offers, named in the address, side by side."""
    slugs, start = choosing.slugs_of(request.GET), start_of(request.GET)
    found = choosing.chosen(slugs, Offer.objects.public().for_page(), choosing.MOST_COMPARED)
    context = {
        "chosen": found,
        "rows": comparing.rows_of(found.offers, start),
        "start": start,
        "most": choosing.MOST_COMPARED,
    }
    return render(request, "apprenticeships/compare.html", context)


@require_safe
def bundle(request: HttpRequest) -> HttpResponse:
    """Offers to take to a meeting on paper: those that were ticked, else those of the list."""
    slugs, start = choosing.slugs_of(request.GET), start_of(request.GET)
    directory, _form = listing.offers(request.GET)
    found = Offer.objects.public().filter(slug__in=slugs) if slugs else directory.results
    is_narrowed = not slugs and (any(directory.chosen.values()) or directory.conditions)
    order = orders.order_of(request.GET, start)
    rows = orders.sorted_by(order, found.for_cards().prefetch_related("competencies"), start)
    offers = list(rows[: choosing.MOST_PRINTED])
    context = {
        "offers": offers,
        "left_out": found.count() - len(offers),
        "most": choosing.MOST_PRINTED,
        "start": start,
        "filters": directory.active if is_narrowed else [],
        "today": timezone.localdate(),
        "site": urlsplit(settings.BASE_URL).netloc,
    }
    return render(request, "apprenticeships/bundle.html", context)


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
