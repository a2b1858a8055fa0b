"""The service that OpenRefine speaks to: manifest, queries, suggestions, previews.

Everything in it is public, the same for everybody and asked for without credentials; so any page
may read it (CORS), and no token is asked for.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from home.models import Region
from home.regions.held import gazetteer
from home.regions.source import with_dots
from partners.organisations.finding import VILLAGE_CODE, named_so
from partners.organisations.models import Organisation
from partners.organisations.reconciliation import protocol
from partners.organisations.reconciliation.answers import answers_of
from partners.organisations.reconciliation.costing import cost
from partners.organisations.reconciliation.limits import PAUSE, may_ask, seconds_to_wait
from partners.organisations.reconciliation.places import read_row
from partners.organisations.reconciliation.protocol import COOPERATIVE, VILLAGE, BadQueries
from partners.organisations.reconciliation.register import StoredRegister

PREVIEW = (430, 220)  # pixels of the frame that a client sets aside
SUGGESTED = 10
LONGEST_PREFIX = 100
MOST_CURSOR = 1_000
ID = "{{id}}"
View = Callable[..., Any]


def open_to_all(view: View) -> View:
    """Any page may read the answer; a browser may ask first whether it may."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_asking = request.method == "OPTIONS"
        response: HttpResponse = (
            HttpResponse(status=204) if is_asking else view(request, *args, **kwargs)
        )
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


@open_to_all
def endpoint(request: HttpRequest) -> HttpResponse:
    """The manifest; with `queries`, by GET or as a form, the candidates of each."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return _refused("only GET and POST", 405)
    sent = request.POST if request.method == "POST" else request.GET
    if "callback" in request.GET:
        return _refused("JSONP is not answered: ask across origins (CORS)", 400)
    if "queries" not in sent:
        if request.method == "POST":
            return _refused("`queries` is missing", 400)
        return JsonResponse(manifest(request))
    if not may_ask(request, "queries"):
        return _too_often(PAUSE)
    try:
        batch = protocol.read_batch(sent["queries"])
    except BadQueries as refusal:
        return _refused(str(refusal), 400)
    read = [read_row(query.row) for query in batch.values()]
    if wait := seconds_to_wait(request, cost(read)):
        return _too_often(wait)
    found = answers_of(read, StoredRegister())
    names = dict(type_names())
    return JsonResponse({
        key: {"result": protocol.results(query, answer, names)}
        for (key, query), answer in zip(batch.items(), found, strict=True)
    })  # fmt: skip


def manifest(request: HttpRequest) -> dict[str, Any]:
    def address(name: str, *args: str) -> str:
        return request.build_absolute_uri(reverse(f"cooperatives:{name}", args=args))

    def template(name: str) -> str:
        return address(name, "ID").replace("/ID/", f"/{ID}/")

    here = address("reconciliation").rstrip("/")
    width, height = PREVIEW
    return {
        "versions": protocol.VERSIONS,
        "name": _("Cooperatives and villages of Indonesia (Simpul Koperasi)"),
        "identifierSpace": template("reconciliation-view").removesuffix(f"{ID}/"),
        "schemaSpace": f"{here}/suggest/property/",
        "documentation": address("match-list"),
        "defaultTypes": protocol.named(type_names(), ""),
        "view": {"url": template("reconciliation-view")},
        "preview": {
            "url": template("reconciliation-preview"),
            "width": width,
            "height": height,
        },
        "suggest": {
            what: {"service_url": here, "service_path": f"/suggest/{what}/"}
            for what in ("entity", "property", "type")
        },
        "batchSize": protocol.MOST_QUERIES,
    }


@open_to_all
@require_safe
def suggest(request: HttpRequest, what: str) -> HttpResponse:
    """Entities, properties or types that `prefix` may mean; `cursor` leaves out the first ones."""
    if not may_ask(request, "suggest"):
        return _too_often(PAUSE)
    prefix = request.GET.get("prefix", "")[:LONGEST_PREFIX].strip()
    cursor = request.GET.get("cursor", "")
    skipped = int(cursor) if cursor.isdecimal() and len(cursor) < 5 else 0
    match what:
        case "entity":
            found = _entities(prefix, min(skipped, MOST_CURSOR))
        case "property":
            found = protocol.named(property_names(), prefix)[skipped:]
        case "type":
            found = protocol.named(type_names(), prefix)[skipped:]
        case _:
            raise Http404
    return JsonResponse({"result": found})


def _entities(prefix: str, skipped: int) -> list[dict[str, Any]]:
    """Cooperatives that readers see, then villages: from memory and indexes, whatever is typed."""
    if not prefix:
        return []
    until, types = skipped + SUGGESTED, dict(type_names())
    shown = Organisation.objects.public()
    keys = named_so(prefix, shown)
    named = shown.cooperatives().filter(pk__in=keys).with_place().in_bulk(field_name="pk")
    found = [
        _entity(COOPERATIVE, types, one.code, one.name, one.place)
        for one in (named[key] for key in keys if key in named)
    ]
    villages = [code for code in gazetteer().typed(prefix) if len(code) == VILLAGE_CODE]
    rows = Region.objects.with_parents().in_bulk(villages[: max(0, until - len(found))])
    found += [
        _entity(VILLAGE, types, with_dots(code), rows[code].name, rows[code].place)
        for code in villages
        if code in rows
    ]
    return found[skipped:until]


def _entity(
    kind: str, types: dict[str, str], code: str, name: str, description: str
) -> dict[str, Any]:
    notable = [{"id": kind, "name": types[kind]}]
    return {"id": code, "name": name, "description": description, "notable": notable}


@open_to_all
@xframe_options_exempt
@require_safe
def preview(request: HttpRequest, entity: str) -> HttpResponse:
    """A few lines about one entity, for a frame on somebody else's page."""
    answer = render(request, "organisations/reconciliation/preview.html", _found(entity))
    answer._csp_update = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]
    return answer


@require_safe
def view(request: HttpRequest, entity: str) -> HttpResponse:
    """A cooperative's own page; of a village, which has none, the preview."""
    organisation = _found(entity)["organisation"]
    if organisation:
        return HttpResponseRedirect(organisation.get_absolute_url())
    return HttpResponseRedirect(reverse("cooperatives:reconciliation-preview", args=[entity]))


def _found(entity: str) -> dict[str, Any]:
    """Raises Http404 for what is not known, or not public."""
    cooperatives = Organisation.objects.public().cooperatives().select_related("cooperative")
    organisation = cooperatives.with_place().filter(code=entity).first()
    villages = Region.objects.current().filter(level=Region.Level.VILLAGE).with_parents()
    code = entity.replace(".", "")
    region = None if organisation else villages.filter(code=code).first()
    if organisation is None and region is None:
        raise Http404
    return {"organisation": organisation, "region": region}


def type_names() -> list[tuple[str, str]]:
    return [(COOPERATIVE, _("Cooperative")), (VILLAGE, _("Village"))]


def property_names() -> list[tuple[str, str]]:
    names = (
        _("Village"),
        _("District"),
        _("Regency or city"),
        _("Province"),
        _("Registration number"),
        _("Code"),
        _("Kind"),
    )
    return list(zip(protocol.PROPERTIES, names, strict=True))


def _refused(text: str, status: int) -> JsonResponse:
    return JsonResponse({"error": text}, status=status)


def _too_often(seconds: int) -> JsonResponse:
    """Programs wait as long as `Retry-After` says; people read the words."""
    words = _("Too much was asked from your network. Try again in %(seconds)s seconds.")
    response = _refused(words % {"seconds": seconds}, 429)
    response.headers["Retry-After"] = str(seconds)
    return response
