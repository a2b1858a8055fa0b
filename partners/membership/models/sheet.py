"""The signed sheet by which a board without the portal gives a mandate: a photo or scan of it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage
from partners.membership.models.mandate import Mandate


def private_path(sheet: "MandateSheet", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    return f"mandates/{sheet.key}.{name.rsplit('.', 1)[-1].lower()}"


class MandateSheetQuerySet(models.QuerySet["MandateSheet"]):
    def to_check(self) -> Self:
        return self.filter(checked_at=None, mandate__state=Mandate.State.ASKED)


class MandateSheet(models.Model):
    """Kept as what the mandate rests on. `checked_by` found the signatures in order, or not."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="sheets")
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded on"), auto_now_add=True)
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    remark = models.CharField(_("what is missing"), max_length=300, blank=True)

    objects = MandateSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed sheet")
        verbose_name_plural = _("signed sheets")
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                name="mandate_sheet_one_to_check",
                fields=["mandate"],
                condition=Q(checked_at__isnull=True),
            ),
            models.CheckConstraint(name="mandate_sheet_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name
