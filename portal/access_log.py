"""The access log: one line for each request, and one id of it in every line that it leads to.

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


def current_request() -> HttpRequest | None:
    """What is being answered; None in a command or job."""
    return _current.get()


def access_log_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The first of all: what the others say belongs to a request with an id."""

    def answer(request: HttpRequest) -> HttpResponse:
        began, token = time.perf_counter(), _current.set(request)
        # Bound until the next one: Django tells of a refused request when all middleware is done.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=_id_of(request))
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        if request.method == "HEAD":
            _leave_out_body(response)
        if access.isEnabledFor(logging.INFO):
            _log(request, response, time.perf_counter() - began)
        return response

    return answer


def _leave_out_body(response: HttpResponse) -> None:
    """What is asked with HEAD says how long it would be (RFC 9110, 9.3.2); servers warn of more."""
    if response.streaming:
        response.streaming_content = ()
    else:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""


def _id_of(request: HttpRequest) -> str:
    """The proxy's own id for it, where there is one, so that both logs tell of the same."""
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.PROXIES else ""
    return given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8)


def _sent(request: HttpRequest, response: HttpResponse) -> int | None:
    """Bytes of the body; None for a stream that does not say."""
    if not response.streaming:
        return len(response.content)
    length = "0" if request.method == "HEAD" else response.headers.get("Content-Length", "")
    return int(length) if length else None


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    facts = {
        "address": visitors.address_of(request),
        "method": request.method,
        "path": without_tokens(request.path),
        "status": response.status_code,
        "bytes": _sent(request, response),
        "ms": round(seconds * 1000, 1),
    }
    access.info("request", extra=facts)
