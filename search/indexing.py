"""Keeps the index in step: `refresh` notes a change, `drain` applies what was noted.

The note is a row in the transaction of the change, so neither can exist without the other.
Applying is idempotent: documents are built from how the object is when it is drained, put
by key, and the row is marked only after the engine has committed. Killed anywhere in
between, the same rows are applied again.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from search import backends, registry, signals, vocabularies
from search.building import keys_of
from search.engines.patience import hurried
from search.engines.port import EngineUnavailable, RecordsRefused
from search.models import Change
from search.models.change import EVERYTHING
from search.outage import Outage
from search.records import Record, record

logger = logging.getLogger(__name__)
BATCH = 200
MANY = 5_000  # a rebuild takes as long as so many single changes with their commits
AFTER_COMMIT = "commit"
SLOW_SECONDS = 0.3  # an engine that takes so long to fail is silent
PAUSE_SECONDS = 30.0


class _Rest:
    """Until when nobody asks a silent engine again."""

    until = 0.0


_rest = _Rest()
_local = threading.local()
outage = Outage(logger, "search index not updated, changes wait", "search index is updated again")


def refresh(*instances: Model) -> None:
    """Note that objects, or records that belong to them, changed or went."""
    owners = [owner for instance in instances for owner in registry.owners_of(instance)]
    if not owners:
        return
    Change.objects.bulk_create(
        Change(label=owner._meta.label_lower, object_id=str(owner.pk)) for owner in owners
    )
    if _is_applied_at_once():
        transaction.on_commit(drain_quietly)


def _is_applied_at_once() -> bool:
    return settings.SEARCH_INDEXER == AFTER_COMMIT and not getattr(_local, "deferred", False)


def refresh_many(model: type[Model], keys: Collection[object]) -> None:
    """Note that so many objects of a registered model were written in bulk, past signals.

    Each is looked at again; of more than `MANY`, one note has the whole index built anew by
    whoever calls `catch_up`, or by the indexer: killed while it builds, it begins again. Call it
    in the transaction that writes. Models that nobody can find note nothing.
    """
    if not keys or registry.source_of(model._meta.label_lower) is None:
        return
    label = model._meta.label_lower
    noted = [EVERYTHING] if len(keys) > MANY else sorted(map(str, keys))
    Change.objects.bulk_create(
        (Change(label=label, object_id=key) for key in noted), batch_size=MANY
    )
    if noted != [EVERYTHING] and _is_applied_at_once():
        transaction.on_commit(drain_quietly)


def is_rebuild_due() -> bool:
    return Change.objects.pending().of_everything().exists()


@contextmanager
def deferred() -> Iterator[None]:
    """For imports and seeds: notes are taken, applying waits for `reindex` or the indexer."""
    before = getattr(_local, "deferred", False)
    _local.deferred = True
    try:
        yield
    finally:
        _local.deferred = before


def drain_quietly() -> None:
    """`drain` for requests: a failing engine, or a database that takes no mark of what is done,
    does not fail them; the rows wait. A silent one is waited for as long as by a reader, by one
    request of this process in `PAUSE_SECONDS`.
    """
    began = time.monotonic()
    if began < _rest.until:
        return
    try:
        with hurried():
            while drain():
                pass
    except (EngineUnavailable, DatabaseError) as error:
        outage.failed(error)
        if time.monotonic() - began > SLOW_SECONDS:
            _rest.until = time.monotonic() + PAUSE_SECONDS
    else:
        outage.worked()


def drain(size: int = BATCH) -> int:
    """Apply the oldest pending changes of single objects; the number of rows done.

    Raises `EngineUnavailable`.
    """
    rows = list(Change.objects.pending().of_rows()[:size])
    if not rows:
        return 0
    work: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        work[row.label].add(row.object_id)
    errors = {}
    for label, pks in work.items():
        errors.update(_apply(label, sorted(pks)))
    signals.index_changed.send(sender=None, types=tuple(work))
    _mark_done(rows, errors)
    return len(rows)


def _apply(label: str, pks: Sequence[str]) -> dict[tuple[str, str], str]:
    """Bring the documents of some objects of one model up to date; what failed, and why."""
    source = registry.source_of(label)
    records: list[Record] = []
    errors = {}
    for instance in source.live().filter(pk__in=pks) if source else ():
        try:
            records += [record(document) for document in source.build(instance)]
        except Exception as error:  # one bad object must not stop the others
            logger.exception("no search document for %s %s", label, instance.pk)
            errors[label, str(instance.pk)] = repr(error)
    kept = {each.key for each in records}
    gone = [key for pk in pks for key in keys_of(label, pk) if key not in kept]
    engine = backends.engine()
    with engine.writing():
        try:
            engine.put(records)
        except RecordsRefused as refused:
            logger.error("search records refused: %s", refused.reasons)
            errors.update((_identity(key), reason) for key, reason in refused.reasons.items())
        engine.delete(gone)
    vocabularies.learn(records)
    return errors


def _identity(key: str) -> tuple[str, str]:
    label, pk, _language = key.rsplit(":", 2)
    return label, pk


def _mark_done(rows: Sequence[Change], errors: dict[tuple[str, str], str]) -> None:
    for row in rows:
        row.done_at = timezone.now()
        row.error = errors.get((row.label, row.object_id), "")
    Change.objects.bulk_update(rows, ["done_at", "error"])


def forget_old_changes() -> None:
    Change.objects.outdated().delete()
