"""What headings mean in other people's lists: said once, remembered for all, forgotten as easily.

The room's service has asked for the right before it calls this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction

from home import audit
from home.access import Actor
from home.intake.models import LearnedHeading
from home.sheets.fields import Fields
from home.sheets.headings import Table
from home.sheets.values import comparable

LONGEST = 200


Fixed = Mapping[str, Mapping[str, str]]
"""By the name of a table and the key of a column, what one list says in all its rows."""


def layouts(tables: Iterable[Fields], fixed: Fixed | None = None) -> list[Table]:
    """How the headings of these tables are known, with those remembered. One query."""
    tables = list(tables)
    rows = LearnedHeading.objects.filter(table__in=[fields.name for fields in tables])
    learned: dict[str, dict[str, str]] = {}
    for table, words, column in rows.values_list("table", "words", "column"):
        learned.setdefault(table, {})[words] = column
    return [
        replace(
            fields.learned(learned.get(fields.name, {})), fixed=(fixed or {}).get(fields.name, {})
        )
        for fields in tables
    ]


@transaction.atomic
def remember(table: Fields, meanings: Mapping[str, str], *, by: Actor) -> int:
    """`meanings`: heading as typed to the key of its column, "" to forget it. How many changed."""
    known = {row.words: row for row in LearnedHeading.objects.filter(table=table.name)}
    changed = 0
    for heading, column in meanings.items():
        words = comparable(heading)[:LONGEST]
        row = known.get(words)
        if not words or column == (row.column if row else ""):
            continue
        if column not in {"", *table.by_key}:
            raise ValueError(column)
        changed += 1
        if not column and row:
            audit.record(row, audit.DELETED, by=by, deleted=True)
            row.delete()
            continue
        row = row or LearnedHeading(table=table.name, words=words)
        row.heading, row.column, row.by = heading[:LONGEST], column, by.person
        is_new = row.pk is None
        row.save()
        data = {"column": column}
        audit.record(row, audit.CREATED if is_new else audit.CHANGED, by=by, data=data)
    return changed
