"""What a killed worker had taken from the queue ends as failed, with its reason, and is forgotten
in time like all that ended.
"""

import datetime
import os
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from home.jobs import queue, workers
from home.notices import tasks

PRUNE = ("prune_db_task_results", "--backend", "jobs", "--queue-name", "*", "--min-age-days", "30")
pytestmark = pytest.mark.django_db


@pytest.fixture
def result() -> DBTaskResult:
    """Taken from the queue by this process."""
    result = DBTaskResult.objects.create(
        args_kwargs={"args": [0], "kwargs": {}},
        task_path=tasks.send_letter.module_path,
        backend_name="jobs",
        run_after=get_date_max(),
    )
    result.claim(workers.this_one())
    return result


def recover() -> str:
    said = StringIO()
    call_command("recover_jobs", stdout=said)
    return said.getvalue()


def begun(result: DBTaskResult, ago: datetime.timedelta, worker: str) -> None:
    result.started_at, result.worker_ids = timezone.now() - ago, [worker]
    result.save()


def test_run_of_a_worker_that_lives_is_left_alone(result: DBTaskResult) -> None:
    assert recover() == "No job was left behind.\n"
    result.refresh_from_db()
    assert result.status == TaskResultStatus.RUNNING


def test_run_of_a_killed_worker_ends_at_once_and_says_why(result: DBTaskResult) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        machine = workers.this_one().rsplit(" ", 2)[0]
        result.worker_ids = [f"{machine} {child.pid} {workers._began(child.pid)}"]
        result.save()
        assert queue.end_what_was_left() == 0
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert recover() == "1 runs that their worker left are noted as failed.\n"
    result.refresh_from_db()
    [error] = result.task_result.errors
    assert result.status == TaskResultStatus.FAILED
    assert result.finished_at is not None
    assert error.exception_class is queue.WorkerIsGone
    assert result.worker_ids[0] in error.traceback


@pytest.mark.parametrize("worker", ["", "x7Gq", "other pid:[1] 1 1"])
def test_run_elsewhere_ends_after_a_day_that_no_job_takes(
    result: DBTaskResult, worker: str
) -> None:
    begun(result, queue.LONGEST - datetime.timedelta(hours=1), worker)
    assert queue.end_what_was_left() == 0
    begun(result, queue.LONGEST + datetime.timedelta(hours=1), worker)
    assert queue.end_what_was_left() == 1


def test_run_that_was_left_is_forgotten_a_month_later(result: DBTaskResult, settings: Any) -> None:
    settings.TASKS = {"jobs": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    begun(result, queue.LONGEST * 2, "")
    for days, is_kept in ((31, True), (31 + 31, False)):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False):
            call_command(*PRUNE, verbosity=0)
            assert DBTaskResult.objects.exists() is is_kept
            recover()


def test_worker_bears_the_name_of_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """By which its killing is seen; another name may be given."""
    names = []
    monkeypatch.setattr("home.heartbeats.Heart.begin", lambda heart: None)
    monkeypatch.setattr(
        "django_tasks_db.management.commands.db_worker.Command.handle",
        lambda _command, **options: names.append(options["worker_id"]),
    )
    monkeypatch.setattr(
        "django_tasks_db.management.commands.db_worker.valid_backend_name", lambda name: name
    )
    call_command("db_worker", "--backend=jobs")
    call_command("db_worker", "--backend=jobs", "--worker-id=seven")
    assert names == [workers.this_one(), "seven"]
