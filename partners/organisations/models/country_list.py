"""The public register of the whole country as files, made by a job and kept until the next one."""

import uuid
from functools import partial
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from home.cache import renewal
from home.jobs import recovery
from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare

FOLDER = "register/country"


class CountryListQuerySet(JobQuerySet):
    def newest(self) -> "CountryList | None":
        """The one that readers are given; None before the first, and while one is withdrawn."""
        done = self.filter(state=CountryList.State.DONE, is_withdrawn=False)
        return done.order_by("-finished_at").first()

    def waiting(self) -> "CountryList":
        """The one that is made next."""
        found: CountryList | None = self.filter(state=WAITING).first()
        return found or self.create()

    def withdraw(self) -> None:
        """After the commit: no list with what readers see no more is given, and a new one is
        asked for. A run that goes on may have read it, so that its list is not given either.
        """
        transaction.on_commit(partial(_withdraw, self))


def _withdraw(lists: CountryListQuerySet) -> None:
    may_hold_it = lists.filter(state__in=(RUNNING, CountryList.State.DONE), is_withdrawn=False)
    if may_hold_it.update(is_withdrawn=True):
        renewal.changed(CountryList)
        recovery.ring(CountryList, lists.waiting().pk)


class CountryList(JobRow):
    """All cooperatives that the site shows. `sizes`: bytes of each file, `{"id": {"csv": 1}}`."""

    PACKED: ClassVar = frozenset({"csv", "jsonl"})  # kept by gzip

    class State(models.TextChoices):
        WAITING = WAITING, _("waits for the job")
        RUNNING = RUNNING, _("at work")
        DONE = "done", _("done")
        FAILED = "failed", _("broken off")

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(_("cooperatives"), default=0)
    sizes = models.JSONField(default=dict, editable=False)
    is_withdrawn = models.BooleanField(default=False, editable=False)

    objects = CountryListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of the country")
        verbose_name_plural = _("lists of the country")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.finished_at or self.started_at}"

    def path(self, language: str, ending: str) -> str:
        """In the private storage."""
        return f"{FOLDER}/{self.key}/{language}.{ending}"

    def sizes_in(self, language: str) -> dict[str, Any]:
        sizes: dict[str, Any] = self.sizes.get(language, {})
        return sizes


declare(
    {
        CountryList.State.WAITING: Look("neutral", "wait"),
        CountryList.State.RUNNING: Look("primary", "clock"),
        CountryList.State.DONE: Look("success", "check"),
        CountryList.State.FAILED: Look("danger", "warning"),
    }
)
