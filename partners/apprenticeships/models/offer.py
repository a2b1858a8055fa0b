"""What a host teaches, to whom, how and when."""

import logging
from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from home.access import Actor
from home.bilingual import Bilingual
from home.desk.locking import locked_together
from home.in_charge import InCharge
from home.one_form import CodeField, OneWhateverItsCase
from home.reviews import LeftToItsReviewer
from home.standing_in_lists import StandsInLists
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships import readiness
from partners.apprenticeships.hosting import changes, holding
from partners.apprenticeships.labels import Language, Mode
from partners.apprenticeships.lifecycle import AHEAD, BEGUN, BatchState
from partners.apprenticeships.models import contents
from partners.apprenticeships.models.access import AccessFeatures
from partners.apprenticeships.models.batch import Batch
from partners.apprenticeships.models.contents import is_older
from partners.apprenticeships.models.file import OfferFile
from partners.apprenticeships.models.querysets import OfferQuerySet
from partners.apprenticeships.standing import Standing, standing
from partners.membership.permissions import user_belongs_to
from partners.organisations.merging import led_on
from partners.organisations.places import place_of

logger = logging.getLogger(__name__)
# Which batch an offer leads with.
_TURN = {Standing.OPEN: 0, Standing.WAITING: 1}
# What Wagtail's publish_scheduled calls itself.
SCHEDULED = "wagtail.publish.scheduled"


