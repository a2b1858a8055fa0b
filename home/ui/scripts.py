"""What runs in the browser: the script of a page, the service worker, its page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from home.ui import js

ONE_YEAR = 365 * 24 * 3600
JAVASCRIPT = "text/javascript; charset=utf-8"


@require_safe
def script(request: HttpRequest, names: str, digest: str) -> HttpResponse:
    """Kept for ever under the name of its content, shortly under an old name.

    Raises Http404 for behaviours that do not exist.
    """
    try:
        response = HttpResponse(js.source(names), content_type=JAVASCRIPT)
    except js.UnknownBehaviour as error:
        raise Http404(str(error)) from error
    response._csp_exempt = True  # a policy says nothing about a script, and weighs half of it
    if js.is_current(names, digest):
        patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=60)
    return response


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, so that it answers for the whole site; asked for anew at each start."""
    pages = [_offline_address(code) for code, _name in settings.LANGUAGES]
    response = HttpResponse(js.worker([*pages, *js.offline()]), content_type=JAVASCRIPT)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The tools kept on the device; also what an unknown address shows without a network."""
    return render(request, "offline.html")


def _offline_address(code: str) -> str:
    with translation.override(code):
        return reverse("offline")
