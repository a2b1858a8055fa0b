"""The site's own addresses: language choice, health, robots."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from home.jobs import recovery
from portal import workspace
from search.health import health as search_health


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the language that the browser asks for, Indonesian when in doubt."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """JSON for monitors: 200 when the database answers, 503 when not. Sets no cookie."""
    parts = {"database": _database_health()}
    healthy = parts["database"]["ok"]
    if healthy:
        # A failing engine or a missing worker limits answers, it does not take the site down.
        parts["search"] = search_health()
        overdue = recovery.overdue()
        parts["jobs"] = {"ok": not overdue, "overdue": overdue}
    return JsonResponse({"ok": healthy, **parts}, status=200 if healthy else 503)


def _database_health() -> dict[str, object]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"ok": False, "vendor": connection.vendor}
    return {"ok": True, "vendor": connection.vendor}


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look on pages that name no icon: files, errors, the admin's dialogs."""
    return HttpResponseRedirect(static("ui/img/icon-192.png"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /documents/",
        *(f"Disallow: {address}" for address in workspace.addresses()),
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
