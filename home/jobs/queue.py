"""The queue of django-tasks-db: what a killed worker had taken from it ends as failed.

Nothing is begun anew here: that is told by the rows of jobs (`recovery`). A result that stayed at
running would be kept for ever, because `prune_db_task_results` takes what has ended.
"""

import datetime

from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.jobs import workers

LONGEST = datetime.timedelta(days=1)
"""No job takes so long. One that did and lives would note its own end over ours."""


class WorkerIsGone(Exception):
    """The worker was killed while it ran the task; its job is begun anew by `recover_jobs`."""


def end_what_was_left() -> int:
    """How many runs were ended: their process is gone, or nobody here can know and they began more
    than LONGEST ago.
    """
    now = timezone.now()
    return sum(
        DBTaskResult.objects.running()
        .filter(pk=result.pk, started_at=result.started_at)
        .update(
            status=TaskResultStatus.FAILED,
            finished_at=now,
            exception_class_path=f"{WorkerIsGone.__module__}.{WorkerIsGone.__qualname__}",
            traceback=f"{WorkerIsGone.__name__}: {result.worker_ids[-1]}\n",
        )
        for result in DBTaskResult.objects.running().filter(started_at__lte=now)
        if result.started_at < now - LONGEST or workers.is_gone(result.worker_ids[-1])
    )
