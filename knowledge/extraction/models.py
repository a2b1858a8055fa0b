"""The text of a document, and how far its reading has come."""

import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare


class ExtractionState(models.TextChoices):
    WAITING = WAITING, _("waiting")
    RUNNING = RUNNING, _("being read")
    DONE = "done", _("text found")
    SCANNED = "scanned", _("a scan: pictures of pages, hardly any text")
    EMPTY = "empty", _("no text inside")
    FAILED = "failed", _("cannot be read")
    SKIPPED = "skipped", _("not a format with text")


declare(
    {
        ExtractionState.WAITING: Look("neutral", "wait"),
        ExtractionState.RUNNING: Look("primary", "clock"),
        ExtractionState.DONE: Look("success", "check"),
        ExtractionState.SCANNED: Look("attention", "file"),
        ExtractionState.EMPTY: Look("attention", "file"),
        ExtractionState.FAILED: Look("danger", "warning"),
        ExtractionState.SKIPPED: Look("neutral", "minus"),
    }
)


class Problem(models.TextChoices):
    """Why a file could not be read."""

    FORMAT = "format", _("its format is not read")
    TOO_LARGE = "too-large", _("it is too large")
    TOO_SLOW = "too-slow", _("reading took too long")
    TOO_HEAVY = "too-heavy", _("reading took too much memory")
    LOCKED = "locked", _("it is locked with a password")
    DAMAGED = "damaged", _("it is damaged or not what its name says")
    MISSING = "missing", _("the file is missing")
    GIVEN_UP = "given-up", _("reading was broken off several times")


TROUBLED = (ExtractionState.SCANNED, ExtractionState.EMPTY, ExtractionState.FAILED)
PASSING = (Problem.MISSING, Problem.GIVEN_UP)
TRY_AGAIN_AFTER = datetime.timedelta(days=1)
OPEN = (ExtractionState.WAITING, ExtractionState.RUNNING)


class FileTextQuerySet(JobQuerySet):
    def troubled(self) -> Self:
        """Files that readers can open but the search cannot look into."""
        return self.filter(state__in=TROUBLED)

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def with_text(self) -> Self:
        """What the search may find: the text of the file that the document has now."""
        return self.filter(state=ExtractionState.DONE, file_name=F("document__file"))

    def outdated(self) -> Self:
        """Finished with another file than the document has now."""
        return self.exclude(state__in=OPEN).exclude(file_name=F("document__file"))

    def to_try_again(self) -> Self:
        """Not read for a reason that may have gone since."""
        some_time_ago = timezone.now() - TRY_AGAIN_AFTER
        return self.filter(problem__in=PASSING, finished_at__lt=some_time_ago)


class FileText(JobRow):
    """`file_name` and `file_hash` are of the file that `text` was taken from; storages give every
    file a name of its own. Its limits end a run long before it counts as silent. What harms is read
    in a process of its own, so a run that is broken off says nothing about the file.
    """

    KEY = "document_id"
    MOST_ATTEMPTS: ClassVar[int] = 10

    document = models.OneToOneField(
        get_document_model_string(), models.CASCADE, related_name="+", verbose_name=_("file")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=ExtractionState, default=ExtractionState.WAITING
    )
    problem = models.CharField(_("problem"), max_length=10, choices=Problem, blank=True)
    file_name = models.CharField(max_length=255, default="", editable=False)
    file_hash = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(_("pages read"), default=0)
    is_cut = models.BooleanField(_("only the beginning was read"), default=False)
    finished_at = models.DateTimeField(_("read on"), null=True)

    objects = FileTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text in a file")
        verbose_name_plural = _("text in files")
        ordering = ["-finished_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="file_text_names_its_problem",
                condition=models.Q(state=ExtractionState.FAILED, problem__gt="")
                | (~models.Q(state=ExtractionState.FAILED) & models.Q(problem="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"
