"""A batch gets other dates: who has it on a list that counts is told once."""

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from partners.apprenticeships.applications.reminding import tell_moved
from partners.apprenticeships.models import Batch

_WAS = "_dates_before"


@receiver(pre_save, sender=Batch)
def on_saving(instance: Batch, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Remember the dates of before, where they can change."""
    if raw or instance._state.adding or (update_fields and not _writes_dates(update_fields)):
        return
    rows = Batch.objects.filter(pk=instance.pk).order_by()
    setattr(instance, _WAS, rows.values_list("starts_on", "ends_on").first())


@receiver(post_save, sender=Batch)
def on_saved(instance: Batch, **kwargs: Any) -> None:
    before = instance.__dict__.pop(_WAS, None)
    if before is not None and before != (instance.starts_on, instance.ends_on):
        tell_moved(instance)


def _writes_dates(names: Any) -> bool:
    return not {"starts_on", "ends_on"}.isdisjoint(names)
