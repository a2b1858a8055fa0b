"""Organisations that a proposed one may be: shown before it is sent, and to who decides."""

from django.db.models import Q, QuerySet

from home.models import Region
from partners.organisations.merging import merged_where
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.models.organisation import OrganisationQuerySet

SHOWN = 5


def with_number(number: str, among: QuerySet[Organisation]) -> Organisation | None:
    """The one of this registration number, however it is written."""
    profiles = CooperativeProfile.objects.with_number(number)
    return among.filter(pk__in=profiles.standing()).first()


def like(
    name: str, kind: str, region: Region | None, among: OrganisationQuerySet
) -> list[Organisation]:
    """Of the same name or acronym; for a cooperative also those of its village."""
    same = Q(name__iexact=name.strip()) | Q(acronym__iexact=name.strip())
    if kind == Organisation.Kind.COOPERATIVE and region is not None:
        here = Q(region=region)
        if region.level == Region.Level.VILLAGE:
            around = Q(region=region.parent_id, cooperative__village__iexact=region.name)
            here |= around | Q(region_id=region.code[:4], cooperative__village__iexact=region.name)
        return list(among.filter(here, kind=kind).with_place()[:SHOWN])
    return list(among.filter(same | merged_where(same)).with_place()[:SHOWN])
