"""What stands on the portal of cooperatives, in the words of a list (`fields.SAID`)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from home.among import among
from partners.organisations.models import CooperativeProfile, Organisation, RegisterEntry

VILLAGE = "village"
"""What people call the place; a list names its region, which brings the official name along."""


@dataclass(slots=True)
class Here:
    """`facts` of today, with the VILLAGE; `said` by the register before, None of one that no list
    held.
    """

    facts: dict[str, Any]
    said: dict[str, Any] | None = None
    missing_since: str = ""
    entry: dict[str, Any] | None = field(default=None)


_COLUMNS = (
    "pk", "name", "region_id", "website", "cooperative__registration_number",
    "cooperative__is_kdkmp", "cooperative__stage__code", "cooperative__members",
    "cooperative__founded", "region__kind", "cooperative__village",
)  # fmt: skip
_OF_ENTRY = ("organisation", "said", "register_import", "source", "as_of", "missing_since")


def of(keys: Collection[int]) -> dict[int, Here]:
    """By key of the organisation; four queries however many."""
    found = {}
    sectors, units = _codes("sectors", keys), _codes("business_units", keys)
    for row in Organisation.objects.filter(among("pk", keys)).order_by().values_list(*_COLUMNS):
        key, name, region, website, number, is_kdkmp, stage, members, founded, kind, village = row
        found[key] = Here({
            "number": number or "", "name": name, "region": region or "",
            "kind": kind_of(bool(is_kdkmp), kind or ""), "stage": stage or "",
            "sectors": sectors.get(key, []), "units": units.get(key, []),
            "members": members, "founded": founded, "website": website, VILLAGE: village or "",
        })  # fmt: skip
    entries = RegisterEntry.objects.filter(among("organisation", keys)).order_by()
    for key, said, register_import, source, as_of, since in entries.values_list(*_OF_ENTRY):
        one = found[key]
        one.said, one.missing_since = said, since.isoformat() if since else ""
        one.entry = {
            "said": said, "register_import": register_import, "source": source,
            "as_of": as_of.isoformat(), "missing_since": one.missing_since,
        }  # fmt: skip
    return found


def kind_of(is_kdkmp: bool, region_kind: str) -> str:
    """KDKMP are of a village or of an urban one; of one whose place is not known: a village."""
    if not is_kdkmp:
        return "other"
    return "kelurahan" if region_kind == "kelurahan" else "desa"


def _codes(terms: str, keys: Collection[int]) -> Mapping[int, list[str]]:
    # Excluding those without any would read the whole table of terms each time, on PostgreSQL.
    named = CooperativeProfile.objects.filter(among("organisation", keys))
    pairs = named.filter(**{f"{terms}__isnull": False}).order_by()
    found: dict[int, list[str]] = defaultdict(list)
    for key, code in sorted(pairs.values_list("organisation", f"{terms}__code")):
        found[key].append(code)
    return found
