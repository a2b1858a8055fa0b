"""The page cache: anonymous pages, compressed, answered before anything else runs.

A stored page is named by host, path, allow-listed query and the site's *generation*, a
number that moves whenever public content changes, so that nothing is ever looked up and
deleted. Signed-in people, forms and anything that sets a cookie pass by.

Two shelves: the shared Django cache (all workers), and a small one per process that
saves unpickling the pages that everybody reads.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import has_vary_header

from home import shelf

GetResponse = Callable[[HttpRequest], HttpResponse]
FORMAT = 2  # of StoredPage: a new release leaves what the old one stored
SHELF_SIZE = 256
IGNORED_QUERY = ("fbclid", "gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source")
LONGEST_QUERY = 200
NOT_MODIFIED = ("cache-control", "content-location", "date", "etag", "expires", "vary")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`headers`: name in small letters → name and value."""

    body: bytes
    headers: dict[str, tuple[str, str]]
    etag: str

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 when the browser already has it."""
        if self.etag and self.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
            response: HttpResponse = HttpResponseNotModified()
            kept = {name: self.headers[name] for name in NOT_MODIFIED if name in self.headers}
        else:
            response = HttpResponse(self.body if request.method == "GET" else b"")
            kept = self.headers.copy()
        # One by one, each would be checked and encoded again: a quarter of the whole answer.
        response.headers._store = kept
        return response


class PageCacheMiddleware:
    """Outermost but for security and static files; switched off by PAGE_CACHE_SECONDS = 0."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.seconds = settings.PAGE_CACHE_SECONDS
        self.shelf: OrderedDict[str, StoredPage] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key_of(request) if self.seconds else None
        if key is None:
            return self.get_response(request)
        if stored := self._find(key):
            return stored.answer(request)
        response = self.get_response(request)
        if request.method == "GET" and is_storable(response):
            self._store(key, response)
        return response

    def _find(self, key: str) -> StoredPage | None:
        if key in self.shelf:
            self.shelf.move_to_end(key)
            return self.shelf[key]
        stored = cache.get(key)
        if stored:
            self._shelve(key, stored)
        return stored

    def _store(self, key: str, response: HttpResponse) -> None:
        headers = {name.lower(): (name, value) for name, value in response.headers.items()}
        page = StoredPage(response.content, headers, response.headers.get("ETag", ""))
        cache.set(key, page, self.seconds)
        self._shelve(key, page)

    def _shelve(self, key: str, page: StoredPage) -> None:
        self.shelf[key] = page
        while len(self.shelf) > SHELF_SIZE:
            self.shelf.popitem(last=False)


def is_storable(response: HttpResponse) -> bool:
    """Whole, public, cookie-free pages only."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and not {"private", "no-store", "no-cache"} & _directives(response)
        and response.headers.get("Content-Encoding") == "gzip"
    )


def _directives(response: HttpResponse) -> set[str]:
    return {part.strip().lower() for part in response.headers.get("Cache-Control", "").split(",")}


def _key_of(request: HttpRequest) -> str | None:
    """The name under which this request's answer may be kept, None when it must pass by."""
    if request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    if not request.path_info.startswith(settings.PAGE_CACHE_PATHS):
        return None
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return None
    query = _cacheable_query(request)
    if query is None:
        return None
    # The time slot ends every stored page's life on both shelves, also with a busy reader.
    period = f"{FORMAT}:{shelf.generation()}:{shelf.slot()}"
    return f"page:{period}:{request.get_host()}:{request.path}?{query}"


def _cacheable_query(request: HttpRequest) -> str | None:
    raw = request.META.get("QUERY_STRING", "")
    if not raw:
        return ""
    if len(raw) > LONGEST_QUERY:
        return None
    parameters = QueryDict(raw)
    kept = [
        (name, value)
        for name, values in sorted(parameters.lists())
        if name not in IGNORED_QUERY
        for value in values
    ]
    if any(name not in settings.PAGE_CACHE_QUERY for name, _ in kept):
        return None
    return urlencode(kept)
