"""What a cooperative notes of each day of an apprenticeship. Nothing is changed or taken out."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage
from partners.apprenticeships.placements.models.placement import Placement

LONGEST_ENTRY = 2_000
MOST_OF_A_DAY, MOST_ENTRIES = 20, 500
"""For a placement, corrections included; each has one photo at most."""


class LogbookQuerySet(models.QuerySet["LogbookEntry"]):
    def first_written(self) -> Self:
        """Those that correct no other."""
        return self.filter(corrects=None)


class LogbookEntry(models.Model):
    """`key` is drawn where it is written, which may be a phone without a signal: sent twice, it is
    one entry. What is wrong in it is said in another one that `corrects` it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    placement = models.ForeignKey(Placement, models.PROTECT, related_name="logbook")
    day = models.DateField(_("day"))
    words = models.TextField(_("what you did and learned"), max_length=LONGEST_ENTRY)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="corrections"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    received_at = models.DateTimeField(_("received on"), auto_now_add=True)

    objects = LogbookQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a logbook")
        verbose_name_plural = _("entries of logbooks")
        ordering = ["placement", "day", "received_at", "pk"]
        constraints = [
            models.CheckConstraint(name="logbook_entry_says_something", condition=~Q(words=""))
        ]

    def __str__(self) -> str:
        return str(self.day)


def private_path(photo: "LogbookPhoto", name: str) -> str:
    return f"logbooks/{photo.key}.jpg"


class LogbookPhoto(models.Model):
    """Of one entry, made anew without what the phone wrote into it. `sha256` is of what came."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.OneToOneField(LogbookEntry, models.PROTECT, related_name="photo")
    file = models.FileField(_("photo"), storage=private_storage, upload_to=private_path)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded on"), auto_now_add=True)

    class Meta:
        verbose_name = _("photo of a logbook")
        verbose_name_plural = _("photos of logbooks")
        ordering = ["uploaded_at"]
        constraints = [
            models.CheckConstraint(name="logbook_photo_not_empty", condition=Q(size__gt=0))
        ]

    def __str__(self) -> str:
        return str(self.entry)
