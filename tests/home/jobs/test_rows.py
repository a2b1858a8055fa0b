"""A job's row is taken once, outlives its worker, and belongs to the run that beats."""

import datetime
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Collection

from home.jobs import recovery, workers
from home.jobs.rows import HEARD_WITHIN, RING_AGAIN_AFTER, RUNNING, SILENT_AFTER, WAITING
from knowledge.extraction import tasks
from knowledge.extraction.limits import MOST_SECONDS
from knowledge.extraction.models import ExtractionState, FileText
from portal import health
from tests.factories.knowledge import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> FileText:
    # Tests with real transactions leave a database without its first rows.
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return FileText.objects.create(document=DocumentFactory(collection=root))


@pytest.fixture
def rung(monkeypatch: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """Run the command as cron does; the keys that workers would hear of."""

    def run() -> list[int]:
        heard: list[int] = []
        kind = recovery.Kind(
            FileText,
            Doorbell(heard),
            lambda row: row.finish(ExtractionState.FAILED, problem="given-up"),
        )
        monkeypatch.setattr(recovery, "_kinds", {FileText: kind})
        with django_capture_on_commit_callbacks(execute=True):
            call_command("recover_jobs", verbosity=0)
        return heard

    return run


class Doorbell:
    module_path = "tests.doorbell"

    def __init__(self, heard: list[int]) -> None:
        self.enqueue = heard.append


def silent(row: FileText, **values: Any) -> None:
    long_ago = timezone.now() - 2 * SILENT_AFTER
    FileText.objects.filter(pk=row.pk).update(beat_at=long_ago, **values)


@pytest.mark.django_db(transaction=True)
def test_two_workers_take_a_row_once(row: FileText) -> None:
    together = Barrier(2)

    def work(_worker: int) -> FileText | None:
        try:
            together.wait()
            return FileText.take(row.document_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        taken = [found for found in workers.map(work, range(2)) if found]
    assert [(found.state, found.attempts) for found in taken] == [(RUNNING, 1)]


def test_killed_run_is_rung_again_and_taken_again(row: FileText, rung: Any) -> None:
    FileText.take(row.document_id)
    silent(row)
    assert rung() == [row.document_id]
    again = FileText.take(row.document_id)
    assert again is not None
    assert again.attempts == 2


def test_run_whose_process_was_killed_is_rung_again_at_once(row: FileText, rung: Any) -> None:
    """A child takes the row and is killed in the middle of its work."""
    FileText.take(row.document_id)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        name = workers.this_one().rsplit(" ", 2)[0]
        name = f"{name} {child.pid} {workers._began(child.pid)}"
        FileText.objects.update(worker=name)
        assert rung() == []
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # gone, and nobody has asked yet
        assert rung() == [row.document_id]


@pytest.mark.parametrize("worker", ["", "other pid:[1] 1 1", "rubbish"])
def test_silence_alone_tells_of_processes_elsewhere(worker: str) -> None:
    assert not workers.is_gone(worker)
    assert not workers.is_gone(workers.this_one())


def test_number_of_a_process_that_another_one_bears_now_is_known() -> None:
    name = workers.this_one()
    assert workers.is_gone(f"{name}0")


def test_ring_that_was_lost_beside_an_empty_queue_is_repeated_at_once(
    row: FileText, rung: Any
) -> None:
    rung_at = timezone.now() - 2 * HEARD_WITHIN
    FileText.objects.update(state=WAITING, rung_at=rung_at)
    waits = DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}},
        task_path=Doorbell.module_path,
        backend_name="jobs",
        run_after=get_date_max(),
    )
    assert rung() == []
    waits.delete()
    assert rung() == [row.document_id]


def test_run_that_beats_is_left_alone(row: FileText, rung: Any) -> None:
    run = FileText.take(row.document_id)
    assert run is not None
    silent(row, started_at=run.started_at)
    assert run.beat()
    assert rung() == []
    assert run.finish(ExtractionState.EMPTY)


