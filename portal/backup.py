"""One archive with the database and every uploaded file, and back again.

The archive is a gzipped tar: `database.sqlite3` or `database.dump` (PostgreSQL's own
format), `media/` and `private/`. What can be made again is left out: the search index,
the cache, collected static files. It holds confidential documents and password hashes;
it is written readable for its owner only.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
FOLDERS = ("media", "private")
# What PostgreSQL's own programs call the parts of an address.
LIBPQ = {
    "PGHOST": "host",
    "PGPORT": "port",
    "PGUSER": "user",
    "PGPASSWORD": "password",
    "PGSSLMODE": "sslmode",
    "PGSSLROOTCERT": "sslrootcert",
}


class BackupFailed(Exception):
    """The archive could not be made or read; the message says why."""


def make(target: Path) -> int:
    """Write the archive and return its bytes. The site may go on running.

    Raises BackupFailed; a half-written archive does not stay behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    try:
        with _folder() as folder:
            database = _dump(folder)
            partial.touch(mode=0o600)
            with tarfile.open(partial, mode="w:gz", dereference=True) as archive:
                archive.add(database, database.name)
                for name in FOLDERS:
                    if (root := _root(name)).exists():
                        archive.add(root, name)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def read(source: Path) -> None:
    """Put the archive's database and files in the place of those that are there.

    Everything is unpacked beside its place first, so that a broken archive changes nothing.
    Raises BackupFailed.
    """
    with _folder() as folder:
        try:
            with tarfile.open(source) as archive:
                _unpack(archive, folder)
        except (OSError, tarfile.TarError, EOFError) as error:
            raise BackupFailed(f"{source} is not a whole archive: {error}") from error
        database = folder / (SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
        if not database.exists():
            raise BackupFailed(f"{source} holds no database for {connection.display_name}.")
        _load(database)
        for name in FOLDERS:
            _swap(folder / name, _root(name))


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Files and folders, below `folder` only; anything else was not written by `make`.

    Python's own filters for this came with 3.11.4; Debian 12 has 3.11.2. Raises BackupFailed.
    """
    for member in archive:
        target = (folder / member.name).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise BackupFailed(f"{member.name} would be written outside of its folder.")
        if member.isdir():
            target.mkdir(parents=True, exist_ok=True)
        elif member.isreg() or member.islnk():
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.extractfile(member) as content, target.open("wb") as file:
                shutil.copyfileobj(content, file)
            target.chmod(member.mode & 0o755)
            os.utime(target, (member.mtime, member.mtime))
        else:
            raise BackupFailed(f"{member.name} is neither a file nor a folder.")


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        target = folder / SQLITE
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
        return target
    target = folder / POSTGRESQL
    _postgresql("pg_dump", "--format=custom", f"--file={target}")
    return target


def _load(database: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(database)) as copy:
            copy.backup(connection.connection)
    else:
        connection.close()
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        _postgresql("pg_restore", *options, str(database))


def _postgresql(program: str, *arguments: str) -> None:
    """Reaches the database as Django does, by whatever its address names."""
    values = connection.get_connection_params()
    extra = {name: str(values[key]) for name, key in LIBPQ.items() if values.get(key)}
    try:
        subprocess.run(  # noqa: S603 - our own arguments
            [program, f"--dbname={values['dbname']}", *arguments],
            env={**os.environ, **extra},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise BackupFailed(f"{program} is missing; on Debian: postgresql-client") from error
    except subprocess.CalledProcessError as error:
        raise BackupFailed(f"{program}: {error.stderr.strip()}") from error


def _root(name: str) -> Path:
    return Path({"media": settings.MEDIA_ROOT, "private": settings.PRIVATE_ROOT}[name])


def _swap(new: Path, place: Path) -> None:
    """`new` stands where `place` was; without `new` the place is empty."""
    new.mkdir(exist_ok=True)
    old = place.with_name(f"{place.name}.before-restore")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    shutil.move(new, place)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _folder() -> Iterator[Path]:
    """On the disk of the data, so that moving from it is quick and /tmp stays empty."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".backup-") as name:
        yield Path(name)