class Offer(
    AccessFeatures,
    InCharge,
    StandsInLists,
    LeftToItsReviewer,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    slug = CodeField(_("address"), max_length=90, unique=True)
    title_id = models.CharField(_("title (Indonesian)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    summary_id = models.TextField(_("summary (Indonesian)"), max_length=600)
    summary_en = models.TextField(_("summary (English)"), max_length=600, blank=True)
    host = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        related_name="offers",
        verbose_name=_("host"),
    )
    agreement = models.ForeignKey(
        "agreements.Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("agreement that it fulfils"),
    )
    commitment = models.ForeignKey(
        "agreements.Commitment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("commitment that it fulfils"),
    )
    competencies = ParentalManyToManyField(
        "home.Competency", blank=True, related_name="offers", verbose_name=_("what can be learned")
    )
    sectors = ParentalManyToManyField(
        "home.Sector", blank=True, related_name="offers", verbose_name=_("sectors")
    )
    business_units = ParentalManyToManyField(
        "home.BusinessUnit", blank=True, related_name="offers", verbose_name=_("business units")
    )
    mode = models.CharField(_("where"), max_length=7, choices=Mode, default=Mode.ON_SITE)
    region = models.ForeignKey(
        "home.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("region"),
    )
    address = models.CharField(_("street or village"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.INDONESIAN
    )
    other_languages = models.CharField(
        _("also spoken"), max_length=80, blank=True, help_text=_("For example: Javanese.")
    )
    minimum_stage = models.ForeignKey(
        "home.Stage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for cooperatives from this stage"),
    )
    requirements_id = models.TextField(_("requirements (Indonesian)"), blank=True)
    requirements_en = models.TextField(_("requirements (English)"), blank=True)
    papers_id = models.TextField(_("papers to bring (Indonesian)"), blank=True)
    papers_en = models.TextField(_("papers to bring (English)"), blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=30, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="copies"
    )
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    is_preview = False  # of a draft: files that readers cannot get are shown from the workspace
    objects = OfferQuerySet.as_manager()
    title = Bilingual("title")
    summary = Bilingual("summary")
    requirements = Bilingual("requirements")
    papers = Bilingual("papers")

    class Meta:
        verbose_name = _("apprenticeship offer")
        verbose_name_plural = _("apprenticeship offers")
        ordering = ["title_id"]
        constraints = [
            OneWhateverItsCase("slug", name="offer_slug_once_whatever_its_case"),
            models.CheckConstraint(
                name="offer_on_site_has_a_place",
                condition=Q(live=False) | Q(mode=Mode.ONLINE) | Q(region__isnull=False),
                violation_error_message=_("Say in which region the host receives people."),
            ),
            models.CheckConstraint(
                name="offer_commitment_names_its_agreement",
                condition=Q(commitment__isnull=True) | Q(agreement__isnull=False),
                violation_error_message=_("Choose the agreement of the commitment too."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("apprenticeships:detail", args=[self.slug])

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The offer as a draft has it, with its batches' decisions as they stand now.

        An old draft that is published must neither reopen a batch nor lose one that people
        have applied for or that a round names. A batch that a round holds and that was written
        since the draft was made stands as it is.
        """
        offer = super().with_content_json(contents.without_keys(content))
        contents.with_files(offer, content)
        led_on([offer], "host")
        stored = {batch.pk: batch for batch in Batch.objects.filter(offer_id=self.pk)}
        batches = list(offer.batches.all())
        for batch in batches:
            batch.state = stored[batch.pk].state if batch.pk in stored else BatchState.PLANNED
        kept = {batch.pk for batch in batches}
        missing = [batch for batch in stored.values() if batch.pk not in kept]
        relied_on = [b for b in missing if b.state in BEGUN or b.rounds.exists()]
        older = [b.pk for b in batches if b.pk in stored and is_older(b, stored[b.pk])]
        held = holding.held_among(older)
        offer.batches = [*(stored[b.pk] if b.pk in held else b for b in batches), *relied_on]
        return offer

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """At once, or at the time that the draft names. Raises readiness.OfferIsNotReady, also for
        who belongs to the host: nobody moderates for their own organisation.

        When that time comes nobody is there to read why not, and other pages wait for theirs:
        then it stays a draft, without a date, and the log says why.

        Its batches are locked, so that a decision about one of them is not written over.
        """
        try:
            self._check_who_publishes(kwargs.get("user"))
            readiness.check(revision.as_object())
        except readiness.OfferIsNotReady as refusal:
            if kwargs.get("log_action") != SCHEDULED:
                raise
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.error("offer %s not published at its time: %s", self.pk, refusal.messages)
            return
        with transaction.atomic():
            locked_together(Batch.objects.filter(offer_id=self.pk))
            shown = Offer.objects.filter(pk=self.pk, live=True).first()
            before = shown.serializable_data() if shown else None
            super().publish(revision, *args, **kwargs)
            self._after_publishing(before, revision)

    def _check_who_publishes(self, user: Any) -> None:
        """Raises readiness.OfferIsNotReady. Nobody is named where a time has come."""
        if user is not None and user_belongs_to(Actor(user), self.host):
            said = _("You belong to this host: another moderator publishes its offers.")
            raise readiness.OfferIsNotReady({"host": said})

    def _after_publishing(self, before: dict[str, Any] | None, revision: Revision) -> None:
        """`before`: what readers saw. The version learns the keys that its new batches were given:
        the next draft is made of it, and would bring them anew beside those opened meanwhile.
        """
        after = Offer.objects.get(pk=self.pk)
        if not after.live or after.live_revision_id != revision.pk:
            return
        OfferFile.objects.shown_by(after).filter(shown_at=None).update(shown_at=timezone.now())
        content = after.serializable_data()
        revision.content |= {name: content[name] for name in changes.CHILDREN}
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        if before is not None and (found := changes.between(before, content)):
            changes.published_anew.send(
                sender=Offer, offer=after, changes=found, before=before, after=content
            )

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Without what readiness says at its field; the database keeps it all the same."""
        super().validate_constraints(exclude={*(exclude or ()), "region"})

    def batches_ahead(self, on: date | None = None) -> list[Batch]:
        """Batches that have not begun, soonest first, from what is prefetched."""
        day = on or timezone.localdate()
        ahead = [batch for batch in self.batches.all() if batch.phase_on(day) in AHEAD]
        return sorted(ahead, key=lambda batch: batch.starts_on)

    @property
    def demanded(self) -> list[Any]:
        """What applications are asked to enclose: `OfferDemand`. `for_page` says whether any is."""
        return list(self.demands.all()) if getattr(self, "asks_for_files", True) else []

    @property
    def next_batch(self) -> Batch | None:
        """The soonest that one can apply for now; where there is none, the soonest that one may
        still apply for; else the soonest. Asks as `Batch.collected_by` does.
        """
        ahead = self.batches_ahead()
        return next(iter(sorted(ahead, key=lambda one: _TURN.get(standing(one), len(_TURN)))), None)

    @property
    def public_agreement(self) -> Agreement | None:
        """The agreement that it fulfils, when visitors may know of it."""
        return self.agreement if self.agreement and self.agreement.is_public else None

    @property
    def public_commitment(self) -> Commitment | None:
        promise = self.commitment
        shown = promise and promise.is_public and promise.archived_at is None
        return promise if shown and self.public_agreement else None

    @property
    def place(self) -> str:
        """Regency and province of the programme; empty when it is online."""
        return place_of(self.region)

    @property
    def full_url(self) -> str | None:
        """For previews; a new offer has no address yet."""
        return None

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("id", "Bahasa Indonesia"), ("en", "English")]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "apprenticeships/offer_detail.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        self.is_preview = True
        return {"offer": self, "request": request}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        with translation.override(mode_name or "id"):
            return super().serve_preview(request, mode_name).render()