def test_run_that_was_given_up_for_dead_keeps_nothing(row: FileText, rung: Any) -> None:
    dead = FileText.take(row.document_id)
    silent(row)
    rung()
    alive = FileText.take(row.document_id)
    assert dead is not None
    assert alive is not None
    assert not dead.beat()
    assert not dead.finish(ExtractionState.FAILED, problem="damaged")
    assert alive.finish(ExtractionState.EMPTY)
    row.refresh_from_db()
    assert row.state == ExtractionState.EMPTY


def test_run_loses_its_row_when_the_work_is_asked_for_anew(row: FileText) -> None:
    run = FileText.take(row.document_id)
    recovery.ask(row)
    assert FileText.take(row.document_id) is not None
    assert run is not None
    assert not run.finish(ExtractionState.EMPTY)


def test_what_is_broken_off_time_and_again_is_given_up(row: FileText, rung: Any) -> None:
    FileText.take(row.document_id)
    silent(row, attempts=FileText.MOST_ATTEMPTS)
    assert rung() == []
    row.refresh_from_db()
    assert (row.state, row.problem) == (ExtractionState.FAILED, "given-up")


def test_run_that_beats_while_recovery_looks_is_left_alone(
    row: FileText, rung: Any, monkeypatch: Any
) -> None:
    run = FileText.take(row.document_id)
    assert run is not None
    silent(row)
    may_run_again = FileText.may_run_again.fget

    def beat_meanwhile(seen: FileText) -> bool:
        run.beat()
        return may_run_again(seen)

    monkeypatch.setattr(FileText, "may_run_again", property(beat_meanwhile))
    assert rung() == []
    assert run.finish(ExtractionState.EMPTY)


def test_row_that_is_put_back_is_rung_an_hour_later(row: FileText, rung: Any) -> None:
    run = FileText.take(row.document_id)
    assert run is not None
    assert run.put_back()
    assert not run.finish(ExtractionState.EMPTY)
    assert rung() == []
    with time_machine.travel(timezone.now() + RING_AGAIN_AFTER, tick=False):
        assert rung() == [row.document_id]
    row.refresh_from_db()
    assert (row.state, row.attempts) == (WAITING, 1)


def test_row_is_not_put_back_after_the_last_attempt(row: FileText) -> None:
    FileText.objects.update(attempts=FileText.MOST_ATTEMPTS - 1)
    run = FileText.take(row.document_id)
    assert run is not None
    assert not run.put_back()
    row.refresh_from_db()
    assert row.state == RUNNING


def test_rows_that_no_worker_takes_are_counted_for_monitors(row: FileText) -> None:
    def told() -> Any:
        part = health.look(within=60)["jobs"]  # a busy database is not the point here
        return {"ok": part.ok, "overdue": part.facts["overdue"]}

    assert told() == {"ok": True, "overdue": 0}
    recovery.ring(FileText, row.document_id)
    with time_machine.travel(timezone.now() + 2 * SILENT_AFTER, tick=False):
        assert told() == {"ok": False, "overdue": 1}
        FileText.take(row.document_id)
        assert told()["ok"]
    with time_machine.travel(timezone.now() + 4 * SILENT_AFTER, tick=False):
        assert told()["overdue"] == 1


def test_two_recoveries_ring_once(row: FileText, rung: Any) -> None:
    assert rung() == [row.document_id]
    assert rung() == []


def test_ring_that_was_lost_is_repeated(row: FileText, rung: Any) -> None:
    long_ago = timezone.now() - 2 * RING_AGAIN_AFTER
    FileText.objects.update(state=WAITING, rung_at=long_ago)
    assert rung() == [row.document_id]


def test_texts_of_files_are_a_registered_kind() -> None:
    (kind,) = [kind for kind in recovery.kinds() if kind.model is FileText]
    assert kind.task is tasks.extract_text


def test_silence_is_longer_than_any_reading_of_a_file() -> None:
    assert datetime.timedelta(seconds=4 * MOST_SECONDS) < SILENT_AFTER
