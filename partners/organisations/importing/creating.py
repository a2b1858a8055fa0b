"""New cooperatives of a list: organisation, profile, its terms, the entry of the register."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from home.cache import renewal
from partners.organisations.identity import canonical
from partners.organisations.importing import applying, slugs, writing
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.models import (
    CooperativeProfile,
    Organisation,
    RegisterImport,
    RegisterRow,
)


def create(rows: Sequence[RegisterRow], record: RegisterImport, words: Vocabulary) -> None:
    """Sets what the rows came to; the caller saves them. Inside a transaction."""
    rows = _not_taken(rows)
    if not rows:
        return
    made = _organisations(rows, record)
    profiles = _profiles(rows, made, words)
    renewal.changed(Organisation, CooperativeProfile)
    for key in applying.TERMS:
        terms = {
            profile.pk: row.said[key]
            for profile, row in zip(profiles, rows, strict=True)
            if row.said.get(key)
        }
        applying.add_terms(key, terms, words)
    said = {one.pk: row.said for one, row in zip(made, rows, strict=True)}
    writing.save_entries(said, record)
    applying.tell([one.pk for one in made], record)


def _organisations(rows: Sequence[RegisterRow], record: RegisterImport) -> list[Organisation]:
    addresses = slugs.free([(row.said["name"], row.said.get("region", "")) for row in rows])
    source = f"{record.source}, {record.as_of.isoformat()}"[-200:]
    made = Organisation.objects.bulk_create(
        Organisation(
            slug=slug, code=slug, name=row.said["name"], kind=Organisation.Kind.COOPERATIVE,
            region_id=row.said.get("region") or None, website=row.said.get("website", ""),
            source=source,
        )
        for row, slug in zip(rows, addresses, strict=True)
    )  # fmt: skip
    for row, one in zip(rows, made, strict=True):
        row.organisation_id, row.is_written = one.pk, True
    return made


def _profiles(
    rows: Sequence[RegisterRow], made: Sequence[Organisation], words: Vocabulary
) -> list[CooperativeProfile]:
    villages = applying.village_names(row.said.get("region", "") for row in rows)
    profiles = []
    for row, one in zip(rows, made, strict=True):
        village = villages.get(row.said.get("region", ""), "")
        profile = CooperativeProfile(organisation=one, village=village[:100])
        applying.set_profile(profile, row.said, words)
        profiles.append(profile)
    return CooperativeProfile.objects.bulk_create(profiles)


def _not_taken(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Those whose number and village nobody took since the comparison; the others are told."""
    numbers = {canonical(row.said["number"]) for row in rows if row.said.get("number")}
    held, settled = holders_of(numbers), _villages_of(rows)
    free = []
    for row in rows:
        by_number = held.get(canonical(row.said.get("number", "")), "")
        by_village = settled.get(_village_of(row), "")
        if code := by_number or by_village:
            _refuse(row, "number" if by_number else "village_code", code)
        else:
            free.append(row)
    return free


def holders_of(numbers: Collection[str]) -> dict[str, str]:
    """Code of the cooperative for each number, in its canonical form, that one has."""
    found = CooperativeProfile.objects.filter(registration_key__in=list(numbers))
    return dict(found.order_by().values_list("registration_key", "organisation__code"))


def _village_of(row: RegisterRow) -> str:
    region = str(row.said.get("region", ""))
    return region if len(region) == 10 and row.said.get("kind", "other") != "other" else ""


def _villages_of(rows: Sequence[RegisterRow]) -> dict[str, str]:
    codes = {code for row in rows if (code := _village_of(row))}
    settled = Organisation.objects.cooperatives().filter(merged_into=None, region__in=codes)
    kdkmp = settled.filter(cooperative__is_kdkmp=True).order_by()
    return dict(kdkmp.values_list("region_id", "code"))


def _refuse(row: RegisterRow, key: str, code: str) -> None:
    told: dict[str, Any] = {"key": key, "problem": RowProblem.TAKEN_SINCE, "value": ""}
    row.outcome, row.errors = RegisterRow.Outcome.WRONG, [*row.errors, {**told, "more": [code]}]
    row.cells = row.cells or cells_of(row)


def cells_of(row: RegisterRow) -> dict[str, str]:
    """What the row says, for the file of corrected rows; its own cells were not kept."""
    names = {"region": "village_code"}
    texts: dict[str, str] = defaultdict(str)
    for key, value in row.said.items():
        texts[names.get(key, key)] = "; ".join(value) if isinstance(value, list) else str(value)
    return dict(texts)
