"""Work of minutes never runs while somebody waits for an answer, whatever the backend of jobs.

A function that does such work begins with `refuse_in_request()`. The immediate backend runs a job
inside the request that rings it; there the job refuses, and the mistake is seen at once.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

_is_answering: ContextVar[bool] = ContextVar("is_answering", default=False)


class HeavyWorkInRequest(RuntimeError):
    """Heavy work was begun by a web process that answers a request. Ring a job instead."""


def refuse_in_request() -> None:
    """Raises HeavyWorkInRequest."""
    if _is_answering.get():
        raise HeavyWorkInRequest


def answering_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Marks the time in which a request is answered."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        token = _is_answering.set(True)
        try:
            return get_response(request)
        finally:
            _is_answering.reset(token)

    return answer
