"""One writer at a time, and nobody overwrites what they have not seen."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model

from home.desk.refusals import HasChangedSince, IsGone
from home.single import only

Record = TypeVar("Record", bound=Model)


def version_of(record: object) -> str:
    """Which version of a record this is: its number, or the moment when it was last written;
    empty for a record that keeps neither.
    """
    if (number := getattr(record, "version", None)) is not None:
        return str(number)
    written = getattr(record, "updated_at", None)
    return written.isoformat() if written else ""


def locked(record: Record, seen: object = None) -> Record:
    """The row as it is now, locked until the transaction ends.

    `seen` is the version that the writer had before their eyes. Raises HasChangedSince, which
    carries the current record, when somebody else has written since; IsGone.
    """
    rows: Any = type(record)._default_manager.select_for_update()
    current: Record | None = only(rows.filter(pk=record.pk))
    if current is None:
        raise IsGone(record=record)
    if seen is not None and str(seen) != version_of(current):
        raise HasChangedSince(current=current)
    return current


def locked_together(records: Iterable[Record]) -> dict[Any, Record]:
    """Rows of one model by key, locked in the order of their keys: two acts that need the same
    rows then never wait for each other. Raises IsGone.
    """
    wanted = {record.pk: record for record in records}
    if not wanted:
        return {}
    rows: Any = type(next(iter(wanted.values())))._default_manager.select_for_update()
    found = {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}
    for key in wanted.keys() - found.keys():
        raise IsGone(record=wanted[key])
    return found
