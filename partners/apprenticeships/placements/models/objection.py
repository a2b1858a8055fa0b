"""What a host says against one placement, what the cooperative answers, and what was decided."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare, look
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS, Placement
from partners.apprenticeships.placements.objection_rules import (
    DECIDED,
    UNDECIDED,
    Facts,
    Station,
    heard_until,
)
from partners.apprenticeships.results import openings, saying

_UNDECIDED = [one.value for one in UNDECIDED]
_DECIDED = [one.value for one in DECIDED]


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def undecided(self) -> Self:
        return self.filter(state__in=_UNDECIDED)

    def of(self, placement: Placement) -> Self:
        """Those of the batch where it is now: a host reads nothing that another said."""
        return self.filter(placement=placement, batch=placement.batch_id)

    def with_sides(self) -> Self:
        return self.select_related(
            "placement__result__organisation__region__parent",
            "placement__result__round",
            "placement__result__place",
            "placement__batch__offer__host",
            "batch__offer__host",
        )


class Objection(models.Model):
    """To a placement at `batch`: a placement that goes on elsewhere takes none along. Both sides
    read `words`, `answer` and `reason`.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits for the cooperative's answer")
        ANSWERED = "answered", _("answered, waits for a decision")
        WITHDRAWN = "withdrawn", _("withdrawn by the host")
        DISMISSED = "dismissed", _("dismissed: the placement stands")
        UPHELD = "upheld", _("upheld: the placement is called off")
        LAPSED = "lapsed", _("lapsed without a decision")

    class Kind(models.TextChoices):
        CAPACITY = "capacity", _("We cannot receive them after all")
        REQUIREMENTS = "requirements", _("They lack what the offer asks for")
        SAFETY = "safety", _("Somebody's safety is at risk")
        INTEREST = "interest", _("There is a conflict of interest")
        EARLIER = "earlier", _("Something happened between us before")
        OTHER = "other", _("Something else")

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="objections", verbose_name=_("placement")
    )
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", verbose_name=_("batch"))
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.OPEN, editable=False
    )
    kind = models.CharField(_("about"), max_length=12, choices=Kind)
    words = models.TextField(_("what the host says"), max_length=LONGEST_WORDS)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    raised_at = models.DateTimeField(_("raised on"), default=timezone.now, editable=False)
    answer = models.TextField(_("what the cooperative says"), max_length=LONGEST_WORDS, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    reason = models.TextField(_("reason of the decision"), max_length=LONGEST_WORDS, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection to a placement")
        verbose_name_plural = _("objections to placements")
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="objection_one_undecided",
                fields=["placement"],
                condition=Q(state__in=_UNDECIDED),
            ),
            models.CheckConstraint(
                name="objection_state_is_known",
                condition=Q(state__in=[station.value for station in Station]),
            ),
            models.CheckConstraint(name="objection_says_why", condition=~Q(words="")),
            models.CheckConstraint(
                name="objection_answered_says_what",
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="objection_decided_says_why",
                condition=~Q(state__in=_DECIDED) | (~Q(reason="") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement.cooperative} · {self.batch.offer}"

    @property
    def look(self) -> Look:
        return look(self.State(self.state))

    @property
    def is_undecided(self) -> bool:
        return self.state in _UNDECIDED

    @property
    def begins(self) -> datetime:
        """The first moment of the batch that it is about."""
        return openings.begins(self.batch)

    @property
    def heard_until(self) -> datetime:
        return heard_until(self.raised_at, self.begins)

    @property
    def until_words(self) -> str:
        """By the cooperative's own clocks."""
        return saying.moment(self.heard_until, saying.zone(self.placement.result))

    def facts(self, placement: Placement, at: datetime) -> Facts:
        """`placement` as it is now; that its seat is gone is seen before the night."""
        is_there = placement.state == Placement.State.EXPECTED and placement.holds_its_seat
        is_ahead = is_there and placement.batch_id == self.batch_id and at < self.begins
        return Facts(Station(self.state), is_ahead=is_ahead, is_heard=at >= self.heard_until)


declare(
    {
        Objection.State.OPEN: Look("attention", "wait"),
        Objection.State.ANSWERED: Look("attention", "wait"),
        Objection.State.WITHDRAWN: Look("neutral", "minus"),
        Objection.State.DISMISSED: Look("success", "check"),
        Objection.State.UPHELD: Look("danger", "close"),
        Objection.State.LAPSED: Look("neutral", "minus"),
    }
)
