"""One line for each request, and one name for it in every line that it leads to.

The access log is ours, so that its addresses are right and it never holds a query, nor a part of
an address that opens something: links by which passwords are set and e-mails confirmed.
"""

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal import visitors
from portal.settings.logs import without_tokens

access = logging.getLogger("simpul.access")
GIVEN_ID = re.compile(r"[\w-]{8,64}")

_current: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def current() -> HttpRequest | None:
    """What is being answered; None in a command or job."""
    return _current.get()


def naming_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The first of all: what the others say belongs to a named request."""

    def answer(request: HttpRequest) -> HttpResponse:
        began, token = time.perf_counter(), _current.set(request)
        # Bound until the next one: Django tells of a refused request when all middleware is done.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=_name_of(request))
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        if access.isEnabledFor(logging.INFO):
            _log(request, response, time.perf_counter() - began)
        return response

    return answer


def _name_of(request: HttpRequest) -> str:
    """The proxy's own name for it, where there is one, so that both logs tell of the same."""
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.PROXIES else ""
    return given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8)


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    facts = {
        "address": visitors.address_of(request),
        "method": request.method,
        "path": without_tokens(request.path),
        "status": response.status_code,
        "bytes": None if response.streaming else len(response.content),
        "ms": round(seconds * 1000, 1),
    }
    access.info("request", extra=facts)
