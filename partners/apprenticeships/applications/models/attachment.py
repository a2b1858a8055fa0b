"""A file that a cooperative encloses with its application."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage
from partners.apprenticeships.applications.models.application import Application
from partners.apprenticeships.models import Batch

LONGEST_NAME, LONGEST_WHAT = 160, 200


def private_path(attachment: "Attachment", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    return f"applications/{attachment.key}.{name.rsplit('.', 1)[-1].lower()}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def kept(self) -> Self:
        """Not taken off: what is handed in next names them."""
        return self.filter(taken_off_at=None)


class Attachment(models.Model):
    """For one `batch` of the list, or, without one, for all of them. Never changed. What a
    submission names (by `key` and `sha256`, in its content) stays when it is taken off, until
    nobody needs it (`applications.forgetting`).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("batch")
    )
    what = models.CharField(_("what it is"), max_length=LONGEST_WHAT)
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=LONGEST_NAME)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    added_at = models.DateTimeField(_("added on"), auto_now_add=True)
    taken_off_at = models.DateTimeField(_("taken off on"), null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment of an application")
        verbose_name_plural = _("attachments of applications")
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(name="attachment_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(name="attachment_says_what", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.name})"
