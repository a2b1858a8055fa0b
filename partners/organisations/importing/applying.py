"""Setting facts of many cooperatives at once, and telling who has to know."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils import timezone

from home import bulk
from home.among import among
from home.cache import renewal
from home.models import Region
from partners.organisations.identity import canonical
from partners.organisations.importing import searching
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.models import (
    CooperativeProfile,
    FormerIdentity,
    Organisation,
    RegisterEntry,
    RegisterImport,
)

Changes = Mapping[int, Mapping[str, Any]]
"""By key of the organisation: what is set, by `fields.SAID`."""
_OF_ORGANISATION = {"name": "name", "region": "region_id", "website": "website"}
AT_ONCE = 500  # each statement looks through its own rows for each of them
_OF_PROFILE = {"members": "members", "founded": "founded"}
TERMS = {"sectors": ("sectors", "sector"), "units": ("business_units", "businessunit")}


def locked(keys: Iterable[int]) -> dict[int, Organisation]:
    """In the order of their keys; with their profiles."""
    rows = Organisation.objects.select_for_update().filter(among("pk", keys)).order_by("pk")
    return {row.pk: row for row in rows}


def apply(
    changes: Changes,
    organisations: Mapping[int, Organisation],
    words: Vocabulary,
    record: RegisterImport,
) -> None:
    """Inside a transaction that holds the organisations."""
    touched = [organisations[key] for key, values in changes.items() if values]
    if not touched:
        return
    _organisations(changes, touched)
    profiles = _profiles_of(touched)
    _profiles(changes, profiles, words)
    for key in TERMS:
        terms = {profiles[pk].pk: v[key] for pk, v in changes.items() if key in v}
        _terms(key, terms, words)
    tell([one.pk for one in touched], record)


def tell(keys: Collection[int], record: RegisterImport) -> None:
    """Readers' pages, once the transaction is committed, and the search."""
    renewal.changed(Organisation, CooperativeProfile, RegisterEntry, FormerIdentity)
    searching.note(keys, record)


def _organisations(changes: Changes, touched: list[Organisation]) -> None:
    now = timezone.now()
    for one in touched:
        for key, name in _OF_ORGANISATION.items():
            if key in changes[one.pk]:
                value = changes[one.pk][key]
                setattr(one, name, value or None if key == "region" else value)
        one.updated_at = now
    fields = ["name", "region", "website", "updated_at"]
    Organisation.objects.bulk_update(touched, fields, batch_size=AT_ONCE)


def _profiles_of(touched: list[Organisation]) -> dict[int, CooperativeProfile]:
    keys = [one.pk for one in touched]
    profiles = CooperativeProfile.objects.select_for_update().filter(among("organisation", keys))
    found = {profile.organisation_id: profile for profile in profiles}
    absent = [CooperativeProfile(organisation_id=key) for key in keys if key not in found]
    for profile in CooperativeProfile.objects.bulk_create(absent):
        found[profile.organisation_id] = profile
    return found


def _profiles(
    changes: Changes, profiles: Mapping[int, CooperativeProfile], words: Vocabulary
) -> None:
    for key, profile in profiles.items():
        for name, value in of_profile(changes[key], words).items():
            setattr(profile, name, value)
    fields = ["registration_number", "registration_key", "is_kdkmp", "stage", "members",
              "founded", "village"]  # fmt: skip
    _name_villages(changes, profiles)
    CooperativeProfile._base_manager.bulk_update(list(profiles.values()), fields, AT_ONCE)


def of_profile(values: Mapping[str, Any], words: Vocabulary) -> dict[str, Any]:
    """What a list says of a profile, by attribute. Rows that are written in bulk compute no key, so
    it is brought along.
    """
    facts = {name: values[key] for key, name in _OF_PROFILE.items() if key in values}
    if "number" in values:
        facts["registration_number"] = values["number"] or ""
        facts["registration_key"] = canonical(facts["registration_number"])
    if "kind" in values:
        facts["is_kdkmp"] = values["kind"] in {"desa", "kelurahan"}
    if "stage" in values:
        facts["stage_id"] = words.keys["stage"].get(values["stage"])
    return facts


def _name_villages(changes: Changes, profiles: Mapping[int, CooperativeProfile]) -> None:
    moved = {key: v["region"] for key, v in changes.items() if "region" in v}
    names = village_names(filter(None, moved.values()))
    for key, code in moved.items():
        profiles[key].village = changes[key].get("village", names.get(code or "", ""))


def village_names(codes: Iterable[str]) -> dict[str, str]:
    """Only of regions that are villages; asked by code alone, as SQLite would else read them all
    by their level.
    """
    rows = Region.objects.filter(among("code", codes)).values_list("code", "name", "level")
    return {code: name for code, name, level in rows if level == Region.Level.VILLAGE}


def _terms(key: str, terms: Mapping[int, list[str]], words: Vocabulary) -> None:
    if not terms:
        return
    through: Any = getattr(CooperativeProfile, TERMS[key][0]).through
    through.objects.filter(among("cooperativeprofile", terms)).delete()
    add_terms(key, terms, words)


def add_terms(key: str, terms: Mapping[int, list[str]], words: Vocabulary) -> None:
    """Sectors or business units of profiles that have none."""
    field, column = TERMS[key]
    through: Any = getattr(CooperativeProfile, field).through
    known = words.keys[key]
    rows = (
        (profile, known[code])
        for profile, codes in terms.items()
        for code in codes or ()
        if code in known
    )
    bulk.insert(through, ("cooperativeprofile", column), rows)
