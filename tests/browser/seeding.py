"""The demo is seeded once and copied.

Seeding takes 50 seconds of a processor, and each worker of the journeys has a site of its own.
Where `TEST_TEMPLATES` names a folder, as `.ci/test` does for one run, the first who comes seeds and
keeps a copy of all that belongs to a site: the database, uploaded and private files, the index of
the search. The others take it from there. Run as a program, this seeds beside something else.
"""

import fcntl
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

DATABASE = "site.sqlite3"


def seed() -> None:
    """The database and the folders of this process are now those of the demo."""
    folder = os.environ.get("TEST_TEMPLATES")
    if not folder or connection.vendor != "sqlite":
        call_command("seed_demo", "--quiet")
        return
    kept = Path(folder) / "seeded"
    with (Path(folder) / "lock-seeded").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            _take(kept)
        else:
            call_command("seed_demo", "--quiet")
            _keep(kept)


def _folders() -> dict[str, Path]:
    """What belongs to a site beside its database."""
    return {
        "media": Path(settings.MEDIA_ROOT),
        "private": Path(settings.PRIVATE_ROOT),
        "search": Path(settings.SEARCH_ENGINES["default"]["PATH"]),
    }


def _keep(kept: Path) -> None:
    half = kept.with_name("half-seeded")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(half / DATABASE)])
    for name, path in _folders().items():
        if path.exists():
            shutil.copytree(path, half / name)
    half.rename(kept)


def _take(kept: Path) -> None:
    own = connection.settings_dict["NAME"]
    connection.close()
    for ending in ("-wal", "-shm"):
        Path(f"{own}{ending}").unlink(missing_ok=True)
    shutil.copyfile(kept / DATABASE, own)
    for name, path in _folders().items():
        shutil.rmtree(path, ignore_errors=True)
        if (kept / name).exists():
            shutil.copytree(kept / name, path)


if __name__ == "__main__":
    import logging

    import django
    from django.test.utils import setup_databases, teardown_databases

    from tests import migrated

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    logging.disable(logging.INFO)  # who made which account
    databases = setup_databases(verbosity=0, interactive=False, keepdb=migrated.copied())
    seed()
    teardown_databases(databases, verbosity=0)
