"""One swap that can be undone, over a damaged database too, and that a crash only interrupts."""

import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.backup import places, restoring, swap
from portal.backup import sqlite as backend
from portal.backup.archive import BackupFailed, told
from portal.backup.swap import Journal
from tests.portal.backup.site import Site

STEPS = ("kept", "database", "media", "private", "whole")


class Killed(BaseException):
    """As if the process went: nothing of ours runs after it."""


def test_undo_brings_back_what_was_there_and_undone_again_what_came(site: Site) -> None:
    saved = site.state
    site.save()
    site.change()
    changed = site.state
    restoring.restore(site.archive)
    assert restoring.undo().is_undo
    assert site.state == changed
    restoring.undo()
    assert site.state == saved
    restoring.forget()
    assert site.left == set()
    with pytest.raises(BackupFailed, match="nothing to go back to"):
        restoring.undo()


@pytest.mark.parametrize("is_done", [False, True], ids=["before it", "done and not noted"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("is_undo", [False, True], ids=["restore", "undo"])
def test_restore_that_was_killed_in_a_step_is_finished_by_the_next_start(
    site: Site, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool, is_undo: bool
) -> None:
    saved = site.state
    site.save()
    site.change()
    wanted = saved
    if is_undo:
        wanted = site.state
        restoring.restore(site.archive)
    steps = swap._steps

    def kill(journal: swap.Journal) -> Any:
        def die() -> None:
            if is_done:
                steps(journal)[step]()
            raise Killed

        return {**steps(journal), step: die}

    with monkeypatch.context() as killing:
        killing.setattr(swap, "_steps", kill)
        with pytest.raises(Killed):
            restoring.undo() if is_undo else restoring.restore(site.archive)
    with pytest.raises(BackupFailed, match="was broken off"):
        site.save()
    assert restoring.finish() is not None
    assert site.state == wanted
    assert restoring.finish() is None
    restoring.undo()
    assert site.state != wanted


def test_restore_that_was_killed_between_two_renamings_loses_no_upload(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.save()
    rename = Path.rename

    def die(path: Path, target: Path) -> Path:
        if path.name == ".media.new":
            raise Killed
        return rename(path, target)

    with monkeypatch.context() as killing:
        killing.setattr(Path, "rename", die)
        with pytest.raises(Killed):
            restoring.restore(site.archive)
    site.write("media/documents/late.pdf", "uploaded while the folder was away")
    restoring.finish()
    assert "media/documents/late.pdf" in site.state[1]
    assert "media/a.txt" in site.state[1]


@pytest.mark.parametrize("damage", ["header", "pages", "empty", "gone"])
def test_damaged_database_is_replaced(site: Site, damage: str) -> None:
    before = site.state
    site.save()
    content = bytearray(site.database.read_bytes())
    if damage == "header":
        content[:100] = b"x" * 100
    elif damage == "pages":
        content[4096:] = bytes(len(content) - 4096)
    elif damage == "empty":
        content.clear()
    site.database.write_bytes(content)
    if damage == "gone":
        site.database.unlink()
    assert restoring.restore(site.archive).needs_restart is (damage != "gone")
    assert site.state == before
    with pytest.raises(BackupFailed):
        restoring.undo()
    assert site.state == before


def test_open_connections_see_the_restored_content(site: Site) -> None:
    site.save()
    site.note("after")
    with closing(sqlite3.connect(site.database)) as worker:
        count = "SELECT count(*) FROM note"
        assert worker.execute(count).fetchone() == (2,)
        restoring.restore(site.archive)
        assert worker.execute(count).fetchone() == (1,)
        worker.execute("INSERT INTO note (text) VALUES ('written on')")
        worker.commit()
    assert site.notes == ["before", "written on"]


def test_archive_without_a_manifest_is_taken_when_it_is_asked_for(site: Site) -> None:
    before = site.state
    with tarfile.open(site.archive, "w:gz") as tar:  # as the release before wrote it
        tar.add(site.database, "database.sqlite3")
        tar.add(site.folder / "media", "media")
        tar.add(site.folder / "private", "private")
    site.change()
    with pytest.raises(BackupFailed, match="--without-manifest"):
        restoring.restore(site.archive)
    restoring.restore(site.archive, without_manifest=True)
    assert site.state == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("INSERT INTO django_migrations VALUES ('home', '9999_later')", "home.9999_later"),
        ("DELETE FROM django_migrations", "no tables of a portal"),
    ],
)
def test_database_of_no_portal_or_a_newer_one_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch, statement: str, words: str
) -> None:
    with closing(sqlite3.connect(site.database)) as database, database:
        database.execute(statement)
    facts = backend.facts
    with monkeypatch.context() as saving:  # which refuses to save it, too
        known = {("home", "0001_initial")}
        saving.setattr(backend, "facts", lambda path: type(facts(path))(facts(path).rows, known))
        site.save()
    before = site.state
    with pytest.raises(BackupFailed, match=words):
        restoring.restore(site.archive)
    assert site.state == before


@pytest.mark.parametrize("at", ["unpack", "copy"])
def test_full_disk_changes_nothing_and_says_so(
    site: Site, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    site.save()
    site.change()
    before = site.state

    def refuse(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(*{"unpack": (restoring, "unpack"), "copy": (backend, "keep")}[at], refuse)
        with pytest.raises(BackupFailed, match="no room left"):
            restoring.restore(site.archive)
    assert site.state == before
    assert site.left == set()


def test_check_changes_nothing(site: Site) -> None:
    site.save()
    site.change()
    before = site.state
    assert restoring.check(site.archive) is not None
    assert site.state == before
    assert site.left == set()


def test_two_at_once_are_one_too_many(site: Site) -> None:
    with restoring.alone(), pytest.raises(BackupFailed, match="is running"):
        site.save()


def test_folder_that_is_a_disk_of_its_own_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.save()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "media")
    with pytest.raises(BackupFailed, match="disk of its own"):
        restoring.restore(site.archive)


def test_what_stands_beside_a_folder_is_on_its_disk(site: Site) -> None:
    elsewhere = site.folder.parent / "elsewhere"
    (site.folder / "media").rename(elsewhere)
    (site.folder / "media").symlink_to(elsewhere)
    before = site.state
    site.save()
    site.change()
    restoring.restore(site.archive)
    assert site.state == before
    assert places.folders()[0].previous.parent == elsewhere.parent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("options", [[], ["--undo"], ["--forget"]])
def test_restore_asks_first(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: list[str]
) -> None:
    site.save()
    restoring.restore(site.archive)
    site.change()
    before = site.state
    words = options or [str(site.archive)]
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", *words)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError, match="Say --yes"):
        call_command("restore", *words)
    assert site.state == before
    assert Journal.read()


def test_nothing_to_undo_is_said_without_a_question(site: Site) -> None:
    with pytest.raises(CommandError, match="nothing to go back to"):
        call_command("restore", "--undo")
    with pytest.raises(CommandError, match="Name the archive"):
        call_command("restore")


def test_what_this_account_may_not_write_is_said() -> None:
    words = r"may not write the backup /x\. Name a folder"
    with pytest.raises(BackupFailed, match=words), told("the backup /x"):
        raise PermissionError
