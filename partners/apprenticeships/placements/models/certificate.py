"""A certificate as it was issued; what it says does not follow what the records say later."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.bilingual import text_of
from home.ui.states import Look, declare, look
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS, Placement


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid(self) -> Self:
        return self.filter(state=Certificate.State.VALID)


class Certificate(models.Model):
    """`key` is its identifier, another for each issue. `content` is all that it says but `names`,
    which become initials when their people ask for it (`certificates.content`).
    """

    class State(models.TextChoices):
        VALID = "valid", _("valid")
        WITHDRAWN = "withdrawn", pgettext_lazy("certificate", "withdrawn")
        REPLACED = "replaced", _("replaced")

    key = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="certificates", verbose_name=_("placement")
    )
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.VALID, editable=False
    )
    names = models.JSONField(_("names"), default=list, editable=False)
    content = models.JSONField(default=dict, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="replaced_by"
    )
    issued_at = models.DateTimeField(_("issued on"), editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    ended_at = models.DateTimeField(_("withdrawn or replaced on"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=LONGEST_WORDS, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="certificate_one_valid",
                fields=["placement"],
                condition=Q(state="valid"),
            ),
            models.CheckConstraint(
                name="certificate_state_is_known",
                condition=Q(state__in=["valid", "withdrawn", "replaced"]),
            ),
            models.CheckConstraint(
                name="certificate_ended_says_when",
                condition=Q(state="valid", ended_at__isnull=True)
                | (~Q(state="valid") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="certificate_withdrawn_says_why",
                condition=~Q(state="withdrawn") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content.get('cooperative', '')} · {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:certificate", args=[self.key])

    @property
    def number(self) -> str:
        """Its identifier as people read it out."""
        return str(self.key).upper()

    @property
    def look(self) -> Look:
        return look(self.State(self.state))

    @property
    def is_demo(self) -> bool:
        return self.placement.result.round.is_demo

    @property
    def is_valid(self) -> bool:
        return self.state == self.State.VALID

    @property
    def said(self) -> dict[str, Any]:
        """What it says, in the reader's language, with days as days."""
        content = self.content
        found = {**content, "names": self.names}
        for name in ("first", "last", "issued"):
            found[name] = date.fromisoformat(content[name])
        for name in ("title", "outcome_words"):
            found[name] = text_of(_Words(content), name)[0]
        return found


class _Words:
    """Texts of a content as attributes, as `home.bilingual` reads them."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.__dict__.update(content)


declare(
    {
        Certificate.State.VALID: Look("success", "check"),
        Certificate.State.WITHDRAWN: Look("danger", "close"),
        Certificate.State.REPLACED: Look("attention", "repeat"),
    }
)
