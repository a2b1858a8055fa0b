"""One writer at a time, and nobody overwrites what they have not seen."""

from typing import Any, TypeVar

from django.db.models import Model

from partners.agreements.refusals import HasChangedSince

Record = TypeVar("Record", bound=Model)


def locked(record: Record, seen: int | None = None) -> Record:
    """The row as it is now, locked until the transaction ends.

    `seen` is the version that the writer had before their eyes; raises HasChangedSince, which
    carries the current record, when somebody else has written since.
    """
    manager: Any = type(record)._default_manager
    current: Record = manager.select_for_update().get(pk=record.pk)
    if seen is not None and seen != current.version:  # type: ignore[attr-defined]
        raise HasChangedSince(current=current)
    return current
