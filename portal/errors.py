"""The answers to an address that does not exist, and to a request that failed."""

import re
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path
from django.views.defaults import bad_request
from django.views.defaults import server_error as plain_server_error

from home.translation.elsewhere import Elsewhere, of_this_name
from portal import database_away, full_disk
from portal.throttles import answers
from portal.throttles.store import CountsAreFull

NUL = "NUL (0x00)"  # PostgreSQL's drivers say so of a text that it cannot hold
LAST_PART = re.compile(r"/([\w-]{1,255})/?$")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in both languages; names the page that has this name in the other language.

    Answers without that when the database fails.
    """
    language = get_language_from_path(request.path_info)
    known = {"asked": language, "elsewhere": _elsewhere(request, language)}
    return HttpResponseNotFound(render_to_string("404.html", known))


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 400 for a text that no database holds; 503 with what to do where the disk takes nothing
    more, or the counts of limits, or the database is away. Django calls this while it handles the
    exception.
    """
    error = sys.exc_info()[1]
    if isinstance(error, CountsAreFull):
        return answers.respond(request, 503, answers.USUAL)
    if isinstance(error, (DatabaseError, ValueError)) and NUL in str(error):
        return bad_request(request, error)
    if full_disk.is_cause_of(error):
        return _later("disk_full.html", seconds=600)
    if database_away.is_cause_of(error):
        return _later("database_away.html", seconds=60)
    return plain_server_error(request)


def _later(template: str, *, seconds: int) -> HttpResponse:
    headers = {"Retry-After": str(seconds)}
    return HttpResponse(render_to_string(template), status=503, headers=headers)


def _elsewhere(request: HttpRequest, language: str | None) -> list[Elsewhere]:
    last = LAST_PART.search(request.path_info)
    if not language or not last:
        return []
    try:
        return of_this_name(last[1], language, request)
    except DatabaseError:
        return []
