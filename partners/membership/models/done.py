"""What was done in an organisation's name: one row beside each such entry of the history."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.membership.models.mandate import Mandate
from partners.organisations.models import Organisation

UNDONE_WITHIN = timedelta(hours=72)


class DoneInNameQuerySet(models.QuerySet["DoneInName"]):
    def under_mandates(self) -> Self:
        return self.filter(mandate__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class DoneInName(models.Model):
    """Who did what, as whom. Its own table, since the history keeps in whose name something was
    done inside a JSON text that no index reaches (docs/people.md has the figures); and because
    what is undone has to be noted somewhere.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="done_in_name")
    at = models.DateTimeField(_("when"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    role = models.CharField(max_length=20)
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="done")
    action = models.CharField(max_length=255)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    object_id = models.CharField(max_length=255)
    label = models.CharField(max_length=1000)
    facts = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = DoneInNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("done in an organisation's name")
        verbose_name_plural = _("done in organisations' names")
        ordering = ["-at"]
        indexes = [models.Index(fields=["organisation", "-at"], name="done_by_organisation")]

    def __str__(self) -> str:
        return f"{self.action}: {self.label}"

    @property
    def subject(self) -> Any:
        """The record as it is now, or None when it is gone."""
        if self.content_type is None:
            return None
        return self.content_type.get_all_objects_for_this_type(pk=self.object_id).first()

    @property
    def data(self) -> dict[str, Any]:
        """As entries of the history call it, for their formatters."""
        facts: dict[str, Any] = self.facts
        return facts

    def is_fresh(self, now: datetime) -> bool:
        """Whether the time in which it may be undone still runs."""
        return self.undone_at is None and now - self.at <= UNDONE_WITHIN
