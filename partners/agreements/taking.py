"""The register to take away: calendar feeds and exports, under the filters of the list."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.agreements import calendar, exports, listing, promises
from partners.agreements.models import Agreement, Commitment


@require_safe
def list_calendar(request: HttpRequest) -> HttpResponse:
    """The dates of the filtered list, to subscribe to."""
    found = listing.register(request.GET).results.order_by().values("pk")
    agreements = Agreement.objects.filter(pk__in=found)
    return _calendar(agreements, _("Agreements"), "kesepakatan.ics")


@require_safe
def agreement_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    agreement = get_object_or_404(Agreement.objects.public(), slug=slug)
    return _calendar(Agreement.objects.filter(pk=agreement.pk), agreement.title, f"{slug}.ics")


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The filtered list as `ending`: csv, xlsx or json."""
    if ending not in exports.FORMATS:
        raise Http404
    content_type, write = exports.FORMATS[ending]
    found = listing.ordered(listing.register(request.GET).results, listing.sort_of(request.GET))
    response = HttpResponse(write(exports.rows(found)), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="kesepakatan.{ending}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _calendar(agreements: QuerySet[Agreement], name: str, filename: str) -> HttpResponse:
    """`agreements` are public ones."""
    promised = Commitment.objects.public().filter(agreement__in=agreements, due_on__isnull=False)
    kept = promised.exclude(state=promises.State.DROPPED).select_related("agreement")
    ending = agreements.filter(ends_on__isnull=False)
    moments, left_out = calendar.moments(ending, kept)
    feed = calendar.feed(moments, name, left_out)
    response = HttpResponse(feed, content_type=calendar.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
