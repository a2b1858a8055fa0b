"""A cooperative begins or ceases to tell of its apprenticeship: the directory is told."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.models import DirectoryRow


def has_told() -> Exists:
    """For `organisations.reporting`."""
    return Exists(PublishedPlan.objects.filter(organisation=OuterRef("pk")).order_by())


@receiver([post_save, post_delete], sender=PublishedPlan)
def on_result(instance: PublishedPlan, **kwargs: Any) -> None:
    DirectoryRow.objects.renew([instance.organisation_id])
