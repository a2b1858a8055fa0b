"""What an organisation was called before goes on leading to it, by whatever door it was changed.

Lists that are written in bulk bring their own rows (`partners.organisations.importing`).
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.timezone import localdate

from partners.organisations.models import CooperativeProfile, FormerIdentity, Organisation

Kind = FormerIdentity.Kind
OF_ORGANISATION = {"name": Kind.NAME, "slug": Kind.ADDRESS}
OF_PROFILE = {"registration_number": Kind.NUMBER}


@receiver(pre_save, sender=Organisation)
def remember_name_and_address(instance: Organisation, **told: Any) -> None:
    if instance.pk:
        _remember(instance, instance.pk, OF_ORGANISATION, **told)


@receiver(pre_save, sender=CooperativeProfile)
def remember_number(instance: CooperativeProfile, **told: Any) -> None:
    if instance.pk:
        _remember(instance, instance.organisation_id, OF_PROFILE, **told)


def _remember(
    row: Model,
    organisation: int,
    fields: dict[str, FormerIdentity.Kind],
    *,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **_: Any,
) -> None:
    written = [name for name in fields if update_fields is None or name in update_fields]
    if raw or not written:
        return
    stored = type(row)._base_manager.filter(pk=row.pk).values(*written).first() or {}
    for name, value in stored.items():
        kind, now = fields[name], FormerIdentity.key_of(fields[name], getattr(row, name))
        was = FormerIdentity.key_of(kind, value)
        if was == now:
            continue
        formerly = FormerIdentity.objects.filter(organisation=organisation, kind=kind)
        formerly.filter(key=now).delete()  # it is called so again
        if was:
            FormerIdentity.objects.update_or_create(
                organisation_id=organisation,
                kind=kind,
                key=was,
                defaults={"value": value, "until": localdate()},
            )
