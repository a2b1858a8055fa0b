"""One round: whose seats it gives, until when one applies, by which published rules."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from home.one_form import OneWhateverItsCase
from home.ui.states import Look, declare
from partners.apprenticeships.rounds import lifecycle
from partners.apprenticeships.rounds.lifecycle import Facts, Phase, RoundState

PHASES = declare(
    {
        Phase.DRAFT: Look("neutral", "edit", _("draft")),
        Phase.COLLECTING: Look("success", "mail", _("receiving applications")),
        Phase.CLOSED: Look("attention", "lock", _("applications closed")),
        Phase.MATCHED: Look("attention", "wait", _("matched, not published")),
        Phase.PUBLISHED: Look("primary", "check", _("results published")),
        Phase.ANSWERING: Look("success", "mail", _("receiving answers")),
        Phase.ENDED: Look("neutral", "flag", _("ended")),
        Phase.CANCELLED: Look("danger", "close", _("cancelled")),
    }
)
STATES = declare(
    {
        RoundState.DRAFT: Look("neutral", "edit", PHASES[Phase.DRAFT]),
        RoundState.OPEN: Look("success", "mail", _("announced")),
        RoundState.MATCHED: Look("attention", "wait", PHASES[Phase.MATCHED]),
        RoundState.PUBLISHED: Look("primary", "check", PHASES[Phase.PUBLISHED]),
        RoundState.CANCELLED: Look("danger", "close", PHASES[Phase.CANCELLED]),
    }
)
LEAST_CONFIRM_DAYS, MOST_CONFIRM_DAYS = 7, 60  # two reminders need time
STATE_CHOICES = [(state.value, word) for state, word in STATES.items()]


class RoundQuerySet(models.QuerySet["Round"]):
    def announced(self) -> Self:
        """Those that readers know of: neither drafts nor called off before they began."""
        return self.exclude(announced_at=None)

    def collecting(self, at: datetime | None = None) -> Self:
        """Announced, and somewhere in the country one may still hand in."""
        return self.filter(state=RoundState.OPEN, closes_at__gt=at or timezone.now())

    def published(self) -> Self:
        return self.filter(state=RoundState.PUBLISHED)

    def real(self) -> Self:
        """Without those of the demo, in which no cooperative applied and none was placed."""
        return self.filter(is_demo=False)

    def that_count(self) -> Self:
        """The real ones. Where there are none, those of the demo, shown as what they are."""
        return self.real() if self.real().exists() else self

    def newest_first(self) -> Self:
        return self.order_by("-apply_until", "-pk")


class Round(models.Model):
    """Its `state` is moved by services only. `seed` is secret until the results are published;
    `commitment`, its SHA-256, is published when the round is announced. `weights` are the points
    of each criterion and `policy` the version of rules and classes that hold for it.

    `apply_until` is the last day to apply, until 23:59 where the cooperative is; `closes_at` the
    moment at which that day is over in all of Indonesia.

    A round that was run from sheets is taken in whole (`taken_in_at`, by `matched_by`): readers
    know of it once it is published, which is when it is announced here.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name_id = models.CharField(_("name (Indonesian)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=STATE_CHOICES, default=RoundState.DRAFT, editable=False
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("second round after"),
        help_text=_("For those without a place in that round; places held there stay."),
    )
    apply_until = models.DateField(_("last day to apply"))
    closes_at = models.DateTimeField(editable=False)
    policy = models.CharField(_("version of the rules"), max_length=20, editable=False)
    weights = models.JSONField(_("weights"), default=dict, editable=False)
    reserve_percent = models.PositiveSmallIntegerField(
        _("seats reserved for 3T regions, percent"),
        null=True,
        blank=True,
        help_text=_("Of each batch, to the nearest seat. Empty: as each batch says."),
    )
    confirm_days = models.PositiveSmallIntegerField(
        _("days in which hosts confirm their batches"),
        null=True,
        blank=True,
        help_text=_(
            "After the results. After two reminders without a word a batch is called off, a week "
            "before it begins at the latest. Empty: nobody is asked."
        ),
    )
    seed = models.CharField(max_length=128, blank=True, editable=False)
    commitment = models.CharField(max_length=64, blank=True, editable=False)
    announced_at = models.DateTimeField(null=True, editable=False)
    taken_in_at = models.DateTimeField(_("taken in from sheets"), null=True, editable=False)
    matched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    published_at = models.DateTimeField(_("results readable from"), null=True, editable=False)
    answers_from = models.DateTimeField(_("answers from"), null=True, editable=False)
    answers_until = models.DateTimeField(_("answers until"), null=True, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RoundQuerySet.as_manager()
    name = Bilingual("name")

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-apply_until", "-pk"]
        constraints = [
            OneWhateverItsCase("code", name="round_code_once_whatever_its_case"),
            models.CheckConstraint(
                name="round_state_is_known",
                condition=Q(state__in=[state.value for state in RoundState]),
            ),
            models.CheckConstraint(
                name="round_reserve_is_a_share",
                condition=Q(reserve_percent__isnull=True) | Q(reserve_percent__lte=100),
                violation_error_message=_("A share is between 0 and 100 percent."),
            ),
            models.CheckConstraint(
                name="round_confirm_days_leave_time",
                condition=Q(confirm_days__isnull=True)
                | Q(confirm_days__gte=LEAST_CONFIRM_DAYS, confirm_days__lte=MOST_CONFIRM_DAYS),
                violation_error_message=_("Between 7 and 60 days."),
            ),
            models.CheckConstraint(
                name="round_announced_is_committed",
                condition=~Q(state__in=["open", "matched", "published"])
                | (
                    ~Q(commitment="")
                    & ~Q(seed="")
                    & (
                        Q(announced_at__isnull=False)
                        | Q(state="matched", taken_in_at__isnull=False)
                    )
                ),
            ),
            models.CheckConstraint(
                name="round_matched_by_somebody",
                condition=~Q(state__in=["matched", "published"]) | Q(matched_by__isnull=False),
            ),
            models.CheckConstraint(
                name="round_published_by_another",
                condition=~Q(state="published")
                | (Q(published_by__isnull=False) & ~Q(published_by=F("matched_by"))),
            ),
            models.CheckConstraint(
                name="round_published_says_when",
                condition=~Q(state="published")
                | Q(
                    published_at__isnull=False,
                    answers_from__isnull=False,
                    answers_until__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="round_answers_in_order",
                condition=Q(answers_from__isnull=True)
                | Q(
                    answers_from__gte=F("published_at"),
                    answers_until__gt=F("answers_from"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def facts(self) -> Facts:
        return Facts(RoundState(self.state), self.closes_at, self.answers_from, self.answers_until)

    @property
    def phase(self) -> Phase:
        return lifecycle.phase(self.facts, timezone.now())

    @property
    def is_applied_to(self) -> bool:
        """Whether there can be applications: it was announced, or taken in with them."""
        return self.announced_at is not None or self.taken_in_at is not None

    def is_collecting(self, at: datetime | None = None) -> bool:
        """Whether somewhere in the country one may still hand in."""
        return lifecycle.phase(self.facts, at or timezone.now()) is Phase.COLLECTING
