"""Notes what was looked at, and what was asked for in vain; also what the page cache answers.

It stands before the page cache, asks nothing of anybody, and writes nothing: `writing` does, in a
thread of its own, once a minute.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from home.visits import counting, worth, writing

READ = (200, 304)  # 304: opened again by who has it already
MACHINES = ("/admin/", "/api/", "/healthz", "/js/", "/oai", "/static/", "/favicon.ico", "/sw.js")


class VisitsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.public = settings.PAGE_CACHE_PATHS
        self.passes = settings.PAGE_CACHE_PASSES
        self.session = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET":
            if response.status_code in READ:
                self._note(request)
            elif response.status_code == 404:
                self._note_missing(request)
        return response

    def _note(self, request: HttpRequest) -> None:
        path, cookie = request.path_info, request.META.get("HTTP_COOKIE", "")
        session = request.COOKIES.get(self.session, "") if cookie else ""
        if path.startswith("/admin/"):
            if _is_staff(request):
                counting.works_here(session)
        elif (
            path.startswith(self.public)
            and not path.startswith(self.passes)
            and worth.is_read_by_a_person(request.META)
            and worth.is_page_itself(request.META.get("QUERY_STRING", ""))
            and not counting.is_staff(session)
        ):
            counting.viewed(path)
            writing.begin()

    def _note_missing(self, request: HttpRequest) -> None:
        path = request.path_info
        if path.startswith((*MACHINES, *self.passes)) or not worth.is_read_by_a_person(
            request.META
        ):
            return
        if path.isprintable() and (address := worth.address(path)):
            counting.missed(address, self._source(request))
            writing.begin()

    def _source(self, request: HttpRequest) -> str:
        """The page of ours that led here, if one did."""
        referer = request.META.get("HTTP_REFERER", "")
        try:
            host = request.get_host()
        except DisallowedHost:
            return ""
        return worth.source(referer, host, self.public, self.passes)


def _is_staff(request: HttpRequest) -> bool:
    """Some addresses of the admin answer everybody; they do not look into the session."""
    session = getattr(request, "session", None)
    is_known = session is not None and session.accessed and request.user.is_authenticated
    return is_known and request.user.has_perm("wagtailadmin.access_admin")
