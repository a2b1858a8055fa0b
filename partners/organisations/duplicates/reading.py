"""The register's cooperatives as records to compare, in two queries."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from partners.organisations.duplicates.scoring import VILLAGE, Record
from partners.organisations.models import FormerIdentity, Organisation

FIELDS = (
    "pk",
    "name",
    "code_of_region",
    "name_of_region",
    "cooperative__village",
    "cooperative__registration_number",
    "cooperative__is_kdkmp",
    "contact_email",
    "website",
    "is_demo",
)
AT_A_TIME = 5_000


def records() -> Iterator[Record]:
    """Of all cooperatives that stand; a village whose code a decree gave up counts as the new."""
    formerly = _former()
    standing = Organisation.objects.cooperatives().active().order_by("pk")
    placed = standing.annotate(
        code_of_region=Coalesce("region__successor_id", "region_id"),
        name_of_region=F("region__name"),
    )
    for row in placed.values_list(*FIELDS).iterator(AT_A_TIME):
        yield _record(row, formerly)


def _record(row: tuple[Any, ...], formerly: dict[tuple[int, str], list[str]]) -> Record:
    key, name, region, region_name, village, number, is_kdkmp, email, website, is_demo = row
    by_code = len(region or "") == VILLAGE
    return Record(
        key,
        name,
        region or "",
        (region_name if by_code else village) or "",
        number or "",
        bool(is_kdkmp),
        frozenset(_contacts(email, website)),
        tuple(formerly.get((key, FormerIdentity.Kind.NAME), ())),
        tuple(formerly.get((key, FormerIdentity.Kind.NUMBER), ())),
        is_demo,
    )


def _contacts(email: str, website: str) -> Iterator[str]:
    """
    >>> list(_contacts("Kop@Contoh.id", "https://www.contoh.id/kop/"))
    ['email:kop@contoh.id', 'website:contoh.id/kop']
    """
    if email:
        yield f"email:{email.casefold()}"
    if address := website.casefold().partition("://")[2].removeprefix("www.").rstrip("/"):
        yield f"website:{address}"


def _former() -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    kinds = (FormerIdentity.Kind.NAME, FormerIdentity.Kind.NUMBER)
    rows = FormerIdentity.objects.filter(kind__in=kinds).order_by("pk")
    for organisation, kind, value in rows.values_list("organisation", "kind", "value").iterator():
        found[organisation, kind].append(value)
    return found
