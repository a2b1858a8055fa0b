"""UNDO: row by row, what a list wrote is taken back, unless somebody built on it since."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home import audit
from home.among import among
from home.cache import renewal
from partners.organisations.identity import canonical
from partners.organisations.importing import (
    applying,
    chunks,
    creating,
    here,
    searching,
    writing,
)
from partners.organisations.importing.threeway import is_same
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.models import (
    CooperativeProfile,
    CountryList,
    DirectoryRow,
    DuplicatePair,
    FormerIdentity,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterImport,
    RegisterRow,
)
from partners.organisations.services.organisations import unreferenced

Outcome = RegisterRow.Outcome


def undo(record: RegisterImport) -> None:
    """Raises Lost."""
    words, rows = Vocabulary.stored(), record.rows.filter(is_written=True)
    waiting = list(rows.order_by("-pk").values_list("pk", flat=True))
    all_rows = max(record.figures.get("written", 0), len(waiting))
    done = all_rows - len(waiting)
    record.all_rows = all_rows
    chunks.beat(record, all_rows=all_rows, done_rows=done)
    for start in range(0, len(waiting), chunks.SIZE):
        keys = waiting[start : start + chunks.SIZE]
        _chunk(record, keys, done + start + len(keys), words)
    changed_since = record.rows.filter(is_written=False, outcome=Outcome.CHANGED).exclude(kept=[])
    stayed = rows.count() + changed_since.count()
    figures = {**record.figures, "stayed": stayed}
    searching.note_all(record)
    now = timezone.now()
    began = record.written_at or now  # one that stopped before its first row never began
    chunks.finish(record, written_at=began, undone_at=now, figures=figures)


@transaction.atomic
def _chunk(record: RegisterImport, keys: Sequence[int], done: int, words: Vocabulary) -> None:
    rows = list(RegisterRow.objects.filter(among("pk", keys)).order_by("pk"))
    held = applying.locked(row.organisation_id for row in rows if row.organisation_id)
    new = [row for row in rows if row.outcome == Outcome.NEW]
    _remove(new, held, record)
    if changed := [row for row in rows if row.outcome != Outcome.NEW]:
        _bring_back(changed, held, record, words)
        writing.save_rows(changed)
    chunks.beat(record, done_rows=done)


def _remove(
    rows: Sequence[RegisterRow], held: dict[int, Organisation], record: RegisterImport
) -> None:
    """New ones that stand as the list made them, and that nothing relies on."""
    named = [row.organisation_id for row in rows if row.organisation_id]
    found: dict[Any, here.Here] = here.of(named) if named else {}
    there = [row for row in rows if row.organisation_id in found]
    keys = {row.organisation_id for row in there}
    stays = relied_on(keys) | {
        row.organisation_id for row in there if _changed_in(row, found[row.organisation_id])
    }
    gone = [row for row in rows if row.organisation_id not in stays]
    taken_back = RegisterRow.objects.filter(among("pk", [row.pk for row in gone]))
    taken_back.update(organisation=None, is_written=False)
    _delete([key for row in gone if (key := row.organisation_id) in held], record)


def _changed_in(row: RegisterRow, one: here.Here) -> list[str]:
    return [key for key, value in row.after.items()
            if key in one.facts and not is_same(key, one.facts[key], value)]  # fmt: skip


def relied_on(keys: Collection[Any]) -> set[int]:
    """Those that records of any kind name, or whose history has begun."""
    found: set[int] = set()
    if not keys:
        return found
    named = Organisation.objects.filter(among("pk", keys)).order_by()
    found.update(set(keys) - set(unreferenced(named).values_list("pk", flat=True)))
    kind = ContentType.objects.get_for_model(Organisation)
    texts = [str(key) for key in keys]
    entries = ModelLogEntry.objects.filter(among("object_id", texts), content_type=kind)
    found.update(map(int, entries.order_by().values_list("object_id", flat=True)))
    return found & set(keys)


def _delete(keys: Sequence[int], record: RegisterImport) -> None:
    """In bulk: what could hinder was looked for, and what is left the database refuses."""
    if not keys:
        return
    RegisterRow.objects.filter(among("organisation", keys)).update(organisation=None)
    profiles = CooperativeProfile.objects.filter(among("organisation", keys))
    for field, _column in applying.TERMS.values():
        through: Any = getattr(CooperativeProfile, field).through
        through.objects.filter(cooperativeprofile__in=profiles)._raw_delete("default")
    pairs = DuplicatePair.objects.filter(Q(among("first", keys)) | Q(among("second", keys)))
    pairs._raw_delete(pairs.db)
    DirectoryRow.objects.take_out(keys)
    for model in (CooperativeProfile, RegisterEntry, FormerIdentity, NameWord):
        model.objects.filter(among("organisation", keys))._raw_delete("default")
    Organisation.objects.filter(among("pk", keys))._raw_delete("default")
    renewal.changed(Organisation, CooperativeProfile, RegisterEntry, FormerIdentity)
    CountryList.objects.withdraw()
    searching.note_change(keys, record)


def _bring_back(
    rows: Sequence[RegisterRow],
    held: dict[int, Organisation],
    record: RegisterImport,
    words: Vocabulary,
) -> None:
    found = here.of([row.organisation_id for row in rows if row.organisation_id])
    villages = applying.village_names(str(row.after.get("region", "")) for row in rows)
    back: dict[Any, dict[str, Any]] = {}
    for row in rows:
        row.is_written = False
        one = found.get(row.organisation_id or 0)
        if one is None:  # nothing is there that could stay
            row.kept = []
            continue
        own = {key: value for key, value in row.after.items() if key in one.facts}
        stays = set(_changed_in(row, one))
        values = {key: row.before[key] for key in own if key not in stays}
        if "region" in values and one.facts[here.VILLAGE] == villages.get(row.after["region"], ""):
            values[here.VILLAGE] = row.before.get(here.VILLAGE, "")
        back[row.organisation_id] = values
        if row.outcome == Outcome.NOTED:  # it wrote nothing that could stay
            continue
        row.kept = [
            {"key": key, "here": one.facts[key], "list": row.before[key]} for key in sorted(stays)
        ]
    keys = list(back)
    _keep_taken_numbers({row.organisation_id: row for row in rows}, back, found)
    for field, kind in writing.REMEMBERED.items():
        again = [key for key, values in back.items() if field in values]
        former = FormerIdentity.objects.filter(kind=kind, register_import=record)
        former.filter(organisation__in=again).delete()
    applying.apply(back, held, words, record)
    applying.tell(keys, record)
    _bring_back_entries([row for row in rows if row.organisation_id in held])
    deeds = (
        audit.Deed(held[key], audit.CHANGED, {"register_import": record.pk, "taken_back": True})
        for key, values in back.items()
        if values
    )
    audit.record_many(deeds, by=writing.asker_of(record))


def _keep_taken_numbers(
    rows: dict[Any, RegisterRow], back: dict[Any, dict[str, Any]], found: dict[int, here.Here]
) -> None:
    """A number that another cooperative got since stays with that one. Those of the chunk give
    theirs up first: what one of them had may come back to the next.
    """
    wanted = {key: canonical(values["number"] or "") for key, values in back.items()
              if "number" in values}  # fmt: skip
    profiles = CooperativeProfile.objects.filter(among("organisation", wanted))
    profiles.update(registration_number="", registration_key="")
    while taken := _taken(wanted):  # whoever keeps its number may have that of the next
        for key, code in taken.items():
            number, here_now = back[key].pop("number"), found[key].facts["number"]
            told = {"key": "number", "here": here_now, "list": number, "taken_by": code}
            rows[key].kept = [*rows[key].kept, told]
            profiles.filter(organisation=key).update(
                registration_number=here_now, registration_key=canonical(here_now)
            )
            del wanted[key]


def _taken(wanted: dict[Any, str]) -> dict[Any, str]:
    """By key of an organisation whose number another one has: the code of that one."""
    holders = creating.holders_of(set(filter(None, wanted.values())))
    return {key: holders[number] for key, number in wanted.items() if number in holders}


def _bring_back_entries(rows: Sequence[RegisterRow]) -> None:
    before: list[tuple[Any, Any]] = [(row.organisation_id, row.entry_before) for row in rows]
    fresh = [key for key, entry in before if entry is None]
    RegisterEntry.objects.filter(among("organisation", fresh)).delete()
    writing.put_entries([
        RegisterEntry(
            organisation_id=key,
            said=entry["said"],
            register_import_id=entry["register_import"],
            source=entry["source"],
            as_of=date.fromisoformat(entry["as_of"]),
            missing_since=date.fromisoformat(entry["missing_since"])
            if entry["missing_since"]
            else None,
        )
        for key, entry in before
        if entry is not None
    ])  # fmt: skip
