"""Writes what this process counted: once a minute in a thread of its own, and when it ends.

One statement adds to the numbers that there are, in one order for all processes, so that none waits
for another in a circle. When the database is busy or away, the numbers wait in memory, of which
`counting` bounds the size. Whatever else goes wrong is logged, and the thread goes on; numbers that
fail time after time are let go, so that they keep no others from being written.
"""

import atexit
import logging
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import (
    InterfaceError,
    OperationalError,
    connection,
    connections,
    models,
    transaction,
)
from django.utils import timezone

from home.visits import counting
from home.visits.kinds import records_of
from home.visits.models import Missed, Viewed
from home.visits.remembering import with_room
from home.visits.weeks import monday

logger = logging.getLogger(__name__)
AT_ONCE = 200  # rows of a statement
MOST_TRIES = 5

_begun_in = 0  # the process whose thread runs
_ends = threading.Event()
_failed: dict[str, int] = {}  # how often one after the other, by what was to be written


def begin() -> None:
    """Have this process write what it counts; begun once, after gunicorn has forked."""
    global _begun_in
    if _begun_in == os.getpid() or not settings.VISITS_WRITTEN_EVERY:
        return
    _begun_in = os.getpid()
    threading.Thread(target=_write_on, name="visits", daemon=True).start()
    atexit.register(at_exit)


def at_exit() -> None:
    _ends.set()
    write()


def _write_on() -> None:
    while not _ends.wait(settings.VISITS_WRITTEN_EVERY):
        try:
            write()
            connections.close_all()  # this thread's own
        except Exception:
            logger.exception("visits: the thread goes on")


def write() -> None:
    viewed, missed = counting.take()
    if viewed:
        _written(_add_views, viewed, lambda: counting.give_back(viewed, {}))
    if missed:
        _written(_add_missing, missed, lambda: counting.give_back({}, missed))


def _written(add: Callable[[Any], None], numbers: Any, give_back: Callable[[], None]) -> None:
    name = add.__name__
    try:
        with transaction.atomic():
            add(numbers)
    except (OperationalError, InterfaceError) as error:
        logger.info("visits not written yet: %s", error)
        give_back()
    except Exception:
        _failed[name] = _failed.get(name, 0) + 1
        logger.exception("visits not written")
        if _failed[name] < MOST_TRIES:
            give_back()
            return
    _failed.pop(name, None)


def _add_views(viewed: dict[str, int]) -> None:
    week, sums = monday(), dict[tuple[int, int], int]()
    records = records_of(viewed)
    for path, record in records.items():
        sums[record] = sums.get(record, 0) + viewed[path]
    rows = [(week, kind, key, times) for (kind, key), times in sorted(sums.items())]
    _add(Viewed, ("week", "content_type_id", "object_id"), ("times",), rows)


def _add_missing(missed: dict[counting.Missing, int]) -> None:
    today = timezone.localdate()
    kept = with_room(missed)
    rows = [(*names, today, today, times) for names, times in sorted(kept.items())]
    _add(Missed, ("path", "source"), ("first_on", "last_on", "times"), rows)


def _add(
    model: type[models.Model],
    names: Sequence[str],
    values: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Rows of `names` and `values`; where one of these names is there, `times` is added to, and
    `last_on` is as new as it says.
    """
    table, columns = model._meta.db_table, (*names, *values)
    fresh = [f"times = {table}.times + excluded.times"]
    fresh += ["last_on = excluded.last_on"] if "last_on" in values else []
    marks = f"({', '.join(['%s'] * len(columns))})"
    rows = list(rows)
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        statement = (
            f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 - names of ours
            f"VALUES {', '.join([marks] * len(some))} "
            f"ON CONFLICT ({', '.join(names)}) DO UPDATE SET {', '.join(fresh)}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [_stored(value) for row in some for value in row])


def _stored(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
