"""Load the regions of Indonesia, and follow them from one decree to the next."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, CharField, ManyToOneRel, Model, Value, When
from wagtail.models import Revision

from home.cache import renewal
from home.models import Region
from home.regions import source
from home.regions.changes import Changes, between
from home.regions.database import COLUMNS
from home.regions.names import own_key
from home.regions.source import RegionRow
from home.services.progress import Progress, silent

UNDERSERVED = Path(source.__file__).parent / "underserved.toml"
BATCH = 2_000
Tier = tuple[int, str, date | None]
FROM_SOURCE = ("name", "key", "level", "kind", "parent_id", "postal_code", "formerly")
OF_3T = ("tier_3t", "source_3t", "as_of_3t")
NO_TIER: Tier = (0, "", None)
LEAVING = "~"  # before a code whose region is on its way to another code


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many regions were added, corrected, followed to another code, put out of force."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    vanished: int = 0

    @property
    def total(self) -> int:
        return self.added + self.changed + self.moved + self.vanished


@transaction.atomic
def load_regions(progress: Progress = silent, *, down_to: int = source.VILLAGE) -> Loaded:
    """Bring the table to the official list: missing regions, names, codes; twice is once.

    Records that name a region keep it: where its code is another one today, they follow it
    there. Codes that are no longer in force stay, marked and with their successor. The 3T tier
    comes from `underserved.toml` when a region is first loaded and is the editors' from then on.
    """
    stored = [RegionRow(*row) for row in Region.objects.current().values_list(*COLUMNS)]
    official = list(source.rows(down_to))
    changes = between([row for row in stored if row.level <= down_to], official)
    tiers = _tiers(changes)
    _add(changes.added, tiers, progress)
    _correct(changes, {row.code: row.name for row in stored})
    _follow(changes.moved)
    _put_out_of_force(changes.vanished)
    _grade({code: tiers[code] for code in tiers.keys() - {row.code for row in changes.added}})
    progress("regions", len(official), len(official))
    loaded = Loaded(
        len(changes.added), len(changes.changed), len(changes.moved), len(changes.vanished)
    )
    if loaded.total:  # written in bulk, which sends no signals
        renewal.changed(Region)
    return loaded


def _add(rows: list[RegionRow], tiers: Mapping[str, Tier], progress: Progress) -> None:
    """Also those that were out of force and are in the list again.

    Past the ORM: with `bulk_create` 91,599 rows take 9.9 s of CPU, so they take 2.6 s.
    """
    columns = [*COLUMNS, "key", *OF_3T, "formerly", "is_current"]
    fresh = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    insert = (
        f"INSERT INTO {Region._meta.db_table} ({', '.join(columns)}) "  # noqa: S608 - names of our own
        f"VALUES ({', '.join(['%s'] * len(columns))}) "
        f"ON CONFLICT (code) DO UPDATE SET {fresh}, successor_id = NULL"
    )
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            progress("regions", start, len(rows))
            batch = rows[start : start + BATCH]
            cursor.executemany(
                insert,
                [(*row, own_key(row.name, row.level), *tiers[row.code], "", True) for row in batch],
            )


def _correct(changes: Changes, name_before: Mapping[str, str]) -> None:
    regions = []
    for row in changes.changed:
        before = name_before[changes.origin.get(row.code, row.code)]
        is_renamed = own_key(before, row.level) != own_key(row.name, row.level)
        regions.append(_region(row, formerly=before if is_renamed else ""))
    Region.objects.bulk_update(regions, FROM_SOURCE, batch_size=BATCH // 4)


def _region(row: RegionRow, **values: Any) -> Region:
    fields = dict(zip(COLUMNS, row, strict=True))
    return Region(key=own_key(row.name, row.level), **fields, **values)


def _follow(moved: Mapping[str, str]) -> None:
    """Take every record that names a region along to the code that it has today.

    In two steps, because one region's new code is often another one's old.
    """
    if not moved:
        return
    for model, column in _naming_regions():
        _renumber(model, column, {old: LEAVING + new for old, new in moved.items()})
        _renumber(model, column, {LEAVING + new: new for new in moved.values()})
        renewal.changed(model)
    _follow_in_revisions(moved)


def _renumber(model: type[Model], column: str, codes: Mapping[str, str]) -> None:
    steps = (When(**{column: before}, then=Value(after)) for before, after in codes.items())
    rows = model._base_manager.filter(**{f"{column}__in": codes})
    rows.update(**{column: Case(*steps, output_field=CharField())})


def _naming_regions() -> Iterator[tuple[type[Model], str]]:
    """Models and their columns that name a region, the hidden halves of many-to-many too."""
    for relation in Region._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or not relation.one_to_many:
            continue
        if relation.field.name != "parent":  # the list itself says what lies where
            yield relation.related_model, relation.field.attname


def _follow_in_revisions(moved: Mapping[str, str]) -> None:
    """Drafts and history name regions by code too: a restored one brings no old code back."""
    naming = {name for model, _column in _naming_regions() for name in _names_of(model)}
    labels = {model._meta.app_label for model, _column in _naming_regions()}
    revisions = Revision.objects.filter(content_type__app_label__in=labels)
    for revision in revisions.iterator(chunk_size=500):
        content = _followed(revision.content, naming, moved)
        if content != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=content)


def _names_of(model: type[Model]) -> set[str]:
    """Fields of any model that lead to regions, through a hidden table or directly."""
    related = {field.related_model for field in model._meta.fields if field.related_model}
    owners = {model, *related} - {Region}
    return {
        field.name
        for owner in owners
        for field in (*owner._meta.fields, *owner._meta.many_to_many)
        if field.related_model is Region
    }


def _followed(content: Any, naming: set[str], moved: Mapping[str, str]) -> Any:
    def take(value: Any) -> Any:
        if isinstance(value, list):
            return [take(each) for each in value]
        return moved.get(value, value) if isinstance(value, str) else value

    if isinstance(content, list):
        return [_followed(each, naming, moved) for each in content]
    if not isinstance(content, dict):
        return content
    return {
        name: take(value) if name in naming else _followed(value, naming, moved)
        for name, value in content.items()
    }


def _put_out_of_force(vanished: Mapping[str, str | None]) -> None:
    regions = Region.objects.in_bulk(vanished)
    lies_in = dict(
        Region.objects.filter(code__in=filter(None, vanished.values())).values_list(
            "code", "parent_id"
        )
    )
    for code, region in regions.items():
        successor = vanished[code]
        region.is_current, region.successor_id = False, successor
        region.tier_3t, region.source_3t, region.as_of_3t = NO_TIER
        if successor:
            region.parent_id = lies_in[successor]
    fields = ["is_current", "successor_id", "parent_id", *OF_3T]
    Region.objects.bulk_update(regions.values(), fields, batch_size=BATCH // 4)


def _tiers(changes: Changes) -> dict[str, Tier]:
    """What the 3T fields of a code shall be, where its region was not under this code before."""
    listed = tomllib.loads(UNDERSERVED.read_text(encoding="utf-8"))
    of_list = dict.fromkeys(listed["codes"], (listed["tier"], listed["source"], listed["as_of"]))
    stored = {code: tier for code, *tier in Region.objects.values_list("code", *OF_3T)}
    fresh = {row.code for row in changes.added} | set(changes.moved) | set(changes.moved.values())
    return {
        code: tuple(stored[changes.origin[code]])
        if code in changes.origin
        else of_list.get(code, NO_TIER)
        for code in fresh - changes.vanished.keys()
    }


def _grade(tiers: Mapping[str, Tier]) -> None:
    regions = Region.objects.in_bulk(tiers)
    graded = []
    for code, region in regions.items():
        if (region.tier_3t, region.source_3t, region.as_of_3t) != tiers[code]:
            region.tier_3t, region.source_3t, region.as_of_3t = tiers[code]
            graded.append(region)
    Region.objects.bulk_update(graded, OF_3T, batch_size=BATCH // 4)
