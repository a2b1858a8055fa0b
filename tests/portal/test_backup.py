"""A restored copy answers the same pages; a broken archive changes nothing.

In a process and a database of its own: restoring replaces everything, which no transaction
of a test takes back.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal import backup

JOURNEY = """
import django
django.setup()
from pathlib import Path
from django.conf import settings
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
    assert "Nothing was changed" in str(error)
else:
    raise AssertionError("a broken archive was restored")
assert client.get("/id/tentang/").status_code == 404
assert private.with_name("kemudian.pdf").exists()

call_command("restore", archive, "--yes")
assert client.get("/id/tentang/").content == before.content
assert Path(document.file.path).read_bytes().startswith(b"%PDF")
assert [one.name for one in settings.PRIVATE_ROOT.iterdir()] == ["naskah.pdf"]
"""


def test_restored_copy_answers_the_same_pages_and_files(tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.demo"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", JOURNEY],
        env={**known, **own, "SEARCH_URL": "null://"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_is_no_archive_is_refused(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path / "data"
    with pytest.raises(backup.BackupFailed, match="not a whole archive"):
        backup.read(tmp_path / "nothing.tar.gz")


def test_restore_asks_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", tmp_path / "backup.tar.gz")
