"""WRITE: the plan becomes the register, in chunks that each are whole or not at all.

A row is planned once more under the lock: what somebody changed since the comparison stays, and a
new cooperative whose number or village was taken since is told, not made.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from home import audit
from home.access import Actor, system
from home.among import among
from home.cache import renewal
from partners.organisations.identity import canonical
from partners.organisations.importing import applying, chunks, creating, deciding, here, searching
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.threeway import Merged
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.models import (
    FormerIdentity,
    Organisation,
    RegisterEntry,
    RegisterImport,
    RegisterRow,
)

Outcome = RegisterRow.Outcome
KNOWN = (Outcome.CHANGED, Outcome.NOTED)
WRITTEN = (Outcome.NEW, *KNOWN, Outcome.MISSING)
REMEMBERED = {"name": FormerIdentity.Kind.NAME, "number": FormerIdentity.Kind.NUMBER}
Rows = Sequence[RegisterRow]


def write(record: RegisterImport) -> None:
    """Raises Lost."""
    words, rows = Vocabulary.stored(), record.rows.filter(outcome__in=WRITTEN)
    waiting = list(rows.filter(is_written=False).order_by("pk").values_list("pk", flat=True))
    all_rows = rows.count()
    done = all_rows - len(waiting)
    record.all_rows = all_rows
    # From the first row on it may have to be taken back.
    record.written_at = record.written_at or timezone.now()
    chunks.beat(record, all_rows=all_rows, done_rows=done, written_at=record.written_at)
    for start in range(0, len(waiting), chunks.SIZE):
        keys = waiting[start : start + chunks.SIZE]
        _chunk(record, keys, done + start + len(keys), words)
    figures = deciding.count(record)
    figures["written"] = record.rows.filter(is_written=True).count()
    searching.note_all(record)
    chunks.finish(record, figures=figures)


@transaction.atomic
def _chunk(record: RegisterImport, keys: Sequence[int], done: int, words: Vocabulary) -> None:
    rows = list(RegisterRow.objects.filter(among("pk", keys)).order_by("pk"))
    creating.create([row for row in rows if row.outcome == Outcome.NEW], record, words)
    _change([row for row in rows if row.outcome in KNOWN], record, words)
    _mark_missing([row for row in rows if row.outcome == Outcome.MISSING], record)
    _mark([row for row in rows if row.outcome == Outcome.NEW])
    save_rows([row for row in rows if row.outcome != Outcome.NEW])
    chunks.beat(record, done_rows=done)


def _mark(rows: Rows) -> None:
    """Of new ones nothing else changes, and they may be a whole country: one statement for all."""
    if not rows:
        return
    table = connection.ops.quote_name(RegisterRow._meta.db_table)
    made = ", ".join(["(%s, %s)"] * len(rows))
    statement = (
        f"UPDATE {table} SET organisation_id = made.column2, is_written = %s"  # noqa: S608
        f" FROM (VALUES {made}) AS made WHERE {table}.id = made.column1"
    )
    pairs = ((row.pk, row.organisation_id) for row in rows)
    with connection.cursor() as cursor:
        cursor.execute(statement, [True, *chain.from_iterable(pairs)])


def save_rows(rows: Rows) -> None:
    """One statement, where `bulk_update` takes a branch for each row. No reader sees them."""
    fields = ["outcome", "organisation", "before", "after", "kept", "errors", "cells",
              "is_written", "entry_before"]  # fmt: skip
    RegisterRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _change(rows: Rows, record: RegisterImport, words: Vocabulary) -> None:
    if not rows:
        return
    held = applying.locked(row.organisation_id for row in rows if row.organisation_id)
    found = here.of(list(held))
    plans: dict[Any, Merged] = {}
    for row in rows:
        one = found.get(row.organisation_id or 0)
        if one is None or held[row.organisation_id or 0].merged_into_id:
            _refuse_gone(row)
            continue
        row.entry_before, row.is_written = one.entry, True
        plans[row.organisation_id] = deciding.plan_of(one, row.said)
    for key, code in _taken_numbers(plans).items():
        _keep_number(plans[key], code, found[key].said or {})
    for row in rows:
        if row.organisation_id in plans:
            deciding.follow(row, plans[row.organisation_id])
    _remember(plans, record)
    applying.apply({key: plan.after for key, plan in plans.items()}, held, words, record)
    save_entries({key: plan.said for key, plan in plans.items()}, record)
    _record(plans, held, record)


def _taken_numbers(plans: dict[Any, Merged]) -> dict[Any, str]:
    """By key of the organisation whose new number another one has: the code of that one."""
    wanted = {canonical(plan.after["number"]): key for key, plan in plans.items()
              if "number" in plan.after}  # fmt: skip
    holders = creating.holders_of(wanted)
    return {wanted[number]: code for number, code in holders.items()}


def _keep_number(plan: Merged, code: str, said: dict[str, Any]) -> None:
    """The register is not noted to have said it: the next list says it again."""
    plan.said.pop("number", None)
    if "number" in said:
        plan.said["number"] = said["number"]
    plan.kept.append({"key": "number", "here": plan.before.pop("number"),
                      "list": plan.after.pop("number"), "taken_by": code})  # fmt: skip


def _refuse_gone(row: RegisterRow) -> None:
    row.outcome, row.organisation_id = Outcome.WRONG, None
    told = {"key": "name", "problem": RowProblem.GONE_SINCE, "value": "", "more": []}
    row.errors = [*row.errors, told]
    row.cells = row.cells or creating.cells_of(row)


def _remember(plans: dict[Any, Merged], record: RegisterImport) -> None:
    """Names and numbers that were go on leading to the cooperative."""
    former = [
        FormerIdentity(
            organisation_id=key, kind=REMEMBERED[field], value=plan.before[field],
            key=FormerIdentity.key_of(REMEMBERED[field], plan.before[field]),
            until=record.as_of, register_import=record,
        )
        for key, plan in plans.items()
        for field in REMEMBERED
        if plan.before.get(field) and plan.after.get(field)
    ]  # fmt: skip
    FormerIdentity.objects.bulk_create((one for one in former if one.key), ignore_conflicts=True)


def save_entries(said: dict[Any, dict[str, Any]], record: RegisterImport) -> None:
    """What the register says from now on; whoever it holds is not missing."""
    entries = [
        RegisterEntry(
            organisation_id=key, said=facts, register_import=record, source=record.source,
            as_of=record.as_of, missing_since=None,
        )
        for key, facts in said.items()
    ]  # fmt: skip
    put_entries(entries)


def put_entries(entries: Sequence[RegisterEntry]) -> None:
    fields = ["said", "register_import", "source", "as_of", "missing_since"]
    RegisterEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["organisation"], update_fields=fields
    )
    renewal.changed(RegisterEntry)


def _mark_missing(rows: Rows, record: RegisterImport) -> None:
    """Nothing is deleted: the day of the list that does not hold it any more is kept."""
    found = here.of([row.organisation_id for row in rows if row.organisation_id])
    since = record.as_of.isoformat()
    for row in rows:
        one = found.get(row.organisation_id or 0)
        row.is_written = True
        if one and one.entry and not one.missing_since:
            row.before, row.after = {"missing_since": ""}, {"missing_since": since}
            row.entry_before = one.entry
    keys = [row.organisation_id for row in rows if row.after and row.organisation_id]
    entries = RegisterEntry.objects.filter(among("organisation", keys))
    entries.update(missing_since=date.fromisoformat(since))
    if keys:
        applying.tell(keys, record)


def _record(
    plans: dict[Any, Merged], held: dict[int, Organisation], record: RegisterImport
) -> None:
    deeds = (
        audit.Deed(
            held[key],
            audit.CHANGED,
            {"register_import": record.pk, "fields": fields},
        )
        for key, plan in plans.items()
        if (fields := sorted(plan.after.keys() - {deciding.MISSING_SINCE}))
    )
    audit.record_many(deeds, by=asker_of(record))


def asker_of(record: RegisterImport) -> Actor:
    """Who asked for what the job does: to write, or to take back."""
    asker = record.asked_by
    return Actor(asker) if asker else system(record.command or "import_register")
