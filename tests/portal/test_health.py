"""How the portal is: parts that fail are named, strangers learn no more than that."""

import datetime
import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.management import call_command, get_commands, load_command_class
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from home import heartbeats
from home.cache.stores import TableCache
from home.notices.models import Letter, Problem, State
from portal import health, silent_database
from search import backends
from search.models import Change
from tests.portal.test_silent_database import at_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def well(settings: Any, tmp_path: Path, search_index: Any) -> Any:
    """A production with all its parts."""
    search_index()
    settings.DATA_DIR = tmp_path
    settings.SEARCH_INDEXER = "process"
    settings.JOBS_NEED_WORKER = True
    heartbeats.JOBS.beat()
    heartbeats.INDEXER.beat()
    backed_up(tmp_path, hours=3)
    return settings


def backed_up(folder: Path, hours: float) -> None:
    at = timezone.now() - datetime.timedelta(hours=hours)
    told = {"time": at.isoformat(), "bytes": 9, "archive": "simpul.tar.gz"}
    (folder / health.LAST_BACKUP).write_text(json.dumps(told))


def failing() -> set[str]:
    return {name for name, part in health.look().items() if not part.ok}


def test_all_is_well(well: Any) -> None:
    assert failing() == set()
    assert health.state(health.look()) == health.OK


def test_dead_indexer_is_noticed_without_any_change_that_waits(well: Any) -> None:
    cache.delete(heartbeats.INDEXER.key)
    assert failing() == {"indexer"}


def test_dead_worker_is_noticed_without_any_job_that_waits(well: Any) -> None:
    cache.delete(heartbeats.JOBS.key)
    assert failing() == {"jobs"}


def test_change_that_waits_long_for_the_index_is_noticed(well: Any) -> None:
    waiting = Change.objects.create(label="organisations.organisation", object_id="1")
    assert failing() == set()
    waiting.created_at -= datetime.timedelta(seconds=health.MOST_LAG + 1)
    waiting.save()
    assert failing() == {"search"}


def test_shared_cache_that_is_away_is_noticed(well: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(caches["default"]), "answers", lambda self: False, raising=False)
    assert failing() == {"cache"}


def test_mail_server_that_is_away_is_noticed(well: Any) -> None:
    Letter.objects.create(
        address="tamu@simpul.test", text="Halo", state=State.WAITING, problem=Problem.SERVER
    )
    assert failing() == {"mail"}


def test_full_disk_is_noticed(well: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FREE_ENOUGH", 2**62)
    assert failing() == {"disk"}


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"time": null}', '{"time": "yesterday"}'])
def test_backup_that_says_nothing_of_itself_is_none(well: Any, content: str) -> None:
    (well.DATA_DIR / health.LAST_BACKUP).write_text(content)
    assert failing() == {"backup"}


def test_old_or_missing_backup_is_noticed(well: Any) -> None:
    backed_up(well.DATA_DIR, hours=51)
    assert failing() == {"backup"}
    (well.DATA_DIR / health.LAST_BACKUP).unlink()
    assert failing() == {"backup"}


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says anything."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield server.getsockname()[1]


def test_silent_cluster_is_named_soon(well: Any, silent: int, client: Client) -> None:
    well.SEARCH_ENGINES = {"default": {"URL": f"http://127.0.0.1:{silent}"}}
    backends.forget()
    began = time.monotonic()
    answer = client.get("/healthz")
    assert time.monotonic() - began < 8  # ten for each try where nothing bounds it
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["search"] == {"ok": False}
    backends.forget()


