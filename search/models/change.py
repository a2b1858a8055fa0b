"""The outbox: which objects changed, written in the transaction that changes them."""

import datetime
from typing import Self

from django.db import models
from django.utils import timezone

# Applied changes stay this long: a rebuild that overlaps them applies them once more.
KEPT = datetime.timedelta(days=1)
EVERYTHING = "*"
"""In place of a key: so much changed that the index is built anew."""


class ChangeQuerySet(models.QuerySet):
    def pending(self) -> Self:
        return self.filter(done_at=None)

    def of_rows(self) -> Self:
        """Those that name one object each."""
        return self.exclude(object_id=EVERYTHING)

    def of_everything(self) -> Self:
        return self.filter(object_id=EVERYTHING)

    def since(self, moment: datetime.datetime) -> Self:
        return self.filter(created_at__gte=moment)

    def outdated(self) -> Self:
        return self.filter(done_at__lt=timezone.now() - KEPT)

    def failed(self) -> Self:
        return self.exclude(error="")


class Change(models.Model):
    """An object to be looked at again; what to do follows from how it is then."""

    label = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(done_at=None), name="search_change_pending"
            ),
            models.Index(fields=["done_at"], name="search_change_done"),
        ]

    def __str__(self) -> str:
        return f"{self.label}:{self.object_id}"
