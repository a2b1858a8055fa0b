"""Who hears of a cooperative's applications."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from partners.apprenticeships.applications.models import Application
from partners.membership.models import Mandate, Membership, Scope


def representatives_of(organisation: int) -> set[int]:
    live = Membership.objects.live().representatives().of_active_people()
    return set(live.filter(organisation=organisation).values_list("person", flat=True))


def who_apply(applications: QuerySet[Application]) -> Mapping[int, set[int]]:
    """By organisation those who hand in for it: representatives, and who has a mandate for it. Two
    queries.
    """
    organisations = applications.order_by().values("organisation")
    found: dict[int, set[int]] = defaultdict(set)
    members: Any = Membership.objects.live().representatives().of_active_people()
    members = members.filter(organisation__in=organisations)
    for organisation, person in members.values_list("organisation", "person"):
        found[organisation].add(person)
    mandates: Any = Mandate.objects.in_force(localdate()).naming(Scope.APPLICATIONS)
    mandates = mandates.filter(cooperative__in=organisations, assistant__is_active=True)
    for organisation, person in mandates.values_list("cooperative", "assistant"):
        found[organisation].add(person)
    return found
