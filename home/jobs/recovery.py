"""What was broken off is rung again or given up, for every kind of job (`manage.py recover_jobs`).

A room registers its kind when it is ready. `recover` may run at any time and twice at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from home.jobs.rows import RUNNING, WAITING, JobRow


@dataclass(frozen=True, slots=True)
class Kind:
    """`task` is called with the row's KEY; `give_up` ends a row that was broken off too often;
    `seek` makes rows for what nobody asked about yet.
    """

    model: type[JobRow]
    task: Task[..., Any]
    give_up: Callable[[Any], object]
    seek: Callable[[], object] = lambda: None


_kinds: dict[type[JobRow], Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.model] = kind


def kinds() -> list[Kind]:
    return list(_kinds.values())


def ask(row: JobRow, **values: Any) -> None:
    """Have a row's work done anew, after the commit; a run that goes on loses the row."""
    _rows(row).update(state=WAITING, attempts=0, **values)
    ring(type(row), getattr(row, row.KEY))


def ring(model: type[JobRow], key: Any) -> None:
    """Tell the workers of a waiting row, after the commit."""
    model._default_manager.filter(**{model.KEY: key}).update(rung_at=timezone.now())
    plain = key if isinstance(key, int) else str(key)  # what a queue can write down
    transaction.on_commit(partial(_kinds[model].task.enqueue, plain))


def recover(model: type[JobRow]) -> int:
    """How many rows of a kind were rung again."""
    kind, rows = _kinds[model], model._default_manager
    for row in rows.broken_off():
        if not row.may_run_again:
            kind.give_up(row)
        else:
            # A beat since it was looked at shows that it lives.
            _rows(row).filter(state=RUNNING, started_at=row.started_at, beat_at=row.beat_at).update(
                state=WAITING, rung_at=None
            )
    kind.seek()
    unheard = rows.unheard(queue_is_empty=_is_queue_empty(kind.task))
    keys = list(unheard.values_list(model.KEY, flat=True))
    for key in keys:
        ring(model, key)
    return len(keys)


def _is_queue_empty(task: Task[..., Any]) -> bool:
    """Whether no ring of this task waits for a worker."""
    return not DBTaskResult.objects.ready().filter(task_path=task.module_path).exists()


def overdue() -> int:
    """How many rows of all kinds wait for a worker that does not come."""
    return sum(kind.model._default_manager.overdue().count() for kind in kinds())


def _rows(row: JobRow) -> Any:
    return type(row)._default_manager.filter(pk=row.pk)
