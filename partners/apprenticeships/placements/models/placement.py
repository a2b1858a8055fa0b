"""One cooperative at one host for one batch, from the binding answer to the agreed outcome."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.ui.states import Look, declare, look
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.rules import OUTCOMES, Facts, Station, Word
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.membership.models import Mandate, Membership
from partners.organisations.models import Organisation

LONGEST_WORDS = 1_000
MOST_HOURS = 2_000


RUNNING = ("expected", "attending")


class PlacementQuerySet(models.QuerySet["Placement"]):
    def of(self, cooperative: Organisation) -> Self:
        return self.filter(result__organisation=cooperative)

    def hosted_by(self, host: Organisation) -> Self:
        return self.filter(batch__offer__host=host)

    def around(self, organisation: Organisation) -> Self:
        """Those that it is a side of."""
        return self.of(organisation) | self.hosted_by(organisation)

    def called_off(self) -> Self:
        return self.filter(state=Placement.State.CALLED_OFF)

    def running(self) -> Self:
        """Expected or attending."""
        return self.filter(state__in=RUNNING)

    def stated(self) -> Self:
        return self.filter(state__in=OUTCOMES)

    def over(self, day: date) -> Self:
        """Their last day is behind, and nobody said how they ended."""
        return self.running().filter(batch__ends_on__lt=day)

    def unanswered(self) -> Self:
        """Stated by the host; the cooperative has not said how it sees that."""
        return self.stated().filter(word=Placement.Word.OPEN)

    def disputed(self) -> Self:
        return self.filter(word=Placement.Word.DISAGREED)

    def of_others_than(self, actor: Actor) -> Self:
        """Staff decide nothing about an organisation of their own."""
        mine = Membership.objects.live().of(actor).values("organisation")
        helped = Mandate.objects.of(actor).in_force(localdate()).values("cooperative")
        others = self.exclude(result__organisation__in=mine)
        return others.exclude(batch__offer__host__in=mine).exclude(result__organisation__in=helped)

    def counted(self, day: date) -> dict[str, int]:
        """How many are in each state, or "over" (`Placement.look`). One query."""
        is_over = Q(state__in=RUNNING, batch__ends_on__lt=day)
        shown: Any = Case(When(is_over, then=Value("over")), default="state")
        rows: Any = self.order_by().values_list(shown).annotate(Count("pk"))
        return dict(rows)

    def shown_as(self, state: str, day: date) -> Self:
        """Those in a state of `counted`."""
        if state == "over":
            return self.over(day)
        return self.filter(state=state).exclude(state__in=RUNNING, batch__ends_on__lt=day)

    def with_sides(self) -> Self:
        """With what a line of a list shows."""
        return self.select_related(
            "result__organisation__region__parent",
            "result__application",
            "result__round",
            "result__place",
            "batch__offer__host__region__parent",
            "batch__offer__region__parent",
        )

    def newest_first(self) -> Self:
        return self.order_by("-batch__starts_on", "-pk")


class Placement(models.Model):
    """One for each result whose answer is binding. Its two sides are the organisation of the
    result and the host of the offer. `people` is how many the cooperative said to send.
    `word` is what the cooperative says of the outcome that the host states.
    """

    class State(models.TextChoices):
        EXPECTED = "expected", _("expected")
        ATTENDING = "attending", _("attending")
        COMPLETED = "completed", _("completed")
        PARTLY = "partly", _("partly completed")
        DID_NOT_COME = "did_not_come", _("did not come")
        CALLED_OFF = "called_off", _("called off")

    class Word(models.TextChoices):
        OPEN = "open", _("not answered yet")
        AGREED = "agreed", _("agrees")
        DISAGREED = "disagreed", _("disagrees")

    result = models.OneToOneField(
        Result, models.PROTECT, related_name="placement", verbose_name=_("result")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="placements", verbose_name=_("batch")
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.EXPECTED, editable=False
    )
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    hours_missed = models.PositiveSmallIntegerField(_("hours missed"), null=True, blank=True)
    remark = models.TextField(_("remark of the host"), max_length=LONGEST_WORDS, blank=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    stated_at = models.DateTimeField(_("outcome stated on"), null=True, editable=False)
    word = models.CharField(
        _("the cooperative"), max_length=9, choices=Word, default=Word.OPEN, editable=False
    )
    comment = models.TextField(
        _("comment of the cooperative"), max_length=LONGEST_WORDS, blank=True
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-batch__starts_on", "-pk"]
        indexes = [models.Index(fields=["state", "word"], name="placement_state_word")]
        constraints = [
            models.CheckConstraint(
                name="placement_state_is_known",
                condition=Q(state__in=[station.value for station in Station]),
            ),
            models.CheckConstraint(
                name="placement_word_is_known",
                condition=Q(word__in=[word.value for word in Word]),
            ),
            models.CheckConstraint(
                name="placement_outcome_says_when",
                condition=~Q(state__in=[station.value for station in OUTCOMES])
                | Q(stated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="placement_partly_says_how_much",
                condition=Q(state="partly", hours_missed__gte=1)
                | (~Q(state="partly") & Q(hours_missed__isnull=True)),
            ),
            models.CheckConstraint(
                name="placement_answers_an_outcome",
                condition=Q(word="open")
                | Q(
                    state__in=[station.value for station in OUTCOMES],
                    answered_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="placement_disagrees_and_says_why",
                condition=~Q(word="disagreed") | ~Q(comment=""),
            ),
            models.CheckConstraint(name="placement_of_somebody", condition=Q(people__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative} · {self.batch}"

    @property
    def cooperative(self) -> Organisation:
        mine: Organisation = self.result.organisation
        return mine

    @property
    def host(self) -> Organisation:
        return self.batch.offer.host

    @property
    def holds_its_seat(self) -> bool:
        """Not so from when the cooperative gave it back, or its batch was called off, until the
        night: it may have bound itself elsewhere meanwhile.
        """
        place = self.result.place
        is_bound = self.result.answer == Answer.BINDING
        return is_bound and place is not None and place.batch_id == self.batch_id

    @property
    def look(self) -> Look:
        """Nobody is there any more once the last day is behind, whatever the host has said."""
        is_over = self.batch.ends_on < localdate()
        if is_over and self.state in RUNNING:
            return OVER
        return look(self.State(self.state))

    @property
    def word_look(self) -> Look:
        return look(self.Word(self.word))

    def facts(self, *, came: bool) -> Facts:
        today = localdate()
        return Facts(
            station=Station(self.state),
            word=Word(self.word),
            has_begun=self.batch.starts_on <= today,
            is_over=self.batch.ends_on <= today,
            came=came,
        )

    @property
    def is_settled(self) -> bool:
        return self.state in OUTCOMES and self.word == self.Word.AGREED

    @property
    def is_stated(self) -> bool:
        return self.state in OUTCOMES


OVER = Look("attention", "clock", _("over, outcome not stated yet"))
declare(
    {
        Placement.State.EXPECTED: Look("primary", "wait"),
        Placement.State.ATTENDING: Look("success", "people"),
        Placement.State.COMPLETED: Look("success", "check"),
        Placement.State.PARTLY: Look("attention", "check"),
        Placement.State.DID_NOT_COME: Look("danger", "close"),
        Placement.State.CALLED_OFF: Look("neutral", "close"),
    }
)
declare(
    {
        Placement.Word.OPEN: Look("attention", "wait"),
        Placement.Word.AGREED: Look("success", "check"),
        Placement.Word.DISAGREED: Look("danger", "warning"),
    }
)
