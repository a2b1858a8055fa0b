"""kill -9 of the indexer at random moments, forty times: nothing lost, doubled or damaged."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = 40


@pytest.fixture
def site(django_db_setup, tmp_path):
    """A copy of the migrated database, for processes that may be killed."""
    if connection.vendor != "sqlite":
        pytest.skip("works on a copy of the database file; PostgreSQL has none")
    migrated = sqlite3.connect(connection.settings_dict["NAME"])
    migrated.execute("VACUUM INTO ?", [str(tmp_path / "simpul.sqlite3")])
    migrated.close()
    return tmp_path


def run_rig(site, rounds, seed):
    environment = {
        **os.environ,
        "DATA_DIR": str(site),
        "DATABASE_URL": "",
        "SEARCH_URL": "embedded://",
        "SEARCH_INDEXER": "process",
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    }
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.search.killing.rig", str(rounds), str(seed)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4_000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_forty_killed_indexers_lose_and_double_nothing(site):
    report = run_rig(site, ROUNDS, seed=20251125)
    assert report["rounds"] == ROUNDS
    assert report["records"] > 200
    faults = ("lost", "stale", "left_over", "duplicated", "unusable")
    assert {name: report[name] for name in faults} == dict.fromkeys(faults, 0)
