"""The database in one file: copied, checked and put in place while others have it open."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from portal.backup.archive import BackupFailed, Facts, Manifest
from portal.backup.places import Place, remove

vendor = "sqlite"
member = "database.sqlite3"


def place() -> Place:
    return Place(member, Path(connection.settings_dict["NAME"]).resolve())


def address() -> str:
    return str(place().live)


def dump(target: Path) -> Facts:
    """A copy of one moment, whoever writes meanwhile; nothing is made where no database is."""
    if not place().live.exists():
        return Facts({})
    _copy(place().live, target)
    return facts(target)


def facts(path: Path) -> Facts:
    """Of a sound database. Raises BackupFailed for one that is damaged."""
    with _told(str(path)), _open(path) as database:
        problems = [one for (one,) in database.execute("PRAGMA integrity_check(3)")]
        if problems != ["ok"]:
            raise BackupFailed(f"The database {path} is damaged: {'; '.join(problems)}.")
        named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = sorted(name for (name,) in named if not name.startswith("sqlite_"))
        count = 'SELECT count(*) FROM "{}"'
        rows = {name: database.execute(count.format(name)).fetchone()[0] for name in tables}
        if "django_migrations" not in rows:
            return Facts(rows)
        migrations = set(database.execute("SELECT app, name FROM django_migrations"))
        dangling = sum(1 for _one in database.execute("PRAGMA foreign_key_check"))
    return Facts(rows, migrations, dangling)


def prepare(key: str, manifest: Manifest | None) -> Facts:
    """Check what was unpacked at `place().new`."""
    found = facts(place().new)
    if manifest and (manifest.rows, manifest.dangling) != (found.rows, found.dangling):
        raise BackupFailed("its database has other rows than its manifest says")
    return found


def keep() -> None:
    """Copy what is there aside; byte by byte what is damaged."""
    spot = place()
    remove(spot.previous)
    if _is_sound(spot.live):
        _copy(spot.live, spot.previous)
    elif spot.live.exists():
        shutil.copy2(spot.live, spot.previous)
    if spot.live.exists():
        shutil.copymode(spot.live, spot.previous)


def put(key: str, is_undo: bool) -> bool:
    """The new database in the place of the live one; False when open connections do not see it.

    Into a sound file it is written by SQLite itself in one transaction: whoever has the file open
    reads the old content until then and the new one after, and a crash leaves the old. A damaged
    file is replaced; who has it open keeps the damaged one until a restart.
    """
    spot = place()
    connection.close()
    if not spot.new.exists():
        return True  # replaced before a crash
    if _is_sound(spot.live):
        _copy(spot.new, spot.live)
        return True
    is_first = not spot.live.exists()
    # What the old file's journal holds must never be written into the new one.
    for ending in ("-wal", "-shm", "-journal"):
        spot.live.with_name(spot.live.name + ending).unlink(missing_ok=True)
    spot.new.replace(spot.live)
    return is_first


def refuse_turning() -> None:
    """Raises BackupFailed when there is no sound database to go back to."""
    if not _is_sound(place().previous):
        raise BackupFailed("There was no database before the last restore, or a damaged one.")


def turn() -> None:
    """What was there before is what is to come."""
    if place().previous.exists():
        place().previous.rename(place().new)


def forget() -> None:
    remove(place().previous)


def discard() -> None:
    remove(place().new)


def _is_sound(path: Path) -> bool:
    try:
        return path.exists() and bool(facts(path).rows)
    except BackupFailed:
        return False


def _copy(source: Path, target: Path) -> None:
    with (
        _told(f"{source} to {target}"),
        _open(source) as there,
        closing(sqlite3.connect(target, timeout=60)) as here,
    ):
        there.backup(here)
        here.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    """For reading. Nobody writes to what is ours, so it needs no files for locks beside it."""
    mode = "mode=ro" if path == place().live else "immutable=1"
    with closing(sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True, timeout=60)) as database:
        yield database


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BackupFailed(f"{what}: {error}.") from error
