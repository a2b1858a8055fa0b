"""The site's own addresses: language choice, health, robots."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from portal import health, workspace


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
    """JSON for monitors: of each part whether it is well, with `HEALTH_TOKEN` also the facts.

    503 when the database is away; what else fails limits answers, it does not take the site down.
    Sets no cookie.
    """
    parts = health.look()
    state, knows = health.state(parts), _has_token(request)
    told = {name: {"ok": part.ok, **(part.facts if knows else {})} for name, part in parts.items()}
    is_up = state != health.DOWN
    return JsonResponse({"ok": is_up, "status": state, **told}, status=200 if is_up else 503)


def _has_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").encode()
    expected = f"Bearer {settings.HEALTH_TOKEN}".encode()
    return bool(settings.HEALTH_TOKEN) and constant_time_compare(given, expected)


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look on pages that name no icon: files, errors, the admin's dialogs."""
    answer = HttpResponseRedirect(static("ui/img/icon-192.png"))
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # sandboxed files ask for it
    return answer


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
