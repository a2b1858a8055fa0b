"""The history: what was done to a record, by whom, in whose name. One way to write it.

Entries go where Wagtail keeps its own, so that its reports and histories show them all. `data`
carries the facts of the deed; the organisation that somebody acted for stands in it as
`acted_for`, with the `role` and `mandate` of that moment, the name of a command or job as `job`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, registry
from wagtail.models import ModelLogEntry, Revision

from home.access import Actor

CREATED, CHANGED, DELETED = "wagtail.create", "wagtail.edit", "wagtail.delete"
LONGEST_LABEL = 1_000
BATCH = 500
acted_for = Signal()
"""Sent in the transaction with `entries` (log entries) and `by`, when `by` acted for somebody."""
written_in_bulk = Signal()
"""Sent in the transaction with `entries` that were written by one statement, which saves none."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the history."""

    subject: Model
    action: str
    data: dict[str, Any] = field(default_factory=dict)
    revision: Revision | None = None


def record(
    subject: Model,
    action: str,
    *,
    by: Actor,
    data: dict[str, Any] | None = None,
    revision: Revision | None = None,
    deleted: bool = False,
) -> None:
    """Write down one deed. What is `deleted` is written down before it goes."""
    log = _log_of(type(subject))
    if not issubclass(log, ModelLogEntry):
        facts = _facts(by, data or {}, revision)
        entry = log.objects.log_action(subject, action, deleted=deleted, **facts)
    else:
        entry = _entry(log, Deed(subject, action, data or {}, revision), by, timezone.now())
        entry.deleted = deleted
        entry.clean()  # an action that nobody registered
        Model.save(entry, force_insert=True)  # Wagtail's own asks first whether its keys exist
    _tell([entry], by)


def record_many(deeds: Iterable[Deed], *, by: Actor) -> None:
    """Write down many deeds on records, not pages, of one model: a statement for BATCH of them."""
    deeds = list(deeds)
    if not deeds:
        return
    log, now = _log_of(type(deeds[0].subject)), timezone.now()
    entries = [_entry(log, deed, by, now) for deed in deeds]
    for entry in entries:
        entry.clean()  # an action that nobody registered
    entries = log.objects.bulk_create(entries, batch_size=BATCH)
    written_in_bulk.send(sender=log, entries=entries)
    _tell(entries, by)


def _tell(entries: list[Any], by: Actor) -> None:
    if by.on_behalf_of is not None:
        acted_for.send(sender=Actor, entries=entries, by=by)


def _entry(log: Any, deed: Deed, by: Actor, now: datetime) -> Any:
    kind = ContentType.objects.get_for_model(deed.subject, for_concrete_model=False)
    return log(
        content_type=kind,
        object_id=str(deed.subject.pk),
        label=str(deed.subject)[:LONGEST_LABEL],
        action=deed.action,
        timestamp=now,
        **_facts(by, deed.data, deed.revision),
    )


def _log_of(model: type[Model]) -> Any:
    """Wagtail's log for a model: pages have one of their own."""
    return registry.get_log_model_for_model(model)


def _facts(by: Actor, data: dict[str, Any], revision: Revision | None) -> dict[str, Any]:
    acting = {
        "acted_for": by.on_behalf_of and by.on_behalf_of.pk,
        "role": by.role,
        "mandate": by.mandate,
        "job": by.job,
    }
    return {
        "user": by.person,
        "uuid": get_active_log_context().uuid,
        "data": {**data, **{name: value for name, value in acting.items() if value}},
        "revision": revision,
        "content_changed": revision is not None,
    }
