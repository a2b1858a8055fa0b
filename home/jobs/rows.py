"""The state of a job: waiting, running, and the ends that its own model names.

A run owns its row from `take` until `finish`, and no longer than its heart beats: who was given up
for dead, or whose row was asked for anew meanwhile, finds that `beat` and `finish` change nothing.
"""

import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from home.jobs import workers

WAITING, RUNNING = "waiting", "running"
SILENT_AFTER = datetime.timedelta(minutes=10)
"""A run that has not beaten for so long was killed."""
RING_AGAIN_AFTER = datetime.timedelta(hours=1)
"""What waits longer is not in the queue any more; what waits less stands in line."""
HEARD_WITHIN = datetime.timedelta(minutes=1)
"""A ring that is not in the queue after so long was lost with the process that rang."""


class JobQuerySet(models.QuerySet[Any]):
    def broken_off(self) -> Self:
        """Begun, never finished, and silent or left by a process that is gone."""
        silent = Q(beat_at=None) | Q(beat_at__lt=timezone.now() - SILENT_AFTER)
        names = self.filter(state=RUNNING).order_by().values_list("worker", flat=True).distinct()
        left = Q(worker__in=[name for name in names if workers.is_gone(name)])
        return self.filter(silent | left, state=RUNNING)

    def unheard(self, *, queue_is_empty: bool = False) -> Self:
        """Waiting, and no worker is about to hear of it. Nothing was rung for a row that waits
        beside an empty queue, unless it was put back for later.
        """
        now = timezone.now()
        lost = Q(rung_at=None) | Q(rung_at__lt=now - RING_AGAIN_AFTER)
        if queue_is_empty:
            lost |= Q(attempts=0, rung_at__lt=now - HEARD_WITHIN)
        return self.filter(lost, state=WAITING)

    def overdue(self) -> Self:
        """Silent, or rung and not taken for so long that no worker seems to run."""
        since = timezone.now() - SILENT_AFTER
        not_taken = Q(state=WAITING, attempts=0, rung_at__lt=since)
        silent = Q(state=RUNNING) & (Q(beat_at=None) | Q(beat_at__lt=since))
        return self.filter(not_taken | silent)


class JobRow(models.Model):
    """Subclasses give `state` their own choices; `waiting` and `running` are among them."""

    KEY: ClassVar[str] = "pk"  # the unique field that the task is called with
    MOST_ATTEMPTS: ClassVar[int] = 3

    state = models.CharField(max_length=8, default=WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    rung_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True, editable=False)
    worker = models.CharField(max_length=workers.LONGEST, default="", editable=False)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def take(cls, key: Any) -> Self | None:
        """Begin a run; None for whoever comes second, and for a row that went or is done."""
        now, rows = timezone.now(), cls._default_manager.filter(**{cls.KEY: key})
        taken = rows.filter(state=WAITING).update(
            state=RUNNING,
            started_at=now,
            beat_at=now,
            worker=workers.this_one(),
            attempts=F("attempts") + 1,
        )
        return rows.filter(state=RUNNING, started_at=now).first() if taken else None

    def beat(self, **values: Any) -> bool:
        """Say that this run lives; False when the row is its own no more: stop then."""
        return bool(self._mine().update(beat_at=timezone.now(), **values))

    def put_back(self, **values: Any) -> bool:
        """Have the work tried again in an hour, for what outside stands in its way; False, and
        nothing changed, after the last attempt or when the row is its own no more.
        """
        if not self.may_run_again:
            return False
        return bool(self._mine().update(state=WAITING, rung_at=timezone.now(), **values))

    def wait_until(self, at: datetime.datetime) -> bool:
        """Have the work done at a time of day and not now, which is no attempt; False when the row
        is its own no more.
        """
        attempts = max(self.attempts - 1, 1)  # 0 would look as if no worker came
        rung_at = at - RING_AGAIN_AFTER
        return bool(self._mine().update(state=WAITING, rung_at=rung_at, attempts=attempts))

    def finish(self, state: str, **values: Any) -> bool:
        """Keep what the run came to; False, and nothing kept, when the row is its own no more."""
        return bool(self._mine().update(state=state, finished_at=timezone.now(), **values))

    @property
    def may_run_again(self) -> bool:
        """Whether a run that was broken off is begun anew; otherwise the row is given up."""
        return self.attempts < self.MOST_ATTEMPTS

    def _mine(self) -> models.QuerySet[Self]:
        rows = type(self)._default_manager.filter(pk=self.pk, state=RUNNING)
        return rows.filter(started_at=self.started_at)
