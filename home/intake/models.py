"""A heading that somebody explained; a list that waits for its import."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage


class LearnedHeading(models.Model):
    """What a heading means in lists of one table, for everybody who imports them.

    `words` is the heading as it is compared, `heading` as it was typed, `column` the key.
    """

    table = models.CharField(_("table"), max_length=40)
    words = models.CharField(max_length=200)
    heading = models.CharField(_("heading"), max_length=200)
    column = models.CharField(_("column"), max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    learned_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("remembered heading")
        verbose_name_plural = _("remembered headings")
        ordering = ["table", "words"]
        constraints = [
            models.UniqueConstraint(fields=["table", "words"], name="learned_heading_means_one")
        ]

    def __str__(self) -> str:
        return self.heading


def file_path(handed_in: "HandedIn", name: str) -> str:
    return f"intake/{handed_in.key}"


class SaidOfList(models.Model):
    """A list that waits. `fixed`: what its owner said that every row has in a column that the file
    lacks, by table and key; of this list alone.
    """

    fixed = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class HandedIn(SaidOfList):
    """The file waits in private storage, for the person who handed it in."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    table = models.CharField(_("table"), max_length=40)
    name = models.CharField(_("file name"), max_length=160)
    file = models.FileField(_("file"), storage=private_storage, upload_to=file_path)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_in_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("list handed in")
        verbose_name_plural = _("lists handed in")
        ordering = ["-handed_in_at"]

    def __str__(self) -> str:
        return self.name
