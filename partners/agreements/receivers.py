"""An organisation's new name reaches the search entries of its agreements."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from partners.agreements.models import Agreement
from partners.organisations.models import Organisation
from search.indexing import refresh


@receiver(post_save, sender=Organisation)
def on_party_saved(instance: Organisation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not (created or raw):
        refresh(*Agreement.objects.with_organisation(instance))
