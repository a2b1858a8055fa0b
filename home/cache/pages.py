"""The page cache: public pages, compressed, answered before anything else runs.

A stored page is named by host, path and allow-listed query, and says of itself in which
generations of which topics it was made: those of everything that was read for it. It is used
until one of them is renewed. Public addresses answer everybody alike, signed in or not; forms,
anything that sets a cookie and anything personal pass by.

Two shelves: the shared cache `pages` (all workers), and a small one per process that saves
unpickling the pages that everybody reads. The shared one has its own bounds, so that however many
pages are asked for, they push nothing else out: no generation, no count of failed log-ins.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import has_vary_header

from home.cache import generations, reading
from home.cache.generations import Generations, Stamp
from home.ui import css

GetResponse = Callable[[HttpRequest], HttpResponse]
FORMAT = 4  # of StoredPage: a new release leaves what the old one stored
SHELF_SIZE = 256
IGNORED_QUERY = ("fbclid", "gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source")
LONGEST_QUERY = 200
NOT_MODIFIED = ("cache-control", "content-location", "date", "etag", "expires", "vary")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`headers`: name in small letters → name and value."""

    made: Stamp
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
        path = request.path_info
        is_public = path.startswith(settings.PAGE_CACHE_PATHS) and not path.startswith(
            settings.PAGE_CACHE_PASSES
        )
        if not self.seconds or not is_public:
            return self.get_response(request)
        key, now = _key_of(request), generations.current()
        if key and (stored := self._find(key, now)):
            return stored.answer(request)
        with reading.collecting() as topics:
            response = self.get_response(request)
        if key and request.method == "GET" and is_storable(response):
            self._store(key, response, generations.stamp(topics, now))
        return response

    def _find(self, key: str, now: Generations) -> StoredPage | None:
        for shelf in (self.shelf, caches["pages"]):
            stored = shelf.get(key)
            if stored and generations.is_current(stored.made, now):
                self._shelve(key, stored)
                return stored
        return None

    def _store(self, key: str, response: HttpResponse, made: Stamp) -> None:
        headers = {name.lower(): (name, value) for name, value in response.headers.items()}
        page = StoredPage(made, response.content, headers, response.headers.get("ETag", ""))
        caches["pages"].set(key, page, self.seconds)
        self._shelve(key, page)

    def _shelve(self, key: str, page: StoredPage) -> None:
        self.shelf[key] = page
        self.shelf.move_to_end(key)
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
    if request.method not in {"GET", "HEAD"}:
        return None
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return None
    query = _cacheable_query(request)
    if query is None:
        return None
    # The page is made of what its name says: no click id of one reader in the links of another.
    request.META["QUERY_STRING"] = query
    # The time slot ends every stored page's life on both shelves, also with a busy reader. A page
    # carries its sheet, and the policy allows the sheets of this release only.
    made = f"{FORMAT}:{css.fingerprint()}:{generations.slot()}"
    return f"page:{made}:{request.get_host()}:{request.path}?{query}"


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
