"""What a cooperative says against its result, and what was answered."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.ui.states import Look, declare, look
from partners.apprenticeships.applications.models import Submission
from partners.apprenticeships.results.appeal_rules import ANSWERED, Station, answer_until
from partners.apprenticeships.results.models.result import Result
from partners.apprenticeships.rounds.deadlines import Zone, zone_of
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.models import Mandate, Membership
from partners.organisations.models import Organisation

LONGEST_WORDS = 2_000


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> Self:
        return self.filter(state=Appeal.State.OPEN)

    def standing(self) -> Self:
        """All but those that were withdrawn."""
        return self.exclude(state=Appeal.State.WITHDRAWN)

    def of_round(self, round: Round) -> Self:
        return self.filter(result__round=round)

    def of_others_than(self, actor: Actor) -> Self:
        """Staff answer none of an organisation that they belong to or help, none of a round in
        which one of theirs hosts a batch, and none that they raised, nor of what they handed in or
        answered for the cooperative, whichever side they have left since.
        """
        mine = Membership.objects.live().of(actor).values("organisation")
        helped = Mandate.objects.of(actor).in_force(localdate()).values("cooperative")
        hosted = RoundBatch.objects.filter(batch__offer__host__in=mine).order_by().values("round")
        signed = Submission.objects.filter(by=actor.person).exclude(role=Submission.Role.STAFF)
        others = self.exclude(result__organisation__in=mine).exclude(raised_by=actor.person)
        others = others.exclude(result__organisation__merged_into__in=mine)
        others = others.exclude(result__answered_by=actor.person)
        others = others.exclude(result__application__in=signed.order_by().values("application"))
        return others.exclude(result__organisation__in=helped).exclude(result__round__in=hosted)

    def with_sides(self) -> Self:
        return self.select_related(
            "result__organisation__region__parent",
            "result__organisation__merged_into",
            "result__round",
            "result__application",
        )


class Appeal(models.Model):
    """Once for each kind, as long as it is not withdrawn. The cooperative reads `reason`."""

    class State(models.TextChoices):
        OPEN = "open", _("waits for an answer")
        UPHELD = "upheld", _("upheld")
        DISMISSED = "dismissed", _("dismissed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Kind(models.TextChoices):
        FACT = "fact", _("A fact about the cooperative was read wrongly")
        RULE = "rule", _("A rule was applied wrongly")
        OTHER = "other", _("Something else is wrong")

    result = models.ForeignKey(
        Result, models.PROTECT, related_name="appeals", verbose_name=_("result")
    )
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.OPEN, editable=False
    )
    kind = models.CharField(_("about"), max_length=5, choices=Kind)
    words = models.TextField(_("what the cooperative says"), max_length=LONGEST_WORDS)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    raised_at = models.DateTimeField(_("raised on"), default=timezone.now, editable=False)
    reason = models.TextField(_("answer"), max_length=LONGEST_WORDS, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="appeal_once_a_matter",
                fields=["result", "kind"],
                condition=~Q(state="withdrawn"),
            ),
            models.CheckConstraint(
                name="appeal_state_is_known",
                condition=Q(state__in=[station.value for station in Station]),
            ),
            models.CheckConstraint(name="appeal_says_why", condition=~Q(words="")),
            models.CheckConstraint(
                name="appeal_answered_says_why",
                condition=~Q(state__in=[station.value for station in ANSWERED])
                | (~Q(reason="") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative} · {self.result.round}"

    @property
    def look(self) -> Look:
        return look(self.State(self.state))

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def cooperative(self) -> Organisation:
        return self.result.organisation

    @property
    def speaker(self) -> Organisation:
        """Whose people speak of it: where a merged cooperative's result stayed behind, those of the
        one that it was merged into.
        """
        return self.cooperative.merged_into or self.cooperative

    @property
    def zone(self) -> Zone:
        return zone_of(self.cooperative.region_id or "")

    @property
    def answer_until(self) -> datetime:
        return answer_until(self.raised_at, self.zone)


declare(
    {
        Appeal.State.OPEN: Look("attention", "wait"),
        Appeal.State.UPHELD: Look("success", "check"),
        Appeal.State.DISMISSED: Look("neutral", "close"),
        Appeal.State.WITHDRAWN: Look("neutral", "minus"),
    }
)
