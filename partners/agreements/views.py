"""The public register: the list, one agreement, its documents; feeds and exports of the list."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import NOBODY
from home.cache import shelf
from home.uploads.serving import guard
from partners.agreements import calendar, exports, listing
from partners.agreements.detail import Detail, detail_of
from partners.agreements.models import Agreement, Commitment, Document
from partners.agreements.models.querysets import over_on
from partners.organisations.directory import Directory, page_of
from partners.organisations.listing import text_of

PER_PAGE = 12
MOST_COUNTRIES = 10
LIST, TIMELINE = "list", "timeline"
VIEWS = {LIST: _("List"), TIMELINE: _("Timeline")}


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    directory = listing.register(request.GET)
    sort = listing.sort_of(request.GET)
    page = _page(directory, sort, request.GET.get("page"))
    view = TIMELINE if request.GET.get("view") == TIMELINE else LIST
    context = {
        "directory": directory,
        "countries": _by_country(directory),
        "page": page,
        "examples": [] if directory.active else directory.kept("examples", _examples),
        "unsigned": listing.unsigned(directory),
        "totals": directory.kept("totals", lambda: listing.totals(directory.results)),
        "sorts": _choices(request, "sort", listing.SORTS, sort, listing.NEWEST),
        "sort": "" if sort == listing.NEWEST else sort,
        "view": view,
        "views": _choices(request, "view", VIEWS, view, LIST),
        "text": text_of(request.GET),
    }
    return render(request, "agreements/agreement_list.html", context)


@require_safe
def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everybody; `workspace.agreement` shows the rest to those who may read it."""
    detail = shelf.kept(("agreement", slug), lambda: _detail(slug), alone=True)
    context = {"agreement": detail.agreement, "detail": detail, "kept_as": slug}
    return render(request, "agreements/detail.html", context)


@require_safe
def document(request: HttpRequest, key: str) -> HttpResponseBase:
    """A file that everybody may read. Caches ask again: it may be withdrawn."""
    readable = Document.objects.visible_to(NOBODY).select_related("agreement")
    response = served(get_object_or_404(readable, key=key))
    response.headers["Cache-Control"] = "no-cache"
    return response


def served(document: Document) -> HttpResponseBase:
    """The file from private storage. Raises Http404 when it is not there."""
    if not document.file.storage.exists(document.file.name):
        raise Http404
    # Always a download: sandboxed PDFs do not show in Chromium's viewer.
    response = FileResponse(
        document.file.open(),
        as_attachment=True,
        filename=document.name,
        content_type=document.media_type,
    )
    return guard(response, document.name)


@require_safe
def list_calendar(request: HttpRequest) -> HttpResponse:
    """The dates of the filtered list, to subscribe to."""
    found = listing.register(request.GET).results.order_by().values("pk")
    agreements = Agreement.objects.filter(pk__in=found)
    return _calendar(agreements, gettext("Agreements"), "kesepakatan.ics")


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
    response = HttpResponse(write(exports.export_of(found)), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="kesepakatan.{ending}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _page(directory: Directory, sort: str, number: str | None) -> Page:
    def read() -> Page:
        rows = listing.ordered(directory.results, sort).for_register()
        page = page_of(rows, number, PER_PAGE)
        page.object_list = _with_promises(page.object_list)
        return page

    return directory.first_kept(number, sort, read)


def _detail(slug: str) -> Detail:
    """What everybody may know of it. Raises Http404."""
    rows = Agreement.objects.readable().select_related("unit")
    return detail_of(get_object_or_404(rows, slug=slug), NOBODY)


def _with_promises(rows: Iterable[Agreement]) -> list[Agreement]:
    """Each row gets `promises`: its commitments by light, and the next day on which one is due."""
    rows = list(rows)
    promises = shelf.kept_each((("promises", row.pk) for row in rows), _promises)
    for row in rows:
        row.promises = promises["promises", row.pk]
    return rows


def _promises(keys: list[tuple[str, int]]) -> dict[tuple[str, int], listing.Promises]:
    found = listing.promises_of([pk for _name, pk in keys])
    return {key: found[key[1]] for key in keys}


def _examples() -> list[Agreement]:
    """What stands apart from the list and counts nowhere."""
    return _with_promises(Agreement.objects.examples().for_register().newest_first())


def _by_country(directory: Directory) -> list[dict[str, Any]]:
    """Where bars say more than names."""
    options = directory.options("country")
    if directory.active or not listing.tells_by_country([option.count for option in options]):
        return []
    return [{"label": one.label, "value": one.count} for one in options[:MOST_COUNTRIES]]


def _choices(
    request: HttpRequest, name: str, labels: Any, current: str, default: str
) -> list[dict[str, Any]]:
    """Ways to see the same list, each with its address."""
    choices = []
    for value, label in labels.items():
        params = request.GET.copy()
        params.pop("page", None)
        params.pop(name, None)
        if value != default:
            params[name] = value
        choices.append(
            {"label": label, "url": f"?{params.urlencode()}", "is_current": value == current}
        )
    return choices


def _calendar(agreements: QuerySet[Agreement], name: str, filename: str) -> HttpResponse:
    """`agreements` are public ones."""
    promised = Commitment.objects.public().open().filter(due_on__isnull=False)
    owed = promised.filter(agreement__in=agreements).exclude(
        over_on(timezone.localdate(), "agreement__")
    )
    ending = agreements.filter(Q(ends_on__isnull=False) | Q(closes_on__isnull=False))
    moments, left_out = calendar.moments(ending, owed.select_related("agreement"))
    feed = calendar.feed(moments, name, left_out)
    response = HttpResponse(feed, content_type=calendar.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
