"""What somebody asked for and another person decides: states, reasons, who decided as what."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.bilingual import Bilingual
from home.one_form import CodeField, OneWhateverItsCase
from home.ui.states import Look, declare


class State(models.TextChoices):
    WAITING = "waiting", _("waiting for an answer")
    MORE_NEEDED = "more-needed", _("more is needed")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


OPEN = (State.WAITING, State.MORE_NEEDED)
DECIDED = (State.GRANTED, State.REFUSED)
WITH_A_REASON = (State.MORE_NEEDED, State.REFUSED)
declare(
    {
        State.WAITING: Look("primary", "wait"),
        State.MORE_NEEDED: Look("attention", "warning"),
        State.GRANTED: Look("success", "check"),
        State.REFUSED: Look("danger", "cross"),
        State.WITHDRAWN: Look("neutral", "minus"),
        State.EXPIRED: Look("neutral", "minus"),
    }
)


class Capacity(models.TextChoices):
    """As what somebody decided; the nearest comes first."""

    CONTACT = "contact", _("contact in the register")
    REPRESENTATIVE = "representative", _("representative of the organisation")
    ASSISTANT = "assistant", _("business assistant")
    PMO = "pmo", _("project management officer (PMO)")
    MODERATOR = "moderator", _("the ministry's staff")


class ClaimReason(models.Model):
    """Why a claim or proposal is not granted (yet), in words that editors keep. One that was given
    to somebody is retired, never deleted.
    """

    code = CodeField(_("code"), max_length=40, unique=True)
    text_id = models.CharField(_("reason (Indonesian)"), max_length=200)
    text_en = models.CharField(_("reason (English)"), max_length=200)
    remedy_id = models.CharField(_("what would do (Indonesian)"), max_length=300, blank=True)
    remedy_en = models.CharField(_("what would do (English)"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("offered in forms"), default=True)

    text = Bilingual("text")
    remedy = Bilingual("remedy")

    class Meta:
        verbose_name = _("reason for claims")
        verbose_name_plural = _("reasons for claims")
        ordering = ["order", "code"]
        constraints = [OneWhateverItsCase("code", name="claim_reason_code_once_whatever_its_case")]

    def __str__(self) -> str:
        return str(self.text)


class AskedQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def decided(self) -> Self:
        """Granted or refused by somebody."""
        return self.filter(state__in=DECIDED)

    def of(self, actor: Actor) -> Self:
        """Those of the person who acts; none for nobody and for jobs."""
        return self.filter(person=actor.person) if actor.person else self.none()

    def unanswered_since(self, then: datetime) -> Self:
        """The person was asked for more before that moment, and said nothing."""
        return self.filter(state=State.MORE_NEEDED, since__lt=then)


class Asked(models.Model):
    """Never deleted: it ends. `since` is when it came to its state."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("person"),
    )
    words = models.TextField(_("in their own words"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now, editable=False)
    since = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.ForeignKey(
        ClaimReason,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reason"),
    )
    remark = models.TextField(_("more about the reason"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    capacity = models.CharField(_("decided as"), max_length=14, choices=Capacity, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_open_or_over",
                condition=Q(state__in=["waiting", "more-needed"], decided_at__isnull=True)
                | (~Q(state__in=["waiting", "more-needed"]) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="%(class)s_decided_as_somebody",
                condition=(Q(state__in=["granted", "refused"]) & ~Q(capacity=""))
                | (~Q(state__in=["granted", "refused"]) & Q(capacity="")),
            ),
            models.CheckConstraint(
                name="%(class)s_nobody_decides_their_own",
                condition=Q(decided_by__isnull=True)
                | ~Q(state__in=["granted", "refused"])
                | ~Q(decided_by=F("person")),
            ),
            models.CheckConstraint(
                name="%(class)s_refused_for_a_reason",
                condition=~Q(state__in=["more-needed", "refused"]) | Q(reason__isnull=False),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def age(self) -> timedelta:
        """From the day it was asked to its decision, or to now."""
        return (self.decided_at or timezone.now()) - self.asked_at
