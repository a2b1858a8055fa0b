"""Lists that are handed in for the national register, and what becomes of their rows.

A list passes three steps, each a job: it is read (which columns mean what), checked against the
register (what would become of each row; nothing is written), and written. It can be undone.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare
from home.uploads.storage import private_storage
from partners.organisations.models.organisation import Organisation


def list_path(record: "RegisterImport", name: str) -> str:
    """Under a key that cannot be guessed; the name that people gave stays in the row."""
    ending = name.rpartition(".")[2][:5].lower()
    return f"register/{record.key}/list.{ending}"


class RegisterImportQuerySet(JobQuerySet):
    def at_work(self) -> Self:
        """Waiting for the job, or in its hands: at most one at a time writes."""
        return self.filter(state__in=(WAITING, RUNNING))

    def written(self) -> Self:
        """Those whose rows stand in the register."""
        return self.filter(step=RegisterImport.Step.WRITE, state=RegisterImport.State.DONE)

    def full(self) -> Self:
        return self.filter(scope=RegisterImport.Scope.FULL)


class RegisterImport(JobRow):
    """One list. `step` is what the job does or did last, `state` how far it came with it.

    (READ, DONE) waits for the columns to be confirmed, (CHECK, DONE) for the plan to be; (WRITE,
    DONE) stands in the register, (UNDO, DONE) no more. `STOPPED` tells why in `problem`.
    """

    KEY = "key"

    class Scope(models.TextChoices):
        FULL = "full", _("every cooperative of the country")
        PART = "part", _("some cooperatives; nobody is missing who is not in it")

    class Step(models.TextChoices):
        READ = "read", _("read the file")
        CHECK = "check", _("compare with the register")
        WRITE = "write", _("write into the register")
        UNDO = "undo", _("take back what was written")

    class State(models.TextChoices):
        WAITING = WAITING, _("waits for the job")
        RUNNING = RUNNING, _("at work")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")
        DROPPED = "dropped", _("put aside")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=160)
    file = models.FileField(_("file"), storage=private_storage, upload_to=list_path)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(
        _("what the list is"),
        max_length=200,
        help_text=_("Who keeps it, and what it is called, for example: SIMKOPDES, all of them."),
    )
    as_of = models.DateField(_("as of"), help_text=_("The day that the list speaks of."))
    scope = models.CharField(_("holds"), max_length=4, choices=Scope)
    corrects = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="corrections"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    """Who asked for the step that is at work, or was last."""
    command = models.CharField(max_length=60, blank=True, editable=False)
    step = models.CharField(_("step"), max_length=5, choices=Step, default=Step.READ)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    problem = models.JSONField(default=dict, editable=False)
    """`{"code": …, "facts": [ … ]}`: why the step stopped; empty otherwise."""
    columns = models.JSONField(default=list, editable=False)
    """What was read: `[{"sheet", "at", "heading", "key", "examples"}]`; no `key`: unused."""
    receipt = models.JSONField(default=list, editable=False)
    """What was left out of the file, as `home.sheets` tells it."""
    figures = models.JSONField(default=dict, editable=False)
    """Rows by outcome, and what the guards weigh: rows, known, provinces."""
    guards = models.JSONField(default=list, editable=False)
    """`[{"code": …, "facts": [ … ], "may_be_passed": bool}]`: what speaks against writing."""
    passed_because = models.TextField(_("why it is written all the same"), blank=True)
    done_rows = models.PositiveIntegerField(default=0, editable=False)
    all_rows = models.PositiveIntegerField(default=0, editable=False)
    handed_in_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_because = models.TextField(_("why it was taken back"), blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("list for the register")
        verbose_name_plural = _("lists for the register")
        ordering = ["-handed_in_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="register_import_undone_was_written",
                condition=Q(undone_at__isnull=True) | Q(written_at__isnull=False),
            ),
            models.CheckConstraint(
                name="register_import_rows_done_of_all",
                condition=Q(done_rows__lte=F("all_rows")),
            ),
            models.UniqueConstraint(
                # A constant, so that the database itself refuses a second one.
                models.Value(1),
                name="register_import_one_writes",
                condition=Q(step__in=("write", "undo"), state__in=(WAITING, RUNNING)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_at_work(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}


STATES = declare(
    {
        RegisterImport.State.WAITING: Look("neutral", "wait"),
        RegisterImport.State.RUNNING: Look("primary", "wait"),
        RegisterImport.State.DONE: Look("success", "check"),
        RegisterImport.State.STOPPED: Look("danger", "minus"),
        RegisterImport.State.DROPPED: Look("neutral", "minus"),
    }
)


class RegisterRow(models.Model):
    """What becomes of one row of a list. Rows that change nothing are counted, not kept.

    NOTED: the cooperative stays as it is, and the register remembers what the list says of it.
    """

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        NOTED = "noted", _("only noted")
        MISSING = "missing", _("not in the list any more")
        UNSURE = "unsure", _("unsure")
        WRONG = "wrong", _("wrong")

    register_import = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField(default=0)
    """As the spreadsheet program counts; 0 for who is missing in the list."""
    cells = models.JSONField(default=dict)
    """Text of each cell that is read, by key: what the file of corrected rows is made of."""
    errors = models.JSONField(default=list)
    """`[{"key", "problem", "value", "more"}]`."""
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        related_name="register_rows",
        verbose_name=_("organisation"),
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    kept = models.JSONField(default=list)
    """`[{"key", "here", "list"}]`: the list differs, and what stands here stays."""
    said = models.JSONField(default=dict, editable=False)
    """What the register says of the cooperative once the row is written."""
    entry_before = models.JSONField(null=True, editable=False)
    """Of a row that is written: the entry as it was, to be brought back."""
    candidates = models.JSONField(default=list)
    """Of an unsure row: `[{"code", "score", "why"}]`, the likeliest first."""
    is_written = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("row of a list for the register")
        verbose_name_plural = _("rows of lists for the register")
        ordering = ["pk"]
        indexes = [models.Index(fields=["register_import", "outcome"], name="register_row_outcome")]
        constraints = [
            models.CheckConstraint(
                name="register_row_wrong_says_why",
                condition=~Q(outcome="wrong") | ~Q(errors=[]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}".strip()

    @property
    def version(self) -> str:
        """Which decision somebody had before their eyes (home.desk.locking)."""
        return self.decided_at.isoformat() if self.decided_at else "0"


OUTCOMES = declare(
    {
        RegisterRow.Outcome.NEW: Look("success", "check"),
        RegisterRow.Outcome.CHANGED: Look("primary", "edit"),
        RegisterRow.Outcome.NOTED: Look("neutral", "check"),
        RegisterRow.Outcome.MISSING: Look("attention", "minus"),
        RegisterRow.Outcome.UNSURE: Look("attention", "wait"),
        RegisterRow.Outcome.WRONG: Look("danger", "minus"),
    }
)
