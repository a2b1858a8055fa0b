"""A backup comes whole while files come and go, and says what it saved and what was missing."""

import errno
import hashlib
import json
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.models import Collection

from home.uploads.storage import UNFINISHED
from portal.backup import making, packing, restoring
from portal.backup.archive import BackupFailed
from tests.factories.knowledge import DocumentFactory
from tests.portal.backup.site import Site


def test_files_come_go_and_grow_while_they_are_saved(site: Site) -> None:
    """A folder of pictures under the hands of people: every archive is whole."""
    stop = threading.Event()

    def churn() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path = site.write(f"media/images/{number % 40}/{number % 7}.webp", "x" * number)
            if number % 3:
                path.unlink()
                if number % 5 == 0 and not any(path.parent.iterdir()):
                    path.parent.rmdir()

    people = threading.Thread(target=churn)
    people.start()
    try:
        for _ in range(12):
            site.save()
            assert restoring.check(site.archive)
    finally:
        stop.set()
        people.join()


def test_file_that_goes_is_left_out_and_counted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_is_no_pipe", lambda path: _gone(path, "a.txt"))
    manifest = site.save().manifest
    assert manifest.vanished == 1
    assert "media/a.txt" not in {member.name for member in manifest.members}


def test_upload_that_is_still_written_is_no_file_yet(site: Site) -> None:
    site.write(f"media/{UNFINISHED}x7", "separuh")
    manifest = site.save().manifest
    assert manifest.vanished == 0
    assert not [member.name for member in manifest.members if UNFINISHED in member.name]


def _gone(path: Path, name: str) -> bool:
    if path.name == name:
        path.unlink()
    return True


def test_large_file_that_changes_is_saved_as_one_reading(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "IN_MEMORY", 10)
    monkeypatch.setattr(packing, "CHUNK", 10)
    site.save()
    assert restoring.check(site.archive)


def test_pipes_and_folders_that_lead_in_circles_are_passed_by(site: Site) -> None:
    os.mkfifo(site.folder / "media/pipe")
    (site.folder / "media/round").symlink_to(site.folder / "media")
    names = [member.name for member in site.save().manifest.members]
    assert len(names) == 4
    assert len(set(names)) == 4


@pytest.mark.django_db(transaction=True)  # a dump begins a transaction of its own
def test_missing_file_that_a_row_names_is_named(
    settings: Any, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the rows of these tests' own database
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    # Another test that ended its transactions has emptied the tables.
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    documents = [
        DocumentFactory(file=ContentFile(b"x", name=name)) for name in ("there.pdf", "lost.pdf")
    ]
    Path(documents[1].file.path).unlink()
    missing = making.make(tmp_path / "archive.tar.gz").manifest.missing
    assert missing == [f"media/documents/lost.pdf (wagtaildocs.Document {documents[1].pk})"]


def test_database_without_migrations_is_not_saved(site: Site) -> None:
    """Settings that were forgotten name another database: an empty one is no backup."""
    site.save()
    before = site.archive.read_bytes()
    site.database.unlink()
    with pytest.raises(BackupFailed, match="DJANGO_SETTINGS_MODULE"):
        site.save()
    assert site.archive.read_bytes() == before
    assert not site.database.exists()


def test_damaged_database_is_not_saved(site: Site) -> None:
    content = bytearray(site.database.read_bytes())
    content[4096:8192] = b"x" * 4096
    site.database.write_bytes(content)
    with pytest.raises(BackupFailed):
        site.save()
    assert not site.archive.exists()


def test_full_disk_leaves_no_half_archive_and_says_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packing.Writer, "finish", refuse)
    with pytest.raises(BackupFailed, match=r"no room left for the backup .*simpul\.tar\.gz"):
        site.save()
    assert [path.name for path in site.archive.parent.iterdir()] == ["data"]
    assert site.left == set()


def test_what_was_saved_is_printed_and_noted_for_health(site: Site, capsys: Any) -> None:
    call_command("backup", site.archive)
    told = capsys.readouterr().out
    digest = hashlib.sha256(site.archive.read_bytes()).hexdigest()
    noted = json.loads((site.folder / "last-backup.json").read_text())
    for words in (str(site.database), "3 tables with 2 rows, 3 files", str(site.archive), digest):
        assert words in told
    assert datetime.fromisoformat(noted.pop("time")).tzinfo == UTC
    assert noted == {
        "file": "simpul.tar.gz",
        "bytes": site.archive.stat().st_size,
        "sha256": digest,
        "rows": 2,
        "files": 3,
    }


def test_name_tells_the_time_in_utc_as_the_manifest_does(site: Site, tmp_path: Path) -> None:
    call_command("backup", tmp_path)
    [archive] = tmp_path.glob("simpul-*.tar.gz")
    named = datetime.strptime(archive.name, "simpul-%Y%m%d-%H%M%SZ.tar.gz").replace(tzinfo=UTC)
    assert abs(datetime.fromisoformat(restoring.check(archive).made) - named) < timedelta(minutes=1)


def test_names_of_former_releases_are_in_the_zone_of_the_portal(tmp_path: Path) -> None:
    """02:00 in Jakarta was an hour before 20:00 in UTC of the day before."""
    former, newer = "simpul-20200102-020000.tar.gz", "simpul-20200101-200000Z.tar.gz"
    for name in (former, newer):
        (tmp_path / name).touch()
    assert [one.name for one in making.prune(tmp_path, 1)] == [former]


def test_only_the_newest_archives_are_kept(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"simpul-2020010{day}-000000.tar.gz").touch()
    (folder / "by-hand.tar.gz").touch()
    (folder / ".simpul-20200101-000000.tar.gz.partial").touch()
    call_command("backup", folder, keep=3)
    names = sorted(path.name for path in folder.iterdir())
    assert names[:3] == [
        "by-hand.tar.gz",
        "simpul-20200103-000000.tar.gz",
        "simpul-20200104-000000.tar.gz",
    ]
    assert len(names) == 4
    with pytest.raises(CommandError, match="1 or more"):
        call_command("backup", folder, keep=0)
