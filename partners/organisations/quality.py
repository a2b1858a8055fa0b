"""How complete the register is: what is known of its cooperatives, by province. One query."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.organisations.duplicates.scoring import VILLAGE
from partners.organisations.models import (
    CooperativeProfile,
    Organisation,
    RegisterImport,
    RegisterRow,
)
from partners.organisations.models.organisation import OrganisationQuerySet

CONFIRMED_WITHIN = timedelta(days=365)
ASPECTS: dict[str, str | Promise] = {
    "place": _("Village"),
    "number": _("Registration number"),
    "stage": _("Stage"),
    "units": _("Business units"),
    "sectors": _("Sectors"),
    "members": _("Members"),
    "contact": pgettext_lazy("of an organisation", "Contact"),
}
"""What may be known of a cooperative, as columns are headed."""


def _has(relation: Any) -> Exists:
    return Exists(relation.objects.filter(cooperativeprofile=OuterRef("cooperative")))


def knowing(aspect: str) -> Q:
    """Of organisations: those of which it is known. Raises KeyError for what is no aspect."""
    sectors, units = CooperativeProfile.sectors.through, CooperativeProfile.business_units.through
    known: dict[str, Q] = {
        "place": Q(length_of_code=VILLAGE),
        "number": ~Q(cooperative__registration_key="") & Q(cooperative__isnull=False),
        "stage": Q(cooperative__stage__isnull=False),
        "units": Q(_has(units)),
        "sectors": Q(_has(sectors)),
        "members": Q(cooperative__members__isnull=False),
        "contact": ~Q(contact_email="") | ~Q(website=""),
    }
    return known[aspect]


def cooperatives() -> OrganisationQuerySet:
    """Those that stand in the register."""
    rows: OrganisationQuerySet = Organisation.objects.cooperatives().active()
    placed: OrganisationQuerySet = rows.annotate(length_of_code=Length("region_id"))
    return placed


def lacking(aspect: str) -> OrganisationQuerySet:
    """Those of which it is not known."""
    knows = cooperatives().filter(knowing(aspect))
    return cooperatives().exclude(pk__in=knows.order_by().values("pk"))


def figures() -> dict[str, Any]:
    """`{"provinces": [{"code", "all", and each of ASPECTS: how many}]}`; "" for no province."""
    known = {aspect: Count("pk", filter=knowing(aspect)) for aspect in ASPECTS}
    rows = (
        cooperatives()
        .order_by()
        .annotate(code_of_province=Left("region_id", 2))
        .values("code_of_province")
        .annotate(all=Count("pk"), **known)
        .order_by("code_of_province")
    )
    return {"provinces": [{"code": row.pop("code_of_province") or "", **row} for row in rows]}


def unplaced() -> QuerySet[Organisation]:
    """Those of which not even the province is known."""
    return cooperatives().filter(region=None)


def stale_before() -> datetime:
    return timezone.now() - CONFIRMED_WITHIN


def stale() -> QuerySet[Organisation]:
    """Nobody wrote into the record for a year, and no list of that year holds it."""
    since = stale_before()
    listed = Q(register_entry__as_of__gte=since.date())
    return cooperatives().filter(updated_at__lt=since).exclude(listed)


def missing() -> QuerySet[Organisation]:
    """Those that the last full list does not hold."""
    return cooperatives().filter(register_entry__missing_since__isnull=False)


def unsure() -> QuerySet[RegisterRow]:
    """Rows that wait for a person, of lists that were neither put aside nor taken back."""
    unsure = RegisterRow.objects.filter(outcome=RegisterRow.Outcome.UNSURE, decided_at=None)
    standing = unsure.exclude(register_import__state=RegisterImport.State.DROPPED)
    return standing.exclude(register_import__step=RegisterImport.Step.UNDO)


def lists_with_unsure_rows() -> Any:
    """A query of lists, the newest first; `unsure` of each: how many of its rows wait."""
    counted = Count("rows", filter=Q(rows__in=unsure().order_by().values("pk")))
    found = RegisterImport.objects.annotate(unsure=counted).filter(unsure__gt=0)
    return found.order_by("-handed_in_at", "-pk")  # who counts loses the order of the model
