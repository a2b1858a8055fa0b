"""Lists that were handed in, between the look at what they would do and doing it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.agreements.models.document import private_storage


def list_path(handed_in: "ImportedList", name: str) -> str:
    return f"agreements/imports/{handed_in.key}"


class ImportedList(models.Model):
    """The file waits in private storage, for the person who handed it in; done once at most."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=160)
    file = models.FileField(_("file"), storage=private_storage, upload_to=list_path)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_in_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    created = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("imported list")
        verbose_name_plural = _("imported lists")
        ordering = ["-handed_in_at"]
        constraints = [
            models.CheckConstraint(
                name="imported_list_done_says_how_many",
                condition=models.Q(done_at__isnull=True, created__isnull=True)
                | models.Q(done_at__isnull=False, created__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name
