"""“I represent this organisation”: a claim, its proof, and the letter to the register's contact."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.email_addresses import AddressField
from home.uploads.storage import private_storage
from partners.membership.models.asked import Asked, AskedQuerySet, Capacity, State
from partners.organisations.models import Organisation


def private_path(proof: "ClaimProof", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    return f"claims/{proof.claim_id}/{proof.key}.{name.rsplit('.', 1)[-1].lower()}"


class ClaimQuerySet(AskedQuerySet):
    def to_escalate(self, then: datetime) -> Self:
        """Representatives were asked before that moment, and none has decided: a question of
        theirs does not begin the time anew.
        """
        waiting = self.filter(state=State.WAITING, asked_at__lt=then)
        return waiting.filter(escalated_at__isnull=True)

    def to_check(self) -> Self:
        """Granted by an assistant, and nobody else has looked at it."""
        granted = self.filter(state=State.GRANTED, capacity=Capacity.ASSISTANT)
        return granted.filter(checked_at__isnull=True)

    def granted_by_others(self) -> Self:
        """Than an assistant alone."""
        alone = Q(capacity=Capacity.ASSISTANT, checked_at__isnull=True)
        return self.filter(state=State.GRANTED).exclude(alone)


class Claim(Asked):
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="claims", verbose_name=_("organisation")
    )
    board_has_changed = models.BooleanField(
        _("the board has changed"),
        default=False,
        help_text=_("Those who act for it here are no longer in office, or cannot be reached."),
    )
    escalated_at = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(_("checked on"), null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta(Asked.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["state", "asked_at"], name="claims_by_state")]
        constraints = [
            *Asked.Meta.constraints,
            models.UniqueConstraint(
                name="claim_open_once",
                fields=["person", "organisation"],
                condition=Q(state__in=["waiting", "more-needed"]),
                violation_error_message=_("You have claimed this organisation already."),
            ),
            models.CheckConstraint(
                name="claim_checked_by_another",
                condition=Q(checked_by__isnull=True)
                | Q(decided_by__isnull=True)
                | ~Q(checked_by=F("decided_by")) & ~Q(checked_by=F("person")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("membership:claim", args=[self.pk])

    @property
    def asks_beyond_the_board(self) -> bool:
        """Whether others are asked too although somebody represents the organisation."""
        return self.board_has_changed or self.escalated_at is not None

    @property
    def is_to_check(self) -> bool:
        """As in `to_check`."""
        is_granted = self.state == State.GRANTED and self.capacity == Capacity.ASSISTANT
        return is_granted and self.checked_at is None


class ClaimProof(models.Model):
    """A photo or letter in private storage, for the claimant and those who may decide."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="proofs")
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("proof of a claim")
        verbose_name_plural = _("proofs of claims")
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(name="claim_proof_not_empty", condition=Q(size__gt=0))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def format(self) -> str:
        return self.name.rsplit(".", 1)[-1].upper()


class ContactLinkQuerySet(models.QuerySet["ContactLink"]):
    def sent_since(self, then: datetime) -> Self:
        return self.filter(sent_at__gte=then)


class ContactLink(models.Model):
    """What the letter to the register's contact opens: this one claim, once, and not after
    somebody joined or left. Only the digest of its token is kept.
    """

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="contact_link")
    address = AddressField(_("e-mail address"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    people = models.PositiveIntegerField(editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = ContactLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter to the contact in the register")
        verbose_name_plural = _("letters to contacts in the register")

    def __str__(self) -> str:
        return str(self.claim)
