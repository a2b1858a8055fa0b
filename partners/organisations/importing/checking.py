"""CHECK: what would become of each row. Nothing is written into the register."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Max

from home import bulk
from home.models import Region
from home.sheets.reader import Contents, read_tables
from partners.organisations.importing import chunks, columns, deciding, files, reading
from partners.organisations.importing.comparing import Comparison
from partners.organisations.importing.guards import Weighed, speaking_against
from partners.organisations.importing.known import Known, known
from partners.organisations.importing.lines import Line, Reader
from partners.organisations.importing.places import Places
from partners.organisations.importing.refusals import (
    InTheListAlready,
    NotOfTheRegister,
    PlaceNotKnown,
)
from partners.organisations.models import RegisterImport, RegisterRow

Outcome = RegisterRow.Outcome
_KEPT = ("sheet", "number", "cells", "errors", "outcome", "organisation_id", "before", "after",
         "kept", "said", "candidates")  # fmt: skip
"""What a comparison knows of a row."""
Decisions = dict[tuple[str, int], RegisterRow]


def check(record: RegisterImport) -> None:
    """Raises FileRefused, ColumnsMissing, ColumnsTwice, OSError, Lost."""
    columns.refuse_unusable(record.columns)
    decisions = _cleared(record)
    lines = _lines(record)
    chunks.beat(record, done_rows=0, all_rows=len(lines))
    register = known()
    compared = Comparison(lines, register)
    chunks.beat(record)
    pairs = list(zip(lines, compared.matches, strict=True))
    done = 0
    for some in _batches(pairs):
        rows = list(compared.rows(some))
        done += len(some)
        _keep(record, rows, done)
    if record.scope == RegisterImport.Scope.FULL:
        for some in _batches(list(compared.missing())):
            _keep(record, some, done)
    _finish(record, compared, register, decisions)


def _batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), chunks.SIZE):
        yield list(items[start : start + chunks.SIZE])


def _cleared(record: RegisterImport) -> Decisions:
    """Rows of the comparison before are gone; what people decided is kept until the end."""
    decided = list(record.rows.exclude(decided_at=None).select_related("organisation"))
    record.rows.filter(decided_at=None).delete()
    return {(row.sheet, row.number): row for row in decided}


def _lines(record: RegisterImport) -> list[Line]:
    found = read_tables(files.opened(record), [columns.table_of(record.columns)])
    reading.refuse_unusable(found)
    chunks.beat(record)
    return list(Reader(_rows(found), found.errors, Places()).lines())


def _rows(found: Contents) -> list[Any]:
    return [row for rows in found.rows.values() for row in rows]


@transaction.atomic
def _keep(record: RegisterImport, rows: Sequence[RegisterRow], done: int) -> None:
    bulk.insert(RegisterRow, _KEPT, map(attrgetter(*_KEPT), rows), register_import=record)
    chunks.beat(record, done_rows=done)


@transaction.atomic
def _finish(
    record: RegisterImport, compared: Comparison, register: Known, decisions: Decisions
) -> None:
    _decide_again(record, decisions)
    rows = len(compared.matches)
    figures = _figures(record, compared, rows)
    weighed = _weighed(record, compared, register, figures)
    chunks.finish(record, figures=figures, guards=speaking_against(weighed), done_rows=rows)


def _decide_again(record: RegisterImport, decisions: Decisions) -> None:
    """What people decided of a row holds for the row as it is now, where it is still unsure."""
    for (sheet, number), decided in decisions.items():
        decided.delete()
        unsure = record.rows.filter(sheet=sheet, number=number, outcome=Outcome.UNSURE)
        row = unsure.exclude(pk=decided.pk).first()
        was_named = decided.outcome != Outcome.NEW
        if row is None or (was_named and decided.organisation is None):
            continue  # nobody said that one whose cooperative is gone is a new one
        try:
            deciding.decide(row, record, decided.organisation)
        except (PlaceNotKnown, NotOfTheRegister, InTheListAlready):
            continue
        row.decided_by_id, row.decided_at = decided.decided_by_id, decided.decided_at
        row.save()


def _figures(record: RegisterImport, compared: Comparison, rows: int) -> dict[str, Any]:
    counted = deciding.count(record)
    tally = compared.tally
    provinces = {code: count for code, count in sorted(tally.provinces.items()) if code}
    return {
        **counted, "rows": rows, "same": tally.outcomes["same"], "known": tally.known,
        "provinces": provinces,
    }  # fmt: skip


def _weighed(
    record: RegisterImport, compared: Comparison, register: Known, figures: dict[str, Any]
) -> Weighed:
    before = Counter(one.region[:2] for one in register.expected() if one.region)
    standing = RegisterImport.objects.written().exclude(pk=record.pk)
    last = standing.full()
    last_figures = last.order_by("-written_at").values_list("figures", flat=True).first() or {}
    names = Region.objects.filter(code__in=before).values_list("code", "name")
    return Weighed(
        is_full=record.scope == RegisterImport.Scope.FULL,
        rows=figures["rows"],
        wrong=figures[Outcome.WRONG],
        known=compared.tally.known,
        renamed=compared.tally.renamed,
        last=last_figures.get("rows", 0),
        expected=sum(1 for _one in register.expected()),
        missing=figures[Outcome.MISSING],
        provinces_before=before,
        provinces_now=compared.tally.provinces,
        names=dict(names),
        as_of=record.as_of,
        newest=standing.aggregate(newest=Max("as_of"))["newest"] or date.min,
    )
