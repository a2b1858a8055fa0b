"""A photo or document that a host brought itself, in private storage."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage

LONGEST_NAME = 160


def private_path(file: "OfferFile", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    return f"offers/{file.key}.{name.rsplit('.', 1)[-1].lower()}"


class OfferFileQuerySet(models.QuerySet["OfferFile"]):
    def shown_by(self, offer: Any) -> Self:
        """What an offer shows as it is stored."""
        return self.filter(Q(photos__offer=offer) | Q(documents__offer=offer))


class OfferFile(models.Model):
    """Never changed. Which offers show it, their `photos` and `documents` say, in drafts and as
    published: readers get it from the page of an offer that shows it, the host's people and staff
    from the workspace (`hosting.files`). `width` and `height` are a photo's, in pixels.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="+", verbose_name=_("host")
    )
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=LONGEST_NAME)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    width = models.PositiveSmallIntegerField(default=0)
    height = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(_("added on"), auto_now_add=True)
    shown_at = models.DateTimeField(_("first published on"), null=True, editable=False)

    objects = OfferFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an offer")
        verbose_name_plural = _("files of offers")
        ordering = ["added_at", "pk"]
        constraints = [models.CheckConstraint(name="offer_file_not_empty", condition=Q(size__gt=0))]

    def __str__(self) -> str:
        return self.name

    @property
    def ending(self) -> str:
        return self.name.rsplit(".", 1)[-1].lower()
