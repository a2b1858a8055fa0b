"""A portal of a few kilobytes that a test may save, damage and restore: a database, two folders."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings

from portal.backup import making, restoring, sqlite, swap
from portal.backup.places import Place
from portal.management.commands import backup as command

CODE = {"making": making, "restoring": restoring, "swap": swap}


class Site:
    """`state` is all that a restore replaces: rows, files with their content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "simpul.sqlite3"
        self.archive = folder.parent / "simpul.tar.gz"
        folder.mkdir()
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE django_migrations (app, name)")
            database.execute("INSERT INTO django_migrations VALUES ('home', '0001_initial')")
            database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text)")
            database.execute("CREATE TABLE answer (note REFERENCES note (id))")
        self.note("before")
        for name in ("media/documents/neraca.pdf", "media/a.txt", "private/naskah.pdf"):
            self.write(name, name * 50)

    def note(self, text: str) -> None:
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute("INSERT INTO note (text) VALUES (?)", [text])

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def save(self) -> making.Saved:
        return making.make(self.archive)

    def change(self) -> None:
        """As a day of work does."""
        self.note("after")
        self.write("media/b.txt", "new")
        (self.folder / "media/a.txt").unlink()

    def change_to(self, text: str) -> None:
        """The same day of work, whatever was there."""
        self.note(text)
        self.write("media/b.txt", text)

    @property
    def notes(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as database:
            return [text for (text,) in database.execute("SELECT text FROM note ORDER BY id")]

    @property
    def state(self) -> tuple[list[str], dict[str, bytes]]:
        files = {
            str(path.relative_to(self.folder)): path.read_bytes()
            for root in ("media", "private")
            for path in (self.folder / root).rglob("*")
            if path.is_file()
        }
        return self.notes, files

    @property
    def left(self) -> set[str]:
        """What lies beside the live data."""
        usual = {"media", "private", "simpul.sqlite3", ".backup.lock", "last-backup.json"}
        found = {path.name for path in self.folder.iterdir()} - usual
        return {name for name in found if not name.endswith(("-wal", "-shm"))}


@pytest.fixture
def site(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Site:
    found = Site(tmp_path / "data")
    settings.DATA_DIR = found.folder
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = found.folder / "media", found.folder / "private"
    place = Place(sqlite.member, found.database.resolve())
    monkeypatch.setattr(sqlite, "place", lambda: place)
    monkeypatch.setattr(making, "_named", lambda: iter(()))
    for module in (*CODE.values(), command):
        monkeypatch.setattr(module, "database", lambda: sqlite)
    return found
