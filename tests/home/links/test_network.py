"""The connection goes to the number that was looked at, under the name of the site."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from home.links import network
from home.links.asking import Unanswered
from home.links.guarding import Goal
from home.links.models import Problem


class Site(BaseHTTPRequestHandler):
    heard: dict[str, str] = {}

    def do_GET(self) -> None:
        Site.heard = dict(self.headers.items())
        self.send_response(302)
        self.send_header("Location", "/lain")
        self.end_headers()
        self.wfile.write(b"User-agent: *")

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def goal() -> Iterator[Goal]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Goal("http", "contoh.id", server.server_address[1], "127.0.0.1", "/panduan")
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_site_hears_its_name_and_who_asks(goal: Goal) -> None:
    said = network.transport("GET", goal)
    assert (said.status, said.location) == (302, "/lain")
    assert Site.heard["Host"] == "contoh.id"
    assert Site.heard["User-Agent"].startswith("SimpulKoperasi/1.0 (+http")


def test_a_small_file_is_read(goal: Goal) -> None:
    assert network.text_of(goal) == (302, "User-agent: *")


def test_who_does_not_answer_is_silent(goal: Goal, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = Goal("http", "contoh.id", 9, "127.0.0.1", "/")
    with pytest.raises(Unanswered) as failed:
        network.transport("HEAD", closed)
    assert failed.value.problem is Problem.SILENT
