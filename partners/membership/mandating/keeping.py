"""Keeps a row of its own beside each entry of the history that was made in somebody's name."""

from typing import Any

from home.access import Actor
from partners.membership.mandating import deed_letters
from partners.membership.models import DoneInName
from partners.organisations.models import Organisation


def on_acted_for(sender: Any, entries: list[Any], by: Actor, **signal: Any) -> None:
    """In the transaction of the act (`home.audit.acted_for`)."""
    organisation = by.on_behalf_of
    if not isinstance(organisation, Organisation):
        return
    rows = [_row(entry, organisation, by) for entry in entries]
    DoneInName.objects.bulk_create(rows)
    if by.mandate is not None:
        deed_letters.tell(organisation, rows)


def _row(entry: Any, organisation: Organisation, by: Actor) -> DoneInName:
    page = getattr(entry, "page_id", None)
    return DoneInName(
        organisation=organisation,
        at=entry.timestamp,
        person=by.person,
        role=by.role,
        mandate_id=by.mandate,
        action=entry.action,
        content_type_id=entry.content_type_id,
        object_id=str(page or getattr(entry, "object_id", "")),
        label=entry.label,
        facts=entry.data,
    )
