"""Which organisations resemble another: where to read on from one of which little is known."""

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from partners.organisations.models import CooperativeProfile, Organisation

MOST = 4


def alike(organisation: Organisation) -> list[Organisation]:
    """Cooperatives of its sectors, those that host apprentices and those of its province first; of
    partners those of its kind, else of its country. `teaches`: it hosts. One query.
    """
    others = Organisation.objects.public().real().exclude(pk=organisation.pk)
    if organisation.is_cooperative:
        found, near = _of_its_sectors(organisation, others), _in_its_province(organisation)
    else:
        near = Q(kind=organisation.kind)
        found = others.partners().filter(near | Q(country=organisation.country))
    hosts = Exists(CooperativeProfile.objects.hosting_magang().filter(organisation=OuterRef("pk")))
    far = Case(When(near, then=Value(0)), default=Value(1))
    rows = found.with_place().annotate(teaches=hosts, far=far)
    return list(rows.order_by("-teaches", "far", "name", "pk")[:MOST])


def _of_its_sectors(
    organisation: Organisation, others: QuerySet[Organisation]
) -> QuerySet[Organisation]:
    profile = getattr(organisation, "cooperative", None)
    sectors = profile.sectors.all() if profile else []
    # By keys: a join would name one twice that shares two sectors.
    same = CooperativeProfile.objects.filter(sectors__in=[one.pk for one in sectors])
    return others.filter(pk__in=same.order_by().values("organisation"))


def _in_its_province(organisation: Organisation) -> Q:
    return Q(region__code__startswith=(organisation.region_id or "-")[:2])
