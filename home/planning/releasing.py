"""Bundles whose moment has come."""

import logging

from django.utils import timezone
from django.utils.translation import gettext as _

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import Refusal
from home.planning.models import Bundle
from home.planning.refusals import PlanRefused
from home.planning.services import bundles

logger = logging.getLogger(__name__)


def release_due() -> tuple[int, int]:
    """How many were released, and how many were not: these say why, and are not tried again until
    somebody plans them anew.
    """
    due = Bundle.objects.open().filter(release_at__lte=timezone.now(), problem="")
    released = failed = 0
    for bundle in due.select_related("planned_by").order_by("release_at", "pk"):
        try:
            bundles.release(bundle, by=Actor(bundle.planned_by))
            released += 1
        except (Refusal, ActionNotPermitted) as refusal:
            failed += 1
            problem = _words(refusal)
            logger.error("bundle %s not released at its time: %s", bundle.pk, problem)
            Bundle.objects.open().filter(pk=bundle.pk).update(problem=problem)
    return released, failed


def _words(refusal: Exception) -> str:
    if isinstance(refusal, PlanRefused):
        return "\n".join(refusal.lines())
    return _("Who planned it may not publish any more.")
