"""Two records of the register that may be one cooperative, and what people said about them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare
from partners.organisations.models.organisation import Organisation

MOST = 100


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def open(self) -> Self:
        """Those that wait for a person; not those of which one was taken off the register since."""
        standing = self.filter(first__archived_at=None, second__archived_at=None)
        return standing.filter(state=DuplicatePair.State.OPEN)

    def of(self, organisation: Organisation) -> Self:
        return self.filter(Q(first=organisation) | Q(second=organisation))

    def within(self, organisations: Any) -> Self:
        """Both of which are among these: a query of organisations or of their keys."""
        return self.filter(first__in=organisations, second__in=organisations)

    def in_province(self, code: str) -> Self:
        """One of which lies there."""
        return self.filter(
            Q(first__region__code__startswith=code) | Q(second__region__code__startswith=code)
        )

    def with_both(self) -> Self:
        """With what is shown of both at hand."""
        sides = ("first", "second")
        return self.select_related(
            *(f"{side}__region__parent__parent__parent" for side in sides),
            *(f"{side}__cooperative__stage" for side in sides),
            "decided_by",
            "said_by",
        )


class DuplicatePair(models.Model):
    """`reasons` are codes of duplicates/scoring.py; `decided_on` those of the day it was decided.

    A pair that is open and has a decision was decided before, on other facts: it is shown again
    with what was said then. `said_…` is the word of somebody in whose area both lie that they are
    one, where a moderator has to carry it out.
    """

    class State(models.TextChoices):
        OPEN = "open", _("nobody decided")
        SAME = "same", _("one cooperative")
        DISTINCT = "distinct", _("two cooperatives")

    first = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", verbose_name=_("first")
    )
    second = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", verbose_name=_("second")
    )
    score = models.PositiveSmallIntegerField(_("score"))
    margin = models.SmallIntegerField(
        _("margin"), help_text=_("How far the next candidate of either record lies behind.")
    )
    reasons = models.JSONField(_("reasons"), default=list)
    found_at = models.DateTimeField(_("found"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_on = models.JSONField(default=list, editable=False)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    said_at = models.DateTimeField(null=True, editable=False)
    said_why = models.CharField(max_length=500, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "-margin", "pk"]
        indexes = [models.Index(fields=["state", "-score"], name="duplicate_pair_state_score")]
        constraints = [
            models.UniqueConstraint(name="duplicate_pair_once", fields=["first", "second"]),
            models.CheckConstraint(
                name="duplicate_pair_in_order", condition=Q(first__lt=F("second"))
            ),
            models.CheckConstraint(
                name="duplicate_pair_score_of_hundred", condition=Q(score__lte=MOST)
            ),
            models.CheckConstraint(
                name="duplicate_pair_decided_says_when",
                condition=Q(state="open") | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="duplicate_pair_distinct_says_why",
                condition=~Q(state="distinct") | ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def was_decided(self) -> bool:
        """Before, on other facts."""
        return self.is_open and self.decided_at is not None

    @property
    def is_handed_over(self) -> bool:
        return self.is_open and self.said_at is not None

    def other(self, organisation: Organisation) -> Organisation:
        return self.second if organisation.pk == self.first_id else self.first


STATES = declare(
    {
        DuplicatePair.State.OPEN: Look("attention", "wait"),
        DuplicatePair.State.SAME: Look("success", "check"),
        DuplicatePair.State.DISTINCT: Look("neutral", "minus"),
    }
)


class RegisterReviewQuerySet(JobQuerySet):
    def at_work(self) -> Self:
        """Waiting for the job, or in its hands: one at most."""
        return self.filter(state__in=(WAITING, RUNNING))

    def last_done(self) -> Any:
        """The newest that came to its end; None before the first."""
        return self.filter(state=RegisterReview.State.DONE).order_by("-finished_at").first()


class RegisterReview(JobRow):
    """One look at the whole register: duplicates are sought, what is known is counted.

    `figures` are what `quality.py` counts, of the moment of `finished_at`.
    """

    class State(models.TextChoices):
        WAITING = WAITING, _("waits for the job")
        RUNNING = RUNNING, _("at work")
        DONE = "done", _("done")
        FAILED = "failed", _("broken off")

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    figures = models.JSONField(default=dict, editable=False)
    asked_at = models.DateTimeField(auto_now_add=True)

    objects = RegisterReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of the register")
        verbose_name_plural = _("reviews of the register")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                # A constant, so that the database itself refuses a second one.
                models.Value(1),
                name="register_review_one_at_work",
                condition=Q(state__in=(WAITING, RUNNING)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


declare(
    {
        RegisterReview.State.WAITING: Look("neutral", "wait"),
        RegisterReview.State.RUNNING: Look("primary", "clock"),
        RegisterReview.State.DONE: Look("success", "check"),
        RegisterReview.State.FAILED: Look("danger", "warning"),
    }
)
