"""One agreement: what its text says, and where it stands in its life."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from home.access import actor_of
from home.addresses import free_address
from home.bilingual import Bilingual
from home.in_charge import InCharge
from home.models import Term
from home.one_form import CodeField
from home.reviews import LeftToItsReviewer
from partners.agreements.labels import (
    NOTICE_TO_CHOICES,
    STATE_CHOICES,
    Kind,
    Link,
    Reach,
    language_names,
)
from partners.agreements.models.constraints import AGREEMENT_CONSTRAINTS
from partners.agreements.models.process import PROCESS_FIELDS
from partners.agreements.models.querysets import AgreementQuerySet
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import AgreementState, Facts, Status
from partners.agreements.rules.periods import NoticeTo
from partners.organisations.merging import led_on

MOST_MONTHS_BETWEEN_REPORTS = 120


class Unit(Term):
    """A unit of the ministry that is in charge of agreements."""

    class Meta(Term.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")


class Agreement(
    InCharge,
    LeftToItsReviewer,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    slug = CodeField(_("address"), max_length=90, unique=True, blank=True)
    title_id = models.CharField(_("title (Indonesian)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=3, choices=Kind, default=Kind.MOU)
    reach = models.CharField(_("reach"), max_length=8, choices=Reach, default=Reach.FOREIGN)
    scope_id = models.TextField(_("scope (Indonesian)"), blank=True)
    scope_en = models.TextField(_("scope (English)"), blank=True)
    sectors = ParentalManyToManyField("home.Sector", blank=True, verbose_name=_("sectors"))
    regions = ParentalManyToManyField("home.Region", blank=True, verbose_name=_("regions"))
    reference = models.CharField(_("our reference number"), max_length=80, blank=True)
    partner_reference = models.CharField(_("partner's reference number"), max_length=80, blank=True)
    languages = models.CharField(
        _("languages of the text"),
        max_length=40,
        blank=True,
        help_text=_("Two-letter codes with commas between them, for example: id,en."),
        validators=[RegexValidator(r"^[a-z]{2,3}(,[a-z]{2,3})*$", _("For example: id,en."))],
    )
    signed_place = models.CharField(_("place of signature"), max_length=100, blank=True)
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Where these facts come from, when not from our own files."),
    )
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("earlier agreement"),
    )
    link = models.CharField(
        _("how it follows from the earlier one"), max_length=10, choices=Link, blank=True
    )
    unit = models.ForeignKey(
        "agreements.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("our unit in charge"),
    )
    report_months = models.PositiveSmallIntegerField(
        _("months between progress reports"),
        default=12,
        validators=[MaxValueValidator(MOST_MONTHS_BETWEEN_REPORTS)],
    )
    notes = models.TextField(
        _("internal notes"), blank=True, help_text=_("Never shown on the site.")
    )

    state = models.CharField(
        _("state"),
        max_length=12,
        choices=STATE_CHOICES,
        default=AgreementState.IDEA,
        editable=False,
    )
    proposed_on = models.DateField(_("proposed on"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, blank=True, editable=False)
    in_force_on = models.DateField(_("in force from"), null=True, blank=True, editable=False)
    ends_on = models.DateField(_("ends on"), null=True, blank=True, editable=False)
    # Without a last day: the text sets none, or it is not known here. Then somebody looks again.
    has_no_end = models.BooleanField(_("has no end"), default=False, editable=False)
    review_on = models.DateField(
        _("to be looked at again on"), null=True, blank=True, editable=False
    )
    expiring_from = models.DateField(null=True, blank=True, editable=False)
    renews_automatically = models.BooleanField(_("renews itself"), default=False, editable=False)
    renewal_months = models.PositiveSmallIntegerField(
        _("months of each further term"), null=True, blank=True, editable=False
    )
    notice_days = models.PositiveSmallIntegerField(_("days of notice"), default=0, editable=False)
    notice_months = models.PositiveSmallIntegerField(
        _("months of notice"), default=0, editable=False
    )
    notice_to = models.CharField(
        _("notice works"),
        max_length=7,
        choices=NOTICE_TO_CHOICES,
        default=NoticeTo.TERM,
        editable=False,
    )
    notice_given_on = models.DateField(_("notice given on"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("suspended or closed on"), null=True, blank=True, editable=False)
    # Decided ahead: from this day on it is terminated, or replaced by a new one.
    closes_on = models.DateField(_("is over from"), null=True, blank=True, editable=False)
    closes_as = models.CharField(
        _("then it is"), max_length=12, choices=STATE_CHOICES, blank=True, editable=False
    )
    # The last day on which somebody held this record against its sources.
    checked_on = models.DateField(_("last checked on"), null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    is_demo = models.BooleanField(default=False, editable=False)
    # Made up, to show how the register works: public only where EXAMPLES_ARE_PUBLIC.
    is_example = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="agreement",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="agreement",
        for_concrete_model=False,
    )

    objects = AgreementQuerySet.as_manager()
    title = Bilingual("title")
    scope = Bilingual("scope")

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on", "-pk"]
        indexes = [
            models.Index(fields=["live", "archived_at", "state"], name="agreement_public_state"),
            models.Index(fields=["ends_on"], name="agreement_ends_on"),
            models.Index(fields=["signed_on"], name="agreement_signed_on"),
        ]
        constraints = AGREEMENT_CONSTRAINTS
        permissions = [
            ("confidential_agreement", _("Can read contacts and staff-only documents")),
        ]

    search_fields = [
        index.SearchField("title_id"),
        index.AutocompleteField("title_id"),
        index.SearchField("title_en"),
        index.AutocompleteField("title_en"),
        index.SearchField("reference"),
        index.FilterField("id"),  # the admin's choosers offer what one may know of
        index.FilterField("kind"),
        index.FilterField("state"),
    ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_address()
        self.expiring_from = lifecycle.expiring_from(self.facts())
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self._written_fields()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Public, or in the workspace for staff."""
        room = "agreements" if self.is_public else "agreements_workspace"
        return reverse(f"{room}:detail", args=[self.slug])

    def facts(self, parties: int = 0) -> Facts:
        """What the rules of `lifecycle` need to know."""
        stored = {name: getattr(self, name) for name in lifecycle.FACTS}
        return Facts(**{**stored, "state": AgreementState(self.state), "parties": parties})

    def status_on(self, day: date | None = None) -> Status:
        return lifecycle.effective_status(self.facts(), day or timezone.localdate())

    def is_over(self, day: date | None = None) -> bool:
        """Terminated or replaced: nobody is late with its promises any more."""
        return self.status_on(day) in lifecycle.OVER

    def current_end(self, day: date | None = None) -> date | None:
        return lifecycle.current_end(self.facts(), day or timezone.localdate())

    @property
    def revisions(self) -> models.QuerySet:
        """Wagtail looks here for the revisions."""
        return self._revisions

    @property
    def language_names(self) -> str:
        return language_names(self.languages)

    @property
    def is_public(self) -> bool:
        is_hidden = self.is_example and not settings.EXAMPLES_ARE_PUBLIC
        return self.live and self.archived_at is None and not is_hidden

    def with_content_json(self, content: dict[str, Any]) -> "Agreement":
        """A revision's words with today's facts."""
        restored: Agreement = super().with_content_json(content)
        for name in PROCESS_FIELDS:
            setattr(restored, name, getattr(self, name))
        led_on(restored.parties.all(), "organisation")
        return restored

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "agreements/detail.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from partners.agreements.detail import preview_context

        given = super().get_preview_context(request, mode_name)
        return given | preview_context(self, actor_of(request))

    @classmethod
    def _written_fields(cls) -> list[str]:
        """What an editor writes. Publishing saves these and leaves the life cycle alone, also
        when a step was taken while the draft was being read.
        """
        fields = {field.name for field in cls._meta.concrete_fields if not field.primary_key}
        children = {"parties", "sources", "sectors", "regions"}
        return sorted((fields - set(PROCESS_FIELDS)) | children)

    def _free_address(self) -> str:
        others = type(self).objects.exclude(pk=self.pk)
        return free_address(others, self.title_id, otherwise="kesepakatan")
