"""Sees which page was opened from the results of a search, by the browser's `Referer`.

No redirect, no script, no mark in the address that people would pass on: the page that is
opened stays the one that the page cache keeps. Browsers that send no `Referer` are not
counted. Stands before the page cache, since most of these pages come from it.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from search.asking import TEXT
from search.insight import counting

OPENED = (200, 304)


class OpenedMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        referer = request.META.get("HTTP_REFERER", "")
        if f"{TEXT}=" in referer and request.method == "GET" and response.status_code in OPENED:
            _note(request, referer)
        return response


def _note(request: HttpRequest, referer: str) -> None:
    """Filters and pages of the same list are no opening, nor are other sites' searches."""
    try:
        source = urlsplit(referer)
        text = parse_qs(source.query).get(TEXT, [""])[0]
    except ValueError:
        return
    language = get_language_from_path(request.path_info)
    is_ours = source.netloc == request.get_host() and bool(language)
    is_page = request.path_info.startswith(settings.PAGE_CACHE_PATHS)
    is_other = source.path != request.path and TEXT not in request.GET
    if text and is_ours and is_page and is_other and language:
        counting.opened(text, language, request.path)
