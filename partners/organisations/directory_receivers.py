"""Rows of the directory follow the records that they are made of, by whatever door these change.

Who writes organisations in bulk says so itself: `DirectoryRow.objects.renew`, `add`, `take_out`.
"""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from home.models import BusinessUnit, Sector, Stage
from partners.organisations.models import (
    CooperativeProfile,
    CountryList,
    DirectoryRow,
    Organisation,
)

# The field of a profile that names a term; where its code stands in a row, and how.
TERMS: dict[type[Model], tuple[str, str, str]] = {
    BusinessUnit: ("business_units", "units__contains", " {} "),
    Sector: ("sectors", "sectors__contains", " {} "),
    Stage: ("stage", "stage", "{}"),
}


@receiver(post_save, sender=Organisation)
@receiver(post_save, sender=CooperativeProfile)
def on_saved(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    if not isinstance(instance, Organisation):
        DirectoryRow.objects.renew([instance.organisation_id])
    elif instance.is_cooperative or (not created and _was_cooperative(instance)):
        DirectoryRow.objects.renew([instance.pk])


def _was_cooperative(organisation: Organisation) -> bool:
    """Told by its row: its kind was changed, and what readers found of it goes."""
    return DirectoryRow.objects.filter(pk=organisation.pk).exists()


@receiver(post_delete, sender=Organisation)
def on_deleted(instance: Organisation, **kwargs: Any) -> None:
    if instance.is_cooperative and instance.is_public:
        CountryList.objects.withdraw()


@receiver(post_delete, sender=CooperativeProfile)
def on_profile_deleted(instance: CooperativeProfile, origin: Any, **kwargs: Any) -> None:
    """By itself: with its organisation, its row goes as well."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is CooperativeProfile:
        DirectoryRow.objects.renew([instance.organisation_id])


@receiver(post_delete, sender=DirectoryRow)
def on_row_deleted(instance: DirectoryRow, **kwargs: Any) -> None:
    """With its organisation, mostly."""
    DirectoryRow.objects.tell([instance.region_code])


@receiver(m2m_changed, sender=CooperativeProfile.business_units.through)
@receiver(m2m_changed, sender=CooperativeProfile.sectors.through)
def on_listed(instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    if isinstance(instance, CooperativeProfile):
        if action.startswith("post_"):
            DirectoryRow.objects.renew([instance.organisation_id])
    elif action == "pre_clear":
        _wait(instance)
    elif action == "post_clear":
        _renew_waiting(instance)
    elif action.startswith("post_"):
        DirectoryRow.objects.renew(_organisations(Q(pk__in=pk_set)))


def _on_term_saved(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """Of another code: the rows that have not this one are written anew, mostly none."""
    if created:
        return
    field, column, text = TERMS[sender]
    rows = DirectoryRow.objects.filter(**{f"organisation__cooperative__{field}": instance})
    others = rows.exclude(**{column: text.format(instance.code)}).order_by()
    DirectoryRow.objects.renew(list(others.values_list("pk", flat=True)))


def _wait(instance: Any, **kwargs: Any) -> None:
    """Who has a term is known only until it goes."""
    field, *_ = TERMS[type(instance)]
    instance.had_by = _organisations(Q(**{field: instance}))


def _renew_waiting(instance: Any, **kwargs: Any) -> None:
    DirectoryRow.objects.renew(instance.had_by)


def _organisations(of: Q) -> list[int]:
    profiles = CooperativeProfile.objects.filter(of).order_by()
    return list(profiles.values_list("organisation", flat=True).distinct())


for term in TERMS:
    post_save.connect(_on_term_saved, sender=term)
    pre_delete.connect(_wait, sender=term)
    post_delete.connect(_renew_waiting, sender=term)
