"""A worker that is killed in the middle of a write: what was answered stays, the rest is gone.

On the database of a small site, a file of SQLite as `portal/settings/base.py` opens it. The worker
says when it stands inside its write and then waits, so that nothing depends on time.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

SETTINGS = """
import os
import sys
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
django.setup()
from django.db import connection, transaction
from home.models import Sector
def write(code):
    Sector.objects.create(code=code, name_id=code, name_en=code)
"""
WORKER = """
with connection.schema_editor() as editor:
    editor.create_model(Sector)
for code in ("one", "two"):
    with transaction.atomic():
        write(code)
    print(code, flush=True)
with transaction.atomic():
    write("half")
    Sector.objects.filter(code="one").update(name_id="changed")
    print("inside", flush=True)
    sys.stdin.read()
"""
NEXT = """
print(*sorted(Sector.objects.values_list("code", "name_id")))
write("three")
with connection.cursor() as cursor:
    cursor.execute("PRAGMA journal_mode")
    print(*cursor.fetchone())
    cursor.execute("PRAGMA integrity_check")
    print(*cursor.fetchone())
print(Sector.objects.count())
"""


def _python(code: str, data: Path) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", SETTINGS + code],
        cwd=Path(__file__).resolve().parents[2],
        env={**environment, "DATA_DIR": str(data)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_killed_worker_leaves_what_was_answered_and_nothing_half_written(tmp_path: Path) -> None:
    with _python(WORKER, tmp_path) as worker:
        said = [worker.stdout.readline().strip() for _ in range(3)]
        worker.send_signal(signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL
    assert said == ["one", "two", "inside"]
    with _python(NEXT, tmp_path) as following:
        told = following.communicate()[0].splitlines()
    assert told == ["('one', 'one') ('two', 'two')", "wal", "ok", "3"]
