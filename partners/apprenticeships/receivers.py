"""An organisation that is hidden or shown takes its offers along in the search."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from partners.organisations.models import Organisation
from search.indexing import refresh


@receiver(post_save, sender=Organisation)
def on_host_saved(instance: Organisation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not (created or raw):
        refresh(*instance.offers.all())
