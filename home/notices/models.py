"""Notices, the letters that carry them, and how often a person wants to be written to."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.jobs.rows import RUNNING, WAITING, JobQuerySet, JobRow
from home.ui.states import Look, declare


class State(models.TextChoices):
    WAITING = WAITING, _("waiting")
    RUNNING = RUNNING, _("being sent")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("not sent: nothing to say any more")
    FAILED = "failed", _("failed")
    UNSURE = "unsure", _("perhaps sent: broken off while the mail server took it")


class Problem(models.TextChoices):
    NO_ADDRESS = "no-address", _("the person has no address")
    REFUSED = "refused", _("the mail server refuses this address")
    SERVER = "server", _("the mail server cannot be reached")
    BROKEN = "broken", _("it could not be written; the log says why")
    GIVEN_UP = "given-up", _("given up after several attempts")


declare(
    {
        State.WAITING: Look("neutral", "wait"),
        State.RUNNING: Look("primary", "mail"),
        State.SENT: Look("success", "check"),
        State.DROPPED: Look("neutral", "minus"),
        State.FAILED: Look("danger", "warning"),
        State.UNSURE: Look("attention", "warning"),
    }
)


ENDED = (State.SENT, State.DROPPED, State.FAILED, State.UNSURE)


class LetterQuerySet(JobQuerySet):
    def to_people(self) -> Self:
        """To somebody with an account: an address that a stranger typed is nobody's to read."""
        return self.filter(recipient__isnull=False)

    def ended(self) -> Self:
        return self.filter(state__in=ENDED)

    def stranded(self) -> Self:
        """Somebody should look: it did not arrive, or nobody knows."""
        return self.filter(state__in=(State.FAILED, State.UNSURE))

    def put_off(self) -> Self:
        """The mail server did not answer, or said "later"."""
        return self.filter(state=State.WAITING, problem=Problem.SERVER)


class Letter(JobRow):
    """One e-mail to one person: the notices of a `kind`, written when it goes out, or a `text` that
    was written before. It is handed to the mail server at most once: `handed_at` comes first, so
    that a letter whose run was killed at that moment is never sent again unless a person says so.
    """

    MOST_ATTEMPTS: ClassVar[int] = 48  # one an hour: a mail server may be away for two days

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("to")
    )
    # Where it goes when that is not, or perhaps not for long, where the person is written to.
    address = models.EmailField(_("e-mail address"), blank=True)
    kind = models.CharField(max_length=40, blank=True)
    # Kept until the mail server has it, or `forgetting`: it may hold a link that sets a password.
    text = models.TextField(blank=True, editable=False)
    html = models.TextField(blank=True, editable=False)
    is_digest = models.BooleanField(default=False)
    language = models.CharField(_("language"), max_length=5, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    problem = models.CharField(max_length=10, choices=Problem, blank=True)
    created_at = models.DateTimeField(_("written on"), auto_now_add=True)
    handed_at = models.DateTimeField(null=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state"], name="letters_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(recipient=None, address=""), name="letter_goes_to_somebody"
            )
        ]

    def __str__(self) -> str:
        return self.subject or f"{self.kind} {self.pk}"

    @property
    def may_run_again(self) -> bool:
        return self.handed_at is None and super().may_run_again

    @property
    def reader(self) -> str:
        """Who reads it, as staff see them."""
        return str(self.recipient)

    @property
    def may_be_sent_again(self) -> bool:
        """It did not arrive, or nobody knows; and its words are not forgotten."""
        return self.state in (State.FAILED, State.UNSURE) and bool(self.kind or self.text)

    @property
    def goes_to(self) -> str:
        """An address, or "" where the person has none."""
        return self.address or (self.recipient.email if self.recipient else "")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        """In no letter yet."""
        return self.filter(letter=None)

    def told(self) -> Self:
        return self.filter(letter__state=State.SENT)


class Notice(models.Model):
    """One thing that one person is told. `occasion` tells it from every other of its kind;
    `data` is what the kind needs to say it.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    occasion = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="notices")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "occasion"], name="occasion_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.occasion}"


class Rhythm(models.TextChoices):
    AT_ONCE = "at-once", _("at once")
    DAILY = "daily", _("once a day, in the morning")
    WEEKLY = "weekly", _("once a week, on Mondays")
    NEVER = "never", _("never")


class Choice(models.Model):
    """How often a person wants to hear of a kind."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    rhythm = models.CharField(max_length=7, choices=Rhythm, default=Rhythm.WEEKLY)
    last_digest_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_choice_a_kind")]

    def __str__(self) -> str:
        return f"{self.user}, {self.kind}: {self.get_rhythm_display()}"


class QuietHours(models.Model):
    """From the hour it `begins` until the hour it `ends` (0-23, in the person's zone) no letter
    goes out but the obligatory ones.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="quiet_hours"
    )
    begins = models.PositiveSmallIntegerField(_("from"))
    ends = models.PositiveSmallIntegerField(_("until"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(begins__lt=24, ends__lt=24) & ~models.Q(begins=models.F("ends")),
                name="quiet_hours_are_part_of_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.begins:02}.00–{self.ends:02}.00"
