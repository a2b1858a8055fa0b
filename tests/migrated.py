"""Migrate once and copy.

All migrations take 40 seconds of a processor, and each worker of each run of the suite needs a
database that has them. Where `TEST_TEMPLATES` names a folder, as `.ci/test` does for one run, the
first who comes migrates a database that nobody tests with, and everyone starts from a copy of it:
a copied file on SQLite, `CREATE DATABASE … TEMPLATE` on PostgreSQL. Django migrates the copy as
ever and finds nothing left to do. Nothing is kept from one run to the next.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


def copied() -> bool:
    """Whether the database of this worker is now a copy of the migrated one."""
    if not (folder := os.environ.get("TEST_TEMPLATES")):
        return False
    own = connection.creation._get_test_db_name()
    with (Path(folder) / f"lock-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            _copy_file(Path(folder), own)
        else:
            _copy_database(own)
    return True


def _copy_file(folder: Path, own: str) -> None:
    template = folder / "migrated.sqlite3"
    if not template.exists():
        half = folder / "half.sqlite3"
        with _named(str(half)):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        half.rename(template)
    shutil.copyfile(template, own)


def _copy_database(own: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'migrated'")
        is_there = cursor.fetchone()
    if not is_there:
        with _named("half"):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    with connection._nodb_cursor() as cursor:
        if not is_there:
            cursor.execute("ALTER DATABASE half RENAME TO migrated")
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(own)}")
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(own)} TEMPLATE migrated")


@contextmanager
def _named(name: str) -> Iterator[None]:
    """The database of the tests has this name meanwhile."""
    values = connection.settings_dict
    before, test_name = values["NAME"], values["TEST"]["NAME"]
    values["TEST"]["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        values["NAME"] = settings.DATABASES[connection.alias]["NAME"] = before
        values["TEST"]["NAME"] = test_name


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    copied()
