"""One matching of a round by a job: asked for by a moderator, verified, kept."""

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare
from partners.apprenticeships.rounds.command_words import STEPS
from partners.apprenticeships.rounds.models import Round

FOLDER = "rounds"
READING, COMPARING, WRITING = "reading", "comparing", "writing"
PROGRESS = {
    READING: _("reading applications and batches"),
    COMPARING: _("comparing with other conditions"),
    WRITING: _("writing the results"),
}


class MatchingQuerySet(JobQuerySet):
    def at_work(self) -> Self:
        """Waiting for the job, or in its hands: one for each round at most."""
        return self.filter(state__in=(WAITING, RUNNING))

    def of(self, round: Round) -> Self:
        return self.filter(round=round)

    def results_of(self, rounds: Iterable[Round]) -> Self:
        """Those whose results these rounds have, without their figures."""
        done = {"purpose": Matching.Purpose.RESULT, "state": Matching.State.DONE}
        return self.filter(round__in=list(rounds), **done).defer("figures", "handed", "problems")

    def standing(self, round: Round) -> "Matching | None":
        """The one whose results the round has; None before, and once it is undone."""
        found: Matching | None = self.filter(
            round=round, purpose=Matching.Purpose.RESULT, state=Matching.State.DONE
        ).first()
        return found


class Matching(JobRow):
    """`step` is how far a run came, `problem` why one stopped, `problems` what is to be mended:
    `[{"id": …, "en": …}]`. `figures`: what `results.figures` counts; of a comparison also
    `what_if`: by language its `header` and `rows`. `files`: bytes of the `result`, and of those for
    everybody (`public`) by name. `handed_over`: seats that stood free in earlier rounds and are
    given in this one, by key of the earlier `RoundBatch`. `handed`: of a round that is taken in
    from sheets, what `results.taking_in` needs beside the files.
    """

    class Purpose(models.TextChoices):
        RESULT = "result", _("the result")
        COMPARE = "compare", _("what if")

    class State(models.TextChoices):
        WAITING = WAITING, _("waits for the job")
        RUNNING = RUNNING, _("at work")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")
        UNDONE = "undone", _("undone")

    class Problem(models.TextChoices):
        NONE = "", ""
        BAD_INPUT = "bad-input", _("Something that was handed in contradicts itself.")
        FAILS_CHECK = "fails-check", _("The result did not pass the check; nothing was written.")
        OTHER_RULES = "other-rules", _("The rules of the portal are no more those of the round.")
        SEATS_MOVED = "seats-moved", _("Seats of an earlier round changed meanwhile; ask again.")
        NO_PROOF = "no-proof", _("The files do not prove the round; nothing was taken in.")
        NOT_FOUND = "not-found", _("Not everything was found on the portal; nothing was taken in.")
        FAILED = "failed", _("Something went wrong that nobody foresaw; nothing was written.")
        GIVEN_UP = "given-up", _("The job was broken off several times; nothing was written.")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="matchings", verbose_name=_("round")
    )
    purpose = models.CharField(max_length=7, choices=Purpose, default=Purpose.RESULT)
    questions = models.JSONField(default=list, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for on"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    step = models.CharField(max_length=20, default="", editable=False)
    problem = models.CharField(max_length=20, choices=Problem, default="", editable=False)
    problems = models.JSONField(default=list, editable=False)
    problem_count = models.PositiveIntegerField(default=0, editable=False)
    figures = models.JSONField(default=dict, editable=False)
    files = models.JSONField(default=dict, editable=False)
    handed_over = models.JSONField(default=dict, editable=False)
    handed = models.JSONField(default=dict, editable=False)

    objects = MatchingQuerySet.as_manager()

    class Meta:
        verbose_name = _("matching of a round")
        verbose_name_plural = _("matchings of rounds")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                name="matching_one_at_work",
                condition=Q(state__in=(WAITING, RUNNING)),
            ),
            models.UniqueConstraint(
                fields=["round"],
                name="matching_one_result",
                condition=Q(purpose="result", state="done"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def is_at_work(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def progress(self) -> str:
        """How far it came, in the reader's language."""
        if self.state != self.State.RUNNING:
            return str(self.State(self.state).label)
        return str(PROGRESS.get(self.step) or gettext(STEPS.get(self.step, "")) or "")

    @property
    def path(self) -> str:
        """Of the whole result in the private storage, under a key that cannot be guessed."""
        return f"{FOLDER}/{self.key}/result.json.gz"

    def public_path(self, name: str) -> str:
        """Of a file that everybody may read once the round is published."""
        return f"{FOLDER}/{self.key}/public/{name}"

    def handed_path(self, name: str) -> str:
        """Of a file that a round is taken in from, until the job is over."""
        return f"{FOLDER}/{self.key}/handed/{name}"

    def problems_in(self, language: str) -> list[str]:
        found: list[dict[str, Any]] = self.problems
        return [one.get(language) or one.get("id", "") for one in found]


declare(
    {
        Matching.State.WAITING: Look("neutral", "wait"),
        Matching.State.RUNNING: Look("primary", "clock"),
        Matching.State.DONE: Look("success", "check"),
        Matching.State.STOPPED: Look("danger", "warning"),
        Matching.State.UNDONE: Look("neutral", "minus"),
    }
)
