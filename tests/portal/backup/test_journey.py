"""A restored copy answers the same pages and is undone; a broken archive changes nothing.

In a process and a database of its own: restoring replaces everything, which no transaction
of a test takes back.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.portal.own_database import own_database

JOURNEY = """
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import Client
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory

settings.ALLOWED_HOSTS = ["*"]
call_command("migrate", verbosity=0, interactive=False)
page = StandardPageFactory(parent=HomePageFactory(), slug="tentang", title="Tentang")
document = DocumentFactory()
settings.PRIVATE_ROOT.mkdir()
private = settings.PRIVATE_ROOT / "naskah.pdf"
private.write_bytes(b"%PDF rahasia")
client = Client()
before = client.get("/id/tentang/")
assert before.status_code == 200

archive = settings.DATA_DIR / "backup.tar.gz"
call_command("backup", archive)
assert archive.stat().st_mode & 0o077 == 0, "others may read it"

page.delete()
Path(document.file.path).unlink()
private.rename(private.with_name("kemudian.pdf"))
assert client.get("/id/tentang/").status_code == 404

broken = settings.DATA_DIR / "broken.tar.gz"
broken.write_bytes(archive.read_bytes()[:-500])
try:
    call_command("restore", broken, "--yes")
except CommandError as error:
    assert "cannot be restored" in str(error)
else:
    raise AssertionError("a broken archive was restored")
assert client.get("/id/tentang/").status_code == 404
assert private.with_name("kemudian.pdf").exists()

# A newer release keeps something in a table that the archive does not know.
backend = "django.core.cache.backends.db.DatabaseCache"
settings.CACHES["newer"] = {"BACKEND": backend, "LOCATION": "newer_cache"}
call_command("restore", archive, "--yes")
assert caches["newer"].get("page", "none") == "none"
assert client.get("/id/tentang/").content == before.content
assert Path(document.file.path).read_bytes().startswith(b"%PDF")
assert [one.name for one in settings.PRIVATE_ROOT.iterdir()] == ["naskah.pdf"]

for is_there in (False, True):
    call_command("restore", "--undo", "--yes")
    assert (client.get("/id/tentang/").status_code == 200) is is_there
    assert private.exists() is is_there
call_command("backup", archive)  # without what was kept for going back
call_command("restore", archive, "--yes")
call_command("restore", "--forget", "--yes")
assert client.get("/id/tentang/").content == before.content
left = {one.name for one in settings.DATA_DIR.iterdir() if one.name.startswith(".")}
assert left == {".backup.lock"}, left
"""


def _journey(folder: Path, **own: str) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings.demo"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", JOURNEY],
        env={**known, **own, "SEARCH_URL": "null://"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_restored_copy_answers_the_same_pages_and_files(tmp_path: Path) -> None:
    _journey(tmp_path)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite")
def test_restored_copy_on_postgresql_answers_the_same_pages_and_files(
    tmp_path: Path, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock(), own_database() as address:
        _journey(tmp_path, DATABASE_URL=address)
