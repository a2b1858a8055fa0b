"""What shows that a promise was kept: a tool, an offer, a document, a link."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from partners.agreements.models.commitment import Commitment
from partners.agreements.models.document import Document

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
