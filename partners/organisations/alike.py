"""Which organisations resemble another: where to read on from one of which little is known."""

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from partners.organisations.models import CooperativeProfile, Organisation

MOST = 4


def alike(organisation: Organisation) -> list[Organisation]:
    """Established cooperatives of its sectors, or else of its province; of partners those of its
    kind, or else of its country. Who hosts apprentices and who is near first; `teaches`: it hosts.
    One query, and another where no sector is shared.
    """
    others = Organisation.objects.public().real().exclude(pk=organisation.pk)
    if not organisation.is_cooperative:
        kind = Q(kind=organisation.kind)
        return _first(others.partners().filter(kind | Q(country=organisation.country)), kind)
    established = others.filter(cooperative__is_kdkmp=False)
    province = Q(region__code__startswith=(organisation.region_id or "-")[:2])
    of_its_sectors = _first(established.filter(pk__in=_sharing_a_sector(organisation)), province)
    return of_its_sectors or _first(established.filter(province), province)


def _first(rows: QuerySet[Organisation], near: Q) -> list[Organisation]:
    hosts = Exists(CooperativeProfile.objects.hosting_magang().filter(organisation=OuterRef("pk")))
    far = Case(When(near, then=Value(0)), default=Value(1))
    placed = rows.with_place().annotate(teaches=hosts, far=far)  # type: ignore[attr-defined]
    return list(placed.order_by("-teaches", "far", "name", "pk")[:MOST])


def _sharing_a_sector(organisation: Organisation) -> QuerySet[CooperativeProfile]:
    """Keys of organisations: a join would name one twice that shares two sectors."""
    profile = getattr(organisation, "cooperative", None)
    sectors = [one.pk for one in profile.sectors.all()] if profile else []
    rows = CooperativeProfile.objects.filter(sectors__in=sectors)
    return rows.order_by().values("organisation")
