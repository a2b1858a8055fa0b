"""A promise in an agreement; what was said about its progress, and what shows it was kept."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.bilingual import Bilingual
from home.in_charge import InCharge
from partners.agreements import permissions
from partners.agreements.labels import COMMITMENT_CHOICES, Obstacle
from partners.agreements.models.agreement import Agreement
from partners.agreements.models.document import Document
from partners.agreements.models.querysets import blocked_on, late_on, light_on, readable, visible
from partners.agreements.rules import progress
from partners.agreements.rules.progress import CommitmentState, Light
from partners.agreements.wording import light_words


class CommitmentQuerySet(models.QuerySet):
    def kept(self) -> Self:
        return self.filter(archived_at__isnull=True)

    def public(self) -> Self:
        """What is counted: public promises of agreements that are public and not made up."""
        return self.kept().filter(visible("agreement__"), is_public=True)

    def readable(self) -> Self:
        """Shown to visitors on the page of their agreement: also those of a demo's examples."""
        return self.kept().filter(readable("agreement__"), is_public=True)

    def visible_to(self, actor: Actor) -> Self:
        """Also those that are not shown on the site, for staff."""
        return self if permissions.user_is_staff(actor) else self.readable()

    def open(self) -> Self:
        return self.kept().exclude(state__in=progress.CLOSED)

    def late(self, on: date | None = None) -> Self:
        """The one list of what is late; see `progress.light`."""
        return self.kept().filter(late_on(on or timezone.localdate()))

    def blocked(self, on: date | None = None) -> Self:
        """The one list of what is blocked; see `progress.light`."""
        return self.kept().filter(blocked_on(on or timezone.localdate()))

    def with_light(self, on: date | None = None) -> Self:
        """Adds `light`, the same word as `progress.light` gives on that day."""
        return self.annotate(light=light_on(on or timezone.localdate()))

    def by_due_date(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Commitment(InCharge, models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    title_id = models.CharField(_("what is promised (Indonesian)"), max_length=240)
    title_en = models.CharField(_("what is promised (English)"), max_length=240, blank=True)
    our_owner = models.CharField(_("owner on our side"), max_length=160, blank=True)
    partner = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("partner"),
    )
    partner_owner = models.CharField(_("owner on the partner's side"), max_length=160, blank=True)
    measure_id = models.CharField(_("measure and target (Indonesian)"), max_length=240, blank=True)
    measure_en = models.CharField(_("measure and target (English)"), max_length=240, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=COMMITMENT_CHOICES, default=CommitmentState.PLANNED
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    obstacle = models.CharField(_("obstacle"), max_length=10, choices=Obstacle, blank=True)
    obstacle_id = models.CharField(_("obstacle in words (Indonesian)"), max_length=240, blank=True)
    obstacle_en = models.CharField(_("obstacle in words (English)"), max_length=240, blank=True)
    next_step_id = models.CharField(_("next step (Indonesian)"), max_length=240, blank=True)
    next_step_en = models.CharField(_("next step (English)"), max_length=240, blank=True)
    is_public = models.BooleanField(_("shown on the site"), default=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CommitmentQuerySet.as_manager()
    title = Bilingual("title")
    measure = Bilingual("measure")
    obstacle_words = Bilingual("obstacle")
    next_step = Bilingual("next_step")

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="commitment_state_due")]
        constraints = [
            models.CheckConstraint(
                name="commitment_done_has_its_date",
                condition=models.Q(state=CommitmentState.DONE, done_on__isnull=False)
                | (~models.Q(state=CommitmentState.DONE) & models.Q(done_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="commitment_blocked_names_its_obstacle",
                condition=(models.Q(state=CommitmentState.BLOCKED) & ~models.Q(obstacle=""))
                | (~models.Q(state=CommitmentState.BLOCKED) & models.Q(obstacle="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.agreement.get_absolute_url()}#commitment-{self.pk}"

    def light_on(self, day: date | None = None) -> Light:
        on = day or timezone.localdate()
        is_over = self.agreement.is_over(on)
        return progress.light(CommitmentState(self.state), self.due_on, on, is_over=is_over)

    def light_words(self, day: date | None = None) -> str:
        on = day or timezone.localdate()
        is_over = self.agreement.is_over(on)
        return light_words(self.state, self.due_on, self.done_on, on, is_over=is_over)


class ProgressReportQuerySet(models.QuerySet):
    def current(self) -> Self:
        """The latest version of each report."""
        return self.filter(replaced_by__isnull=True)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)


class ProgressReport(models.Model):
    """One version of a report. A correction is a new version that replaces the earlier one."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reported_on = models.DateField(_("as of"))
    text_id = models.TextField(_("progress (Indonesian)"), blank=True)
    text_en = models.TextField(_("progress (English)"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=COMMITMENT_CHOICES)
    obstacle = models.CharField(_("obstacle"), max_length=10, choices=Obstacle, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ProgressReportQuerySet.as_manager()
    text = Bilingual("text")

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_says_something",
                condition=~models.Q(text_id="", text_en=""),
            ),
            models.CheckConstraint(
                name="report_version_counts_from_one",
                condition=models.Q(version=1, replaces__isnull=True)
                | models.Q(version__gt=1, replaces__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}, {date_format(self.reported_on)}"


TARGETS = ("page", "object_id", "document", "url")


def _only(given: str) -> Q:
    """`given` is set and no other target is."""
    condition = Q()
    for name in TARGETS:
        is_empty = Q(url="") if name == "url" else Q(**{f"{name}__isnull": True})
        condition &= ~is_empty if name == given else is_empty
    return condition


class Proof(models.Model):
    """Points at exactly one thing.

    Tools are pages and offers belong to a later room: this one knows neither, so that the
    arrows between the rooms keep pointing one way.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="proofs")
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tool or page"),
    )
    content_type = models.ForeignKey(
        "contenttypes.ContentType", models.CASCADE, null=True, blank=True, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    record = GenericForeignKey()
    document = models.ForeignKey(
        Document,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proofs",
        verbose_name=_("document"),
    )
    url = models.URLField(_("link"), blank=True)
    title_id = models.CharField(_("title (Indonesian)"), max_length=160, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    title = Bilingual("title")

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="proof_points_at_one_thing",
                condition=_only("page") | _only("object_id") | _only("document") | _only("url"),
            ),
            models.CheckConstraint(
                name="proof_record_is_whole",
                condition=Q(content_type__isnull=True, object_id__isnull=True)
                | Q(content_type__isnull=False, object_id__isnull=False),
            ),
            models.CheckConstraint(
                name="proof_link_has_a_title",
                condition=Q(url="") | ~Q(title_id="", title_en=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.target or _("a record that no longer exists"))

    @property
    def target(self) -> Any:
        """The page, record or document; None for a link."""
        return self.page or self.document or self.record
