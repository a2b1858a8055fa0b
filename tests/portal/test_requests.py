"""What a request is given before anything answers it."""

import logging
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from portal.requests import naming_middleware, roomy_middleware

CALLS = 400
DEPTHS = range(1, 160)


def test_no_depth_of_calls_takes_memory_anew_for_each_call():
    assert faults(roomy_middleware(lambda _request: at_every_depth())) < CALLS


def test_without_room_some_depth_does():
    """What the room is for: the day this fails, CPython keeps its chunks, and the room may go."""
    assert faults(lambda _request: at_every_depth()) > CALLS


@pytest.mark.django_db  # an answer that is done looks after the connection
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("kind", ["page", "file"])
def test_what_is_asked_with_head_has_its_length_and_no_body(
    method: str, kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.txt").write_text("isi")

    def answer(_request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        return (
            HttpResponse("isi") if kind == "page" else FileResponse((tmp_path / "a.txt").open("rb"))
        )

    request = getattr(RequestFactory(), method)("/")
    with caplog.at_level(logging.INFO, "simpul.access"):
        response = naming_middleware(answer)(request)
    body = b"".join(response)
    response.close()
    sent = 3 if method == "get" else 0
    assert (len(body), caplog.records[0].bytes) == (sent, sent)
    if kind == "file" or method == "head":
        assert response.headers["Content-Length"] == "3"


def faults(answer: Callable[[None], None]) -> int:
    """Pages of memory that the process is given anew meanwhile."""
    answer(None)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    answer(None)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def at_every_depth() -> None:
    for depth in DEPTHS:
        descend(depth)


def descend(depth: int) -> None:
    if depth:
        return descend(depth - 1)
    for _ in range(CALLS):
        leaf()
    return None


def leaf() -> None:
    return None


# Larger than the frames above it, so that at some depth it is the one that no longer fits.
leaf.__code__ = leaf.__code__.replace(co_stacksize=100)
