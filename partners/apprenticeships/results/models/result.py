"""What a round decided about one application, and what the cooperative answered: two axes."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare, look
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation


class Standing(models.TextChoices):
    """Where an application stands in its round."""

    PLACED = "placed", _("placed")
    PROMOTED = "promoted", _("placed from the waiting list")
    WAITING = "waiting", _("waiting")
    NOT_PLACED = "not_placed", _("not placed")
    LAPSED = "lapsed", _("lapsed")


class Answer(models.TextChoices):
    """What the cooperative answered to its place."""

    OPEN = "open", _("no answer yet")
    BINDING = "binding", _("accepted")
    CONDITIONAL = "conditional", _("accepted, waiting for a better one")
    DECLINED = "declined", _("declined")
    LATE = "late", _("not answered in time")


HOLDING = (Answer.OPEN, Answer.BINDING, Answer.CONDITIONAL)


class ResultQuerySet(models.QuerySet["Result"]):
    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation)

    def published(self) -> Self:
        """Those that their cooperatives may know."""
        return self.filter(round__in=Round.objects.published())

    def accepted(self) -> Self:
        """For good or for the time being, in a batch that has not ended."""
        return self.filter(answer__in=(Answer.BINDING, Answer.CONDITIONAL), is_over=False)

    def in_line(self, round: Round, at: datetime) -> Self:
        """Who of a round would still go where they like it better: as `rules.waits`."""
        in_time = Q(answer_until__gt=at)
        if round.answers_until is None or at < round.answers_until:
            in_time |= Q(answer_until=None)
        placed = Q(standing__in=(Standing.PLACED, Standing.PROMOTED))
        open_ = Q(answer=Answer.OPEN)
        return self.filter(
            Q(standing=Standing.WAITING) & open_
            | placed & open_ & in_time
            | placed & Q(answer=Answer.CONDITIONAL),
            round=round,
        )

    def holding(self) -> Self:
        """Those that take a seat now."""
        return self.filter(place__isnull=False, answer__in=HOLDING)


class Result(models.Model):
    """One for each application that a round was matched on. `place` is the seat that it holds now,
    `first_place` the one that the round gave; `preference` says how much it likes `place`: whole
    numbers, the smaller the better, comparable within the application only
    (`partners.matching.preferences`). `mode` is how they meet (`partners.matching.rows.Mode`), 0
    where nobody said.

    `is_3t`: the cooperative was from a 3T region when the round was matched.

    `answer_until`: of a seat that fell free, by when it must be answered; else as the round says.
    `changed_at`: the last move or answer. `gave_back`: the place had been accepted for good.
    `is_over`: its batch has ended, and another place may be accepted. `told_at`: when people were
    written to that it can be read.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="results")
    application = models.OneToOneField(
        Application, models.PROTECT, related_name="result", verbose_name=_("application")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="results", verbose_name=_("cooperative")
    )
    standing = models.CharField(_("result"), max_length=10, choices=Standing)
    answer = models.CharField(_("answer"), max_length=11, choices=Answer, default=Answer.OPEN)
    place = models.ForeignKey(
        RoundBatch, models.PROTECT, null=True, blank=True, related_name="results"
    )
    first_place = models.ForeignKey(
        RoundBatch, models.PROTECT, null=True, blank=True, related_name="+"
    )
    preference = models.BigIntegerField(null=True)
    mode = models.PositiveSmallIntegerField(default=0)
    is_3t = models.BooleanField(_("from a 3T region"), default=False)
    answered_at = models.DateTimeField(_("answered on"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answer_until = models.DateTimeField(_("answer until"), null=True)
    changed_at = models.DateTimeField(null=True)
    gave_back = models.BooleanField(default=False)
    is_over = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["round", "application"]
        constraints = [
            models.CheckConstraint(
                name="result_standing_is_known", condition=Q(standing__in=Standing.values)
            ),
            models.CheckConstraint(
                name="result_answer_is_known", condition=Q(answer__in=Answer.values)
            ),
            models.CheckConstraint(
                name="result_placed_somewhere",
                condition=Q(standing__in=["placed", "promoted"], place__isnull=False)
                | (~Q(standing__in=["placed", "promoted"]) & Q(place__isnull=True)),
            ),
            models.CheckConstraint(
                name="result_answered_when_placed",
                condition=Q(answer__in=["open", "declined", "late"])
                | Q(standing__in=["placed", "promoted"]),
            ),
            models.UniqueConstraint(
                name="result_one_place_accepted",
                fields=["organisation"],
                condition=Q(answer__in=["binding", "conditional"], is_over=False),
            ),
            models.CheckConstraint(
                name="result_late_has_lapsed", condition=~Q(answer="late") | Q(standing="lapsed")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_standing_display()}"

    @property
    def look(self) -> Look:
        return look(Standing(self.standing))

    @property
    def answer_look(self) -> Look:
        return look(Answer(self.answer))

    @property
    def due(self) -> datetime | None:
        """The first moment at which it is too late to answer."""
        return self.answer_until or self.round.answers_until

    @property
    def holds_a_seat(self) -> bool:
        return self.place_id is not None and self.answer in HOLDING


declare(
    {
        Standing.PLACED: Look("success", "check"),
        Standing.PROMOTED: Look("success", "check"),
        Standing.WAITING: Look("attention", "wait"),
        Standing.NOT_PLACED: Look("neutral", "minus"),
        Standing.LAPSED: Look("neutral", "close"),
    }
)
declare(
    {
        Answer.OPEN: Look("attention", "wait"),
        Answer.BINDING: Look("success", "check"),
        Answer.CONDITIONAL: Look("primary", "wait"),
        Answer.DECLINED: Look("neutral", "minus"),
        Answer.LATE: Look("attention", "clock"),
    }
)
