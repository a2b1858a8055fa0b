"""The two directories and the page of one organisation."""

from collections.abc import Iterator

from django.core.paginator import Page
from django.db.models import Q, prefetch_related_objects
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from home.models import Region
from home.models.regions import RegionQuerySet
from home.queries import led_to
from partners.organisations import browsing, exports, held, listing
from partners.organisations.directory import Directory, page_of
from partners.organisations.finding import find
from partners.organisations.merging import merged_where
from partners.organisations.models import CountryList, FormerIdentity, Organisation
from partners.organisations.places import region_url
from partners.organisations.suggesting import suggested
from partners.organisations.taking_away import narrowed, query_of

PER_PAGE = 12
SUGGESTIONS_LIVE_SECONDS = 60


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    directory = listing.partners(request.GET)
    return render(request, "organisations/partner_list.html", _list_context(request, directory))


@require_safe
def cooperative_list(request: HttpRequest) -> HttpResponse:
    """By words, by place or by filters; nothing of it reads all rows."""
    text = listing.text_of(request.GET)
    found = find(text, _only_province(request)) if text else None
    directory = listing.cooperatives(request.GET, found)
    cards = Organisation.objects.public().for_cards()
    if request.GET.get(listing.MADE_UP) == held.YES:
        page = directory.page_of(directory.made_up, cards, request.GET.get("page"), PER_PAGE)
        return render(request, "organisations/made_up.html", {"page": page, "text": text})
    context = {
        "directory": directory,
        "page": directory.page(cards, request.GET.get("page"), PER_PAGE),
        "text": text,
        "found": found,
        "province": _only_province(request),
        "made_up_url": listing.made_up_url(request.GET) if directory.made_up else "",
    }
    if request.GET and directory.keys and context["province"]:
        context["file_query"] = query_of(request.GET).urlencode()
    if not request.GET:
        context["country_list"] = CountryList.objects.newest()
    if not request.GET or (found and found.is_too_general):
        context["provinces"] = parts = browsing.parts()
        context["tiles"] = [
            {"code": part.region.code, "value": part.cooperatives, "url": region_url(part.region)}
            for part in parts
        ]
    return render(request, "organisations/cooperative_list.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """JSON for the list under the field. Only a browser that was told keeps it: a name that is
    withdrawn must not come from a cache that others share.
    """
    response = JsonResponse({"suggestions": suggested(request.GET.get("q", ""))})
    response.headers["Cache-Control"] = f"private, max-age={SUGGESTIONS_LIVE_SECONDS}"
    return response


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """What lies in a region, and the cooperatives that are known there. A village stands on the
    page of its district; a code that is no longer in force leads to that of today.
    """
    here = _region(Region.objects.with_parents().select_related("successor"), code)
    if here.code != code:
        return _without_dots(request, code)
    if not here.is_current:
        if here.successor is None:
            raise Http404
        return HttpResponsePermanentRedirect(region_url(here.successor))
    if here.level == Region.Level.VILLAGE:
        return HttpResponseRedirect(f"{region_url(here.parent)}#v{here.code}")
    is_district = here.level == Region.Level.DISTRICT
    context = {
        "region": here,
        "cooperatives": browsing.known_in(here),
        "parts": [] if is_district else browsing.parts(here),
        "villages": browsing.inhabited(here) if is_district else [],
        "placed_widely": browsing.placed_widely(here),
        "made_up": browsing.made_up_in(here) if is_district else [],
        "has_made_up": browsing.has_made_up(here),
    }
    return render(request, "organisations/region.html", context)


@require_safe
def region_export(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The cooperatives of a province, regency or district as `ending`: csv, xlsx or json; with
    the filters of the directory, those that it shows there.
    """
    upper = Region.objects.current().filter(level__lt=Region.Level.VILLAGE).with_parents()
    here = _region(upper, code)
    if ending not in exports.FORMATS:
        raise Http404
    if here.code != code:
        return _without_dots(request, code)
    query = query_of(request.GET)
    if elsewhere := led_to(request, query):
        return elsewhere
    list_of = narrowed(query, here.province_code)
    content_type, write = exports.FORMATS[ending]
    about = exports.about(here, list_of.labels)
    response = HttpResponse(
        write(about, exports.records(here, list_of.keys_in(here))), content_type
    )
    filtered = [pgettext("file name", "filtered")] if query else []
    name = "-".join(["koperasi", code, *filtered])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, "organisations/partner_detail.html")


@require_safe
def cooperative_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, "organisations/cooperative_detail.html")


def _detail(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    """Each organisation has one address; the other room and its code lead there,
    its former addresses, and those of what was merged into it.
    """
    organisations = Organisation.objects.public().for_page()
    organisation = organisations.filter(slug=slug).first()
    if organisation is None:
        before = FormerIdentity.objects.with_address(slug).values("organisation")
        known = Q(slug=slug) | Q(code=slug) | Q(pk__in=before)
        found = organisations.filter(Q(code=slug) | Q(pk__in=before) | merged_where(known))
        organisation = found.order_by("pk").first()
        if organisation is None:
            raise Http404
    if organisation.get_absolute_url() != request.path:
        return HttpResponsePermanentRedirect(organisation.get_absolute_url())
    prefetch_related_objects([organisation], *_rare(organisation))
    return render(request, template, {"organisation": organisation})


def _rare(organisation: Organisation) -> Iterator[str]:
    """What few organisations have, and only these are asked for."""
    if organisation.was_other:
        yield "formerly"
    if organisation.is_cooperative and organisation.is_listed_with("units"):
        yield "cooperative__business_units"


def _region(regions: RegionQuerySet, code: str) -> Region:
    """That of this code, also as the decree prints it; raises Http404."""
    here: Region = get_object_or_404(regions, code=code.replace(".", ""))
    if code not in {here.code, here.official_code}:
        raise Http404
    return here


def _without_dots(request: HttpRequest, code: str) -> HttpResponse:
    address = request.get_full_path().replace(f"/{code}/", f"/{code.replace('.', '')}/", 1)
    return HttpResponsePermanentRedirect(address)


def _only_province(request: HttpRequest) -> str:
    """Words are looked for in one province where one is chosen, so that its rows are all found."""
    chosen = request.GET.getlist("province")
    return chosen[0] if len(chosen) == 1 and chosen[0] in listing.province_names() else ""


def _list_context(request: HttpRequest, directory: Directory) -> dict[str, object]:
    number = request.GET.get("page")

    def read() -> Page:
        rows = directory.results.for_cards().order_by("name", "pk")
        return page_of(rows, number, PER_PAGE)

    return {
        "directory": directory,
        "page": directory.first_kept(number, "name", read),
        "text": listing.text_of(request.GET),
    }
