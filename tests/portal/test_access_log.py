"""One line for each request, with the size of what was sent."""

import logging
from pathlib import Path

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from portal.access_log import access_log_middleware


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
        response = access_log_middleware(answer)(request)
    body = b"".join(response)
    response.close()
    sent = 3 if method == "get" else 0
    assert (len(body), caplog.records[0].bytes) == (sent, sent)
    if kind == "file" or method == "head":
        assert response.headers["Content-Length"] == "3"
