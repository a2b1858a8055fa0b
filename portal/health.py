"""What the portal lives on, part by part: asked by monitors over HTTP and by `manage.py health`.

Each part says whether it is well, and facts for the operator. The facts may hold addresses and
errors of the inside, so that strangers are told of each part only whether it is well.
Quick, and bounded where a part hangs: each asks once, with a time-out of its own.
"""

import datetime
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from home import heartbeats
from home.jobs import recovery
from home.notices.models import Letter
from portal import silent_database
from search.health import health as search_health

OK, DEGRADED, DOWN = "ok", "degraded", "down"
FREE_ENOUGH = 500 * 1024 * 1024  # bytes
LATE = 2.0  # seconds without a word from PostgreSQL; less may be a busy moment
MOST_WAIT = 1_000  # milliseconds for one question to PostgreSQL
MOST_LAG = 300.0  # seconds from a change to the index
OLDEST_BACKUP = datetime.timedelta(hours=50)  # a day, a missed night, and two hours to be made
LAST_BACKUP = "last-backup.json"  # in DATA_DIR, written by portal/backup/making.py


@dataclass(frozen=True, slots=True)
class Part:
    ok: bool
    facts: Mapping[str, Any] = field(default_factory=dict)


Parts = Mapping[str, Part]


_known: Parts = {}


def look(within: float = silent_database.WITHIN) -> Parts:
    """All parts; those that ask the database are left out while it is away.

    PostgreSQL is given so many seconds to say a word. While it is late by less than LATE, the
    answer is that of the last time.
    """
    global _known
    silent = silent_database.silent_seconds(within)
    if 0 < silent < LATE and _known:
        return _known
    _known = _look(silent)
    return _known


def _look(silent: float) -> Parts:
    asked = {"database": _silent(silent)} if silent else _database()
    return {
        **asked,
        "cache": _cache() if asked["database"].ok else _cache_without_database(),
        "disk": _disk(),
        "backup": _backup(),
    }


def state(parts: Parts) -> str:
    """A failing engine, or a worker that is missing, limits answers; it does not take the site
    down.
    """
    if not parts["database"].ok:
        return DOWN
    return OK if all(part.ok for part in parts.values()) else DEGRADED


def _database() -> Parts:
    """The database and what it tells; itself alone where it does not tell that."""
    facts = {"vendor": connection.vendor}
    try:
        with _in_time(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return {
                "database": Part(True, facts),
                "search": _search(),
                "indexer": _indexer(),
                "jobs": _jobs(),
                "mail": _mail(),
            }
    except DatabaseError as error:
        return {"database": Part(False, {**facts, "detail": str(error)})}


@contextmanager
def _in_time() -> Iterator[None]:
    """Each question may take PostgreSQL so long: one that speaks may still keep a table locked, as
    while an archive is put back. It ends by that by itself, so it is no help against one that is
    silent: that is known from outside (`silent_database`), before anything is asked.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{MOST_WAIT}ms"])
        yield


def _silent(seconds: float) -> Part:
    return Part(False, {"vendor": connection.vendor, "silent_seconds": round(seconds, 1)})


def _search() -> Part:
    facts = search_health()
    return Part(facts.pop("ok") and facts["lag_seconds"] <= MOST_LAG, facts)


def _indexer() -> Part:
    """Alive, where changes are applied by a process of its own."""
    if settings.SEARCH_INDEXER != "process":
        return Part(True, {"runs": "in the web process"})
    silent = heartbeats.INDEXER.silent_seconds()
    return Part(silent is not None, {"silent_seconds": silent})


def _jobs() -> Part:
    """A worker lives, and no row waits for one that does not come."""
    overdue, silent = recovery.overdue(), heartbeats.JOBS.silent_seconds()
    lives = silent is not None or not settings.JOBS_NEED_WORKER
    return Part(lives and not overdue, {"overdue": overdue, "silent_seconds": silent})


def _mail() -> Part:
    """No letter waits because the mail server is away."""
    put_off = Letter.objects.put_off().count()
    return Part(not put_off, {"put_off": put_off})


def _cache() -> Part:
    answers = getattr(caches["default"], "answers", None)  # of a server; a table has none
    return Part(answers is None or answers())


def _cache_without_database() -> Part:
    """Tables of the database are away with it."""
    return Part(False) if isinstance(caches["default"], BaseDatabaseCache) else _cache()


def _disk() -> Part:
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError as error:
        return Part(False, {"detail": str(error)})
    return Part(free >= FREE_ENOUGH, {"free_bytes": free})


def _backup() -> Part:
    """When the last one was made: {"time": ISO 8601, "bytes": …, "file": its name, …}."""
    try:
        told = json.loads((settings.DATA_DIR / LAST_BACKUP).read_text())
        made = parse_datetime(told["time"])
        age = timezone.now() - made
    except (OSError, ValueError, KeyError, TypeError):
        return Part(False, {"made_at": None})
    return Part(age <= OLDEST_BACKUP, {**told, "hours": round(age.total_seconds() / 3600, 1)})
