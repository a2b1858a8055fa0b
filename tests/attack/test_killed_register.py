"""40 kills of the process that writes a list into the register; then it is whole, and once.

A portal of its own on SQLite. Each round starts the job's process, ends it with SIGKILL at a moment
nobody chose, and begins again what was broken off, as `recover_jobs` does.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.attack
ROOT = Path(__file__).resolve().parents[2]
KILLS, ROWS = 40, 3_000

SETUP = """
import sys, datetime, pathlib, django
django.setup()
from django.core.management import call_command
from home.access import system
from home.desk.locking import version_of
from partners.organisations.importing import chunks, job
from partners.organisations.models import Organisation, RegisterImport
from partners.organisations.services import register_imports as services
chunks.SIZE = 20
by = system("attack", *(f"organisations.{verb}_registerimport" for verb in ("add", "change")))
fresh = lambda: RegisterImport.objects.get()
"""
BEGIN = """
call_command("migrate", verbosity=0, interactive=False)
lines = ["Nomor badan hukum,Nama koperasi,Jumlah anggota"]
lines += [f"AHU-{n:06},Koperasi Uji {n},{n}" for n in range(1, int(sys.argv[1]) + 1)]
content = "\\n".join(lines).encode()
record = services.hand_in(content, "a.csv", scope="full", source="uji",
                          as_of=datetime.date(2026, 11, 1), by=by)
job.run(record.key)
services.choose_columns(fresh(), seen=version_of(fresh()), by=by, keys={})
job.run(record.key)
services.carry_out(fresh(), seen=version_of(fresh()), by=by)
"""
WORK = """
from home.jobs import recovery
recovery.recover(RegisterImport)
print("up", flush=True)
job.run(fresh().key)
"""
JUDGE = """
record = fresh()
numbers = Organisation.objects.values_list("cooperative__registration_key", flat=True)
print(record.state, record.done_rows, len(numbers), len(set(numbers)),
      record.rows.filter(is_written=True).count())
"""


def test_40_kills_of_the_writer_lose_and_repeat_nothing(tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "SEARCH_URL": "null://",
        "JOBS": "database",
    }

    def python(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", *words],
            cwd=ROOT,
            env={**known, **own},
            stdout=subprocess.PIPE,
            text=True,
        )

    def told(*words: str) -> str:
        with python(*words) as child:
            said = child.communicate(timeout=900)[0]
        assert child.returncode == 0, said
        return said

    dice = random.Random(20261129)
    told(SETUP + BEGIN, str(ROWS))
    for _ in range(KILLS):
        with python(SETUP + WORK) as running:
            running.stdout.readline()  # it is up
            time.sleep(dice.uniform(0, 0.4))
            running.send_signal(signal.SIGKILL)
        state, done, made, *_ = told(SETUP + JUDGE).split()
        assert done == made, "the mark of progress and the register differ"
        assert state in {"running", "waiting", "done"}
    told(SETUP + WORK)
    assert told(SETUP + JUDGE).split() == ["done", *[str(ROWS)] * 4]