@pytest.fixture
def database_fell_silent(silent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything was asked once before it fell silent."""
    health.look()
    monkeypatch.setattr(silent_database, "connection", at_port(silent))
    monkeypatch.setattr(silent_database, "_begun", None)


def test_late_database_is_answered_for_by_what_was_known(
    well: Any, database_fell_silent: None, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(health, "LATE", 60)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


def test_silent_database_is_down(
    well: Any, database_fell_silent: None, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(health, "LATE", 0)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] == {"ok": False}
    assert "search" not in answer.json()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite")
@pytest.mark.django_db(transaction=True)
def test_table_that_is_locked_holds_no_question_up(
    well: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while an archive is put back; what was set for the question is forgotten with it."""
    monkeypatch.setattr(health, "MOST_WAIT", 100)
    with closing(connection.copy()) as other, other.cursor() as cursor:
        other.set_autocommit(False)
        cursor.execute(f"LOCK TABLE {Letter._meta.db_table}")
        began = time.monotonic()
        parts = health.look()
        assert time.monotonic() - began < 5
        other.rollback()
    assert "statement timeout" in parts["database"].facts["detail"]
    assert "mail" not in parts
    assert failing() == set()
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_tables_of_the_cache_are_away_with_the_database(
    well: Any, database_fell_silent: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "LATE", 0)
    assert failing() == {"database"}
    monkeypatch.setattr(health, "caches", {"default": TableCache("cache", {})})
    assert failing() == {"database", "cache"}


def test_strangers_learn_of_each_part_only_whether_it_is_well(well: Any, client: Client) -> None:
    answer = client.get("/healthz").json()
    assert answer.pop("ok") is True
    assert answer.pop("status") == "ok"
    assert set(answer) == set(health.look())
    assert all(part == {"ok": True} for part in answer.values())


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", "Basic rahasia", "rahasia"])
def test_wrong_token_opens_nothing(well: Any, client: Client, given: str) -> None:
    well.HEALTH_TOKEN = "rahasia"
    answer = client.get("/healthz", headers={"authorization": given}).json()
    assert answer["disk"] == {"ok": True}


def test_without_a_token_in_the_settings_none_opens_anything(well: Any, client: Client) -> None:
    well.HEALTH_TOKEN = ""
    answer = client.get("/healthz", headers={"authorization": "Bearer "}).json()
    assert answer["disk"] == {"ok": True}


def test_operator_reads_the_facts_with_the_token(well: Any, client: Client) -> None:
    well.HEALTH_TOKEN = "rahasia"
    answer = client.get("/healthz", headers={"authorization": "Bearer rahasia"}).json()
    assert answer["disk"]["free_bytes"] > 0
    assert answer["backup"]["archive"] == "simpul.tar.gz"
    assert answer["jobs"]["overdue"] == 0


def test_command_ends_with_a_code_for_cron(well: Any, capsys: Any) -> None:
    call_command("health")
    assert "ok  database" in capsys.readouterr().out
    cache.delete(heartbeats.JOBS.key)
    with pytest.raises(SystemExit) as ended:
        call_command("health", "--quiet")
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("!!  jobs")


def test_answer_is_quick(well: Any, client: Client) -> None:
    client.get("/healthz")
    began = time.process_time()
    client.get("/healthz")
    assert time.process_time() - began < 0.05


def test_worker_beats_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our command stands before that of the library."""
    command = load_command_class(get_commands()["db_worker"], "db_worker")
    begun: list[heartbeats.Heart] = []
    monkeypatch.setattr(heartbeats.Heart, "begin", lambda heart: begun.append(heart))
    monkeypatch.setattr(Worker, "run", lambda self: None)
    monkeypatch.setattr(Worker, "configure_signals", lambda self: None)
    options = dict.fromkeys(("backend_name", "worker_id", "exclude_queues"), "")
    options |= dict.fromkeys(("batch", "startup_delay", "reload", "max_tasks"))
    command.handle(verbosity=0, queue_name="*", interval=1, **options)
    assert begun == [heartbeats.JOBS]


def test_indexer_beats_while_it_runs(search_index: Any) -> None:
    search_index()
    call_command("run_indexer", "--once")
    assert heartbeats.INDEXER.silent_seconds() is not None
