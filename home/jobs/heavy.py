"""Work of minutes never runs while somebody waits for an answer, whatever the backend of jobs.

A function that does such work begins with `refuse_in_request()`. The immediate backend runs a job
inside the request that rings it; there the job refuses, and the mistake is seen at once.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

_is_answering: ContextVar[bool] = ContextVar("is_answering", default=False)


class HeavyWorkInRequest(RuntimeError):
    """Heavy work was begun by a web process that answers a request. Ring a job instead."""


def refuse_in_request() -> None:
    """Raises HeavyWorkInRequest."""
    if _is_answering.get():
        raise HeavyWorkInRequest


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """For work that makes a country's rows, which hold no cycles: Python would search all that
    lives for some, again and again, for a fifth to a third of the time.

    Nor when it is over (0.4 s): what is frozen and thawed is among the old, and was looked at.
    Work that makes cycles of its own calls `search_what_is_new` after each part of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def search_what_is_new() -> None:
    """For cycles among what was made since it was called before. O(new objects)."""
    gc.collect(0)


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
