"""A dated cohort of an offer: seats, and the rules for filling them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from home.addresses import free_address
from home.models import Region
from home.one_form import OneWhateverItsCase
from home.ui.states import Look, look
from partners.apprenticeships import lifecycle
from partners.apprenticeships.labels import STATE_CHOICES
from partners.apprenticeships.lifecycle import MATCHABLE, Applying, BatchState, Facts, Phase
from partners.apprenticeships.models.querysets import BatchQuerySet

MOST_SEATS = 10_000
MOST_PEOPLE = 99  # of one cooperative


class Batch(ClusterableModel):
    """Its `state` is moved by services only; drafts of the offer never carry it back."""

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="batches")
    code = models.SlugField(
        _("code"),
        max_length=90,
        unique=True,
        blank=True,
        help_text=_("Names the batch in spreadsheets. Made from the offer and the date if empty."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    apply_until = models.DateField(
        _("last day to apply"),
        null=True,
        blank=True,
        help_text=_("Empty: the day before the first day."),
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"),
        validators=[MaxValueValidator(MOST_SEATS)],
        help_text=_("One seat is for one cooperative, with as many people as the batch allows."),
    )
    minimum = models.PositiveSmallIntegerField(
        _("minimum to run"),
        default=0,
        validators=[MaxValueValidator(MOST_SEATS)],
        help_text=_("With fewer seats filled the batch is called off."),
    )
    max_per_cooperative = models.PositiveSmallIntegerField(
        _("most people per cooperative"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    reserve_3t = models.PositiveSmallIntegerField(
        _("seats reserved for 3T regions"),
        default=0,
        validators=[MaxValueValidator(MOST_SEATS)],
        help_text=_("First for underserved regions; free for all when they do not fill them."),
    )
    origins = ParentalManyToManyField(
        Region,
        blank=True,
        limit_choices_to={"level": Region.Level.PROVINCE},
        related_name="+",
        verbose_name=_("only for these provinces"),
        help_text=_("None ticked: the whole country."),
    )
    state = models.CharField(
        _("state"), max_length=9, choices=STATE_CHOICES, default=BatchState.PLANNED, editable=False
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["state", "starts_on"], name="batch_state_start")]
        constraints = [
            OneWhateverItsCase("code", name="batch_code_once_whatever_its_case"),
            models.CheckConstraint(
                name="batch_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                name="batch_deadline_before_start",
                condition=Q(apply_until__isnull=True) | Q(apply_until__lt=F("starts_on")),
                violation_error_message=_("The last day to apply is before the first day."),
            ),
            models.CheckConstraint(
                name="batch_seats_not_negative",
                condition=Q(seats__gte=0),
                violation_error_message=_("Seats are 0 or more."),
            ),
            models.CheckConstraint(
                name="batch_minimum_within_seats",
                condition=Q(minimum__lte=F("seats")),
                violation_error_message=_("The minimum to run is more than the seats."),
            ),
            models.CheckConstraint(
                name="batch_reserve_within_seats",
                condition=Q(reserve_3t__lte=F("seats")),
                violation_error_message=_("More seats are reserved than there are."),
            ),
            models.CheckConstraint(
                name="batch_takes_someone_per_cooperative",
                condition=Q(max_per_cooperative__gte=1),
                violation_error_message=_("At least one person per cooperative."),
            ),
            models.CheckConstraint(
                name="batch_state_is_known",
                condition=Q(state__in=[state.value for state in BatchState]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: object, **kwargs: object) -> None:
        if not self.code:
            name = f"{self.offer.slug[:78]}-{self.starts_on:%Y%m%d}"
            self.code = free_address(
                Batch.objects.all(), name, field="code", longest=87, otherwise="magang"
            )
        super().save(*args, **kwargs)

    @property
    def facts(self) -> Facts:
        """What the rules of `lifecycle` need to know."""
        return Facts(
            state=BatchState(self.state),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            seats=self.seats,
            apply_until=self.apply_until,
        )

    @property
    def deadline(self) -> date:
        return self.facts.deadline

    @property
    def days(self) -> int:
        """Length in calendar days, first and last included."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def phase(self) -> Phase:
        return self.phase_on(timezone.localdate())

    def phase_on(self, on: date) -> Phase:
        return lifecycle.phase(self.facts, on)

    @property
    def collected_by(self) -> Any:
        """The round that receives applications for it now, or None. Ask `with_rounds` with the
        record, or it costs a query.
        """
        if BatchState(self.state) not in MATCHABLE or self.starts_on <= timezone.localdate():
            return None
        return next((one for one in self._announced_rounds() if one.is_collecting()), None)

    @property
    def last_day_to_apply(self) -> date:
        """Of the round that collects, or collected, applications for it; else its own. Asks as
        `collected_by` does.
        """
        days = [one.apply_until for one in self._announced_rounds()]
        return max(days, default=self.deadline)

    @property
    def is_seen_to(self) -> bool:
        """Whether it is a round's turn, or its host's, to decide what comes next: the round takes
        applications or is matched, or has the host asked to confirm, which it does of a batch that
        runs and in which somebody has a place. Asks as `collected_by` does.
        """
        return any(
            row.round.state != "published"
            or (row.round.confirm_days and row.taken and not row.is_closed)
            for row in self._announced()
        )

    @property
    def applying(self) -> Applying:
        """Asks as `collected_by` does."""
        if self.collected_by is not None:
            return Applying.NOW
        return Applying.OVER if any(self._announced_rounds()) else Applying.NOT_YET

    @property
    def reserved(self) -> int:
        """Seats that 3T regions get first: of the round that collects it, to the nearest seat, or
        as the batch says. Asks as `collected_by` does.
        """
        round = self.collected_by
        if round is None or round.reserve_percent is None:
            return self.reserve_3t
        return (2 * self.seats * round.reserve_percent + 100) // 200

    @property
    def is_full(self) -> bool:
        """Whether a published round has given every seat. Asks as `collected_by` does."""
        return any(
            row.round.state == "published" and not row.is_closed and 0 < row.seats <= row.taken
            for row in self._announced()
        )

    @property
    def look(self) -> Look:
        """How it stands, for readers: a batch that is to be filled says whether one can apply for
        it, which is so only while a round collects it. Asks as `collected_by` does.
        """
        is_to_be_filled = self.phase in (Phase.OPEN, Phase.CLOSED)
        return look(self.applying if is_to_be_filled else self.phase)

    def _announced_rounds(self) -> Iterable[Any]:
        return [row.round for row in self._announced()]

    def _announced(self) -> Iterable[Any]:
        """Called-off ones give no seats. A batch of a preview may have no row yet."""
        if self.pk is None:
            return []
        rows = ((row, row.round) for row in self.rounds.all())
        return [row for row, one in rows if one.announced_at and one.state != "cancelled"]
