"""Room on the interpreter's stack for all that makes a page, of which a stored one needs none.

CPython keeps frames in chunks of 16 KB and hands a chunk back as soon as its last frame ends.
Where a template's loop stands at the edge of one, each of its calls takes and returns memory:
240 page faults for a tool's page, 1,600 for a partner's brief, a sixth and a third of their
time, and the edge moves with every middleware. A frame of this size gets a chunk that all
others fit into (`push_chunk` in CPython's Python/pystate.c; `python -m benchmarks.pages`).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Slots of 8 bytes: just over half of the chunk of 256 KB that they make, the rest is free.
SLOTS = 17_000


def stack_room_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Makes the chunk, inside what answers with stored pages."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    answer.__code__ = answer.__code__.replace(co_stacksize=SLOTS)
    return answer
