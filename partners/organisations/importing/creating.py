"""New cooperatives of a list: organisation, profile, its terms, the entry of the register."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from home import bulk
from home.among import among
from home.cache import renewal
from partners.organisations.identity import canonical
from partners.organisations.importing import applying, searching, slugs
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.made_up import is_made_up
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterImport,
    RegisterRow,
)
from partners.organisations.models.directory_row import Narrowed

_OF_PROFILE: dict[str, Any] = {
    "registration_number": "", "registration_key": "", "is_kdkmp": False, "stage_id": None,
    "members": None, "founded": None,
}  # fmt: skip
"""What a new profile holds where the list says nothing, by attribute."""


def create(rows: Sequence[RegisterRow], record: RegisterImport, words: Vocabulary) -> None:
    """Sets what the rows came to; the caller saves them. Inside a transaction.

    All of it is known beforehand and written as values: read back and made into models, a country
    took twice as long.
    """
    rows = _not_taken(rows)
    if not rows:
        return
    keys = _organisations(rows, record)
    villages = applying.village_names(row.said.get("region", "") for row in rows)
    named = [villages.get(row.said.get("region", ""), "")[:100] for row in rows]
    profiles = _profiles(rows, named, words)
    for key in applying.TERMS:
        terms = {profiles[row.organisation_id]: row.said[key] for row in rows if row.said.get(key)}
        applying.add_terms(key, terms, words)
    _entries(rows, record)
    NameWord.objects.add(
        (row.organisation_id, (row.said["name"], village))
        for row, village in zip(rows, named, strict=True)
    )
    DirectoryRow.objects.add(_narrowed_by(row, words, record.source) for row in rows)
    renewal.changed(Organisation, CooperativeProfile, RegisterEntry)
    searching.note_change(keys, record)


def _organisations(rows: Sequence[RegisterRow], record: RegisterImport) -> list[int]:
    addresses = slugs.free([(row.said["name"], row.said.get("region", "")) for row in rows])
    source = f"{record.source}, {record.as_of.isoformat()}"[-200:]
    values = (
        (slug, slug, row.said["name"], row.said.get("region") or None, row.said.get("website", ""))
        for row, slug in zip(rows, addresses, strict=True)
    )
    bulk.insert(Organisation, ("slug", "code", "name", "region", "website"), values,
                kind=Organisation.Kind.COOPERATIVE, source=source)  # fmt: skip
    made = Organisation.objects.filter(among("slug", addresses)).order_by()
    keys = dict(made.values_list("slug", "pk"))
    for row, slug in zip(rows, addresses, strict=True):
        row.organisation_id, row.is_written = keys[slug], True
    return list(keys.values())


def _profiles(
    rows: Sequence[RegisterRow], villages: Sequence[str], words: Vocabulary
) -> dict[Any, int]:
    """Their keys by those of their organisations."""
    said = (_OF_PROFILE | applying.of_profile(row.said, words) for row in rows)
    values = (
        (row.organisation_id, village, *facts.values())
        for row, village, facts in zip(rows, villages, said, strict=True)
    )
    bulk.insert(CooperativeProfile, ("organisation", "village", *_OF_PROFILE), values)
    made = CooperativeProfile.objects.filter(
        among("organisation", [row.organisation_id for row in rows])
    )
    return dict(made.order_by().values_list("organisation", "pk"))


def _entries(rows: Sequence[RegisterRow], record: RegisterImport) -> None:
    bulk.insert(
        RegisterEntry, ("organisation", "said"), ((row.organisation_id, row.said) for row in rows),
        register_import=record, source=record.source, as_of=record.as_of,
    )  # fmt: skip


def _narrowed_by(row: RegisterRow, words: Vocabulary, source: str) -> Narrowed:
    stage, units, sectors = (
        [code for code in codes if code in words.keys[key]]
        for key, codes in (
            ("stage", [row.said.get("stage", "")]),
            ("units", row.said.get("units") or ()),
            ("sectors", row.said.get("sectors") or ()),
        )
    )
    region = row.said.get("region", "")
    return Narrowed(
        row.organisation_id,
        region_code=region,
        stage="".join(stage),
        hosts=False,
        reports=False,
        learned=False,
        made_up=is_made_up(source, row.said.get("number", "")),
        units=units,
        sectors=sectors,
    )


def _not_taken(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Those whose number and village nobody took since the comparison; the others are told."""
    numbers = [canonical(row.said.get("number", "")) for row in rows]
    held, settled = holders_of(set(filter(None, numbers))), _villages_of(rows)
    free = []
    for row, number in zip(rows, numbers, strict=True):
        by_number = held.get(number, "")
        by_village = settled.get(_village_of(row), "")
        if code := by_number or by_village:
            _refuse(row, "number" if by_number else "village_code", code)
        else:
            free.append(row)
    return free


def holders_of(numbers: Collection[str]) -> dict[str, str]:
    """Code of the cooperative for each number, in its canonical form, that one has."""
    found = CooperativeProfile.objects.filter(among("registration_key", numbers))
    return dict(found.order_by().values_list("registration_key", "organisation__code"))


def _village_of(row: RegisterRow) -> str:
    region = str(row.said.get("region", ""))
    return region if len(region) == 10 and row.said.get("kind", "other") != "other" else ""


def _villages_of(rows: Sequence[RegisterRow]) -> dict[str, str]:
    codes = {code for row in rows if (code := _village_of(row))}
    settled = Organisation.objects.cooperatives().filter(among("region", codes), merged_into=None)
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
