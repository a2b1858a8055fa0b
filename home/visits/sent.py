"""Redirects that staff made for addresses that were missed: those that the history tells of."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

SENT, TAKEN_BACK = "visits.sent", "visits.taken_back"


def rows() -> Any:
    """The newest first."""
    keys = _entries().annotate(key=Cast("object_id", IntegerField())).values("key")
    found = Redirect.objects.filter(pk__in=keys).select_related("redirect_page")
    return found.order_by("-pk")


def entries_of(redirects: list[Redirect]) -> dict[int, ModelLogEntry]:
    """Who made each, and when."""
    entries = _entries().filter(object_id__in=[str(row.pk) for row in redirects])
    return {int(entry.object_id): entry for entry in entries.select_related("user")}


def _entries() -> Any:
    kind = ContentType.objects.get_for_model(Redirect)
    return ModelLogEntry.objects.filter(content_type=kind, action=SENT)
