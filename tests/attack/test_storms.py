"""A site with two workers while its database is silent, its editors hand in bombs, and its workers
are killed. Each storm lasts a minute at most.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, cycle
from statistics import median

import pytest

from tests.attack import served
from tests.attack.served import Answer, Portal, p95
from tests.factories import files
from tests.home.sheets.test_book import _sheet_xml

pytestmark = pytest.mark.attack


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, int]]:
    with served.postgres() as (address, process):
        yield address, process


@pytest.fixture(scope="module")
def site(
    server: tuple[str, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    folder = tmp_path_factory.mktemp("site")
    with served.portal(folder, DATABASE_URL=server[0]) as portal:
        yield portal


def test_health_answers_at_once_while_the_database_is_silent(
    site: Portal, server: tuple[str, int]
) -> None:
    before = [site.ask("/healthz").status for _ in range(10)]
    assert before == [200] * 10
    with served.stopped(server[1]):
        began, answers = time.monotonic(), []
        while time.monotonic() - began < 10:
            answers.append(site.ask("/healthz"))
            time.sleep(0.05)
    seconds = [answer.seconds for answer in answers]
    print(f"{len(answers)} answers: median {median(seconds) * 1000:.0f} ms, p95 "
          f"{p95(seconds) * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms")
    assert {answer.status for answer in answers} == {200, 503}
    assert answers[-1].status == 503
    assert median(seconds) < 0.05
    assert max(seconds) < 1
    assert site.ask("/healthz").status == 200


def _workbook() -> bytes:
    """As many cells as a list may have, in a few kilobytes."""
    row = f"<row>{'<c><v>1</v></c>' * 100}</row>"
    return _sheet_xml(row * 9_990)


def _moving_picture() -> bytes:
    """A GIF of 300,000 frames of one pixel."""
    head = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
    return head + b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0" * 300_000 + b";"


def _drawing() -> bytes:
    """As many parts as a drawing may have."""
    return files.drawing('<g a="" b=""/>' * 33_000)


def _document() -> bytes:
    return files.pdf(*["x"] * 2_000)


def _hand_in(portal: Portal, what: str, content: bytes) -> Answer:
    if what == "a.xlsx":
        return portal.send(portal.asked["import"], {"list": (what, content)})
    kind = "documents" if what == "a.pdf" else "images"
    return portal.send(f"/admin/{kind}/add/", {"title": what, "file": (what, content)})


def test_readers_read_on_while_editors_hand_in_two_bombs_at_a_time(site: Portal) -> None:
    bombs = {
        "a.xlsx": _workbook(),
        "a.gif": _moving_picture(),
        "a.svg": _drawing(),
        "a.pdf": _document(),
    }
    before, calm = site.workers(), _read(site, seconds=5, meanwhile=lambda: None)

    def storm() -> None:
        with ThreadPoolExecutor(2) as editors:
            for first, second in combinations(bombs, 2):
                sent = [editors.submit(_hand_in, site, one, bombs[one]) for one in (first, second)]
                for name, one in zip((first, second), sent, strict=True):
                    answer = one.result()
                    print(name, answer.status, f"{answer.seconds:.1f} s")
                    assert answer.status in {200, 302}, (name, answer.text[:300])

    stormy = _read(site, seconds=5, meanwhile=storm)
    print(f"readers' p95: {p95(calm) * 1000:.0f} ms before, {p95(stormy) * 1000:.0f} ms meanwhile, "
          f"longest {max(stormy):.1f} s, of {len(stormy)}")
    assert site.workers() == before
    assert p95(stormy) < 5


READ = ("/id/", "/en/", "/id/perpustakaan/", "/en/library/", "/id/kontak/", "/en/about/")


def _read(site: Portal, *, seconds: float, meanwhile: Callable[[], None]) -> list[float]:
    """How long each of two readers waited for each page, until that has been done."""
    is_over, waited = threading.Event(), []

    def read() -> None:
        for path in cycle(READ):
            answer = site.ask(path)
            assert answer.status == 200, answer
            waited.append(answer.seconds)
            if is_over.wait(0.05):
                return

    with ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(read) for _ in range(2)]
        began = time.monotonic()
        try:
            meanwhile()
        finally:
            is_over.wait(max(0, began + seconds - time.monotonic()))
            is_over.set()
        for one in reading:
            one.result()
    return waited
