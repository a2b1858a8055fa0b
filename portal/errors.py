"""The answer to an address that does not exist."""

import re

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path

from home.translation.elsewhere import Elsewhere, of_this_name

LAST_PART = re.compile(r"/([\w-]{1,255})/?$")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in both languages; names the page that has this name in the other language.

    Answers without that when the database fails.
    """
    language = get_language_from_path(request.path_info)
    known = {"asked": language, "elsewhere": _elsewhere(request, language)}
    return HttpResponseNotFound(render_to_string("404.html", known))


def _elsewhere(request: HttpRequest, language: str | None) -> list[Elsewhere]:
    last = LAST_PART.search(request.path_info)
    if not language or not last:
        return []
    try:
        return of_this_name(last[1], language, request)
    except DatabaseError:
        return []
