"""A site with two workers while its database is silent, its editors hand in bombs, and its workers
are killed. Each storm lasts a minute at most.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, count, cycle
from pathlib import Path
from statistics import median
from uuid import uuid4

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
def site(server: tuple[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
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
    print(
        f"{len(answers)} answers: median {median(seconds) * 1000:.0f} ms, p95 "
        f"{p95(seconds) * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"
    )
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
        return portal.open(portal.asked["import"]).send({"list": (what, content)})
    kind = "documents" if what == "a.pdf" else "images"
    return portal.open(f"/admin/{kind}/add/").send({"title": what, "file": (what, content)})


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
    print(
        f"readers' p95: {p95(calm) * 1000:.0f} ms before, {p95(stormy) * 1000:.0f} ms meanwhile, "
        f"longest {max(stormy):.1f} s, of {len(stormy)}"
    )
    assert site.workers() == before
    assert p95(stormy) < 2


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


def test_full_disk_takes_no_piece_of_a_file_and_readers_read_on(site: Portal) -> None:
    """Uploads lie on a disk of 1 MB, mounted for workers of their own only."""
    if os.getuid():
        pytest.skip("who mounts a disk is root")
    media = f"{site.environment['DATA_DIR']}/media"
    port, gunicorn = served.free_port(), Path(sys.executable).with_name("gunicorn")
    start = (
        f"mkdir -p {media} && mount -t tmpfs -o size=1m none {media} && "
        f"exec {gunicorn} -c python:portal.gunicorn --bind 127.0.0.1:{port}"
    )
    command = ("unshare", "--mount", "bash", "-c", start)
    with served.running(port, *command, **site.environment) as process:
        full = replace(site, port=port, gunicorn=process)
        large = files.pdf("x") + os.urandom(3_000_000)
        refused = _hand_in(full, "a.pdf", large)
        assert refused.status == 503, refused.text[:300]
        assert "belum tersimpan" in refused.text
        seen = Path(f"/proc/{process}/root{media}")
        assert [one for one in seen.rglob("*") if one.is_file()] == []
        assert {full.ask(path).status for path in READ} == {200}
        assert _hand_in(full, "a.pdf", files.pdf("x")).status == 302, "what is small has room"


WRITERS, KILLS = 8, 20
# Of each organisation: how many there are of this name, its lines in the history, and whether the
# search index will hear of it.
JUDGE = """
import json
from wagtail.models import ModelLogEntry
from partners.organisations.models import Organisation
from search.models import Change
print(json.dumps({
    slug: [
        Organisation.objects.filter(name=name).count(),
        ModelLogEntry.objects.filter(content_type__model="organisation", object_id=key).count(),
        Change.objects.filter(label="organisations.organisation", object_id=key).exists(),
    ]
    for key, slug, name in Organisation.objects.filter(slug__startswith="badai-").values_list(
        "pk", "slug", "name"
    )
}))
"""


def test_killed_workers_leave_nothing_half_saved_and_nothing_saved_twice(site: Portal) -> None:
    """Eight people save; who hears nothing sends the form again, as a browser would."""
    is_over, saved, unheard = threading.Event(), [], []

    def write(writer: int) -> None:
        form = site.open(site.asked["organisation"])
        for number in count():
            slug = f"badai-{writer}-{number}"
            values = {"name": slug, "slug": slug, "kind": "apex", "country": "BE"}
            values |= {"is_public": "on", "once": str(uuid4())}
            while not (answer := form.send(values)).status:
                unheard.append(slug)
            assert answer.status == 302, answer.text[:300]
            saved.append(slug)
            if is_over.is_set():
                return

    dice = random.Random(20261128)
    with ThreadPoolExecutor(WRITERS) as writers:
        writing = [writers.submit(write, writer) for writer in range(WRITERS)]
        try:
            for _ in range(KILLS):
                time.sleep(dice.uniform(0.5, 2))
                os.kill(dice.choice(sorted(site.workers())), signal.SIGKILL)
        finally:
            is_over.set()
        for one in writing:
            one.result()
    found = json.loads(site.told(JUDGE))
    print(f"{KILLS} kills, {len(saved)} saved, {len(unheard)} sent again")
    assert set(found) == set(saved)
    assert {slug: counts for slug, counts in found.items() if counts != [1, 1, True]} == {}
    assert unheard
    assert site.ask("/id/").status == 200
