"""Builds the whole index anew while the old one answers, then swaps.

Changes made meanwhile went to the old index; those noted since shortly before the start
are noted once more after the swap.
"""

import datetime
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from search import backends, indexing, registry, signals
from search.engines.port import SearchEngine
from search.models import Change
from search.records import Record, record
from search.vocabularies import Count

logger = logging.getLogger(__name__)
# Transactions that began before the rebuild may commit rows that look older than it.
MARGIN = datetime.timedelta(minutes=10)
CHUNK = 500
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Report:
    """How many documents of how many objects; labels and keys of those that failed."""

    objects: int = 0
    documents: int = 0
    failed: list[str] = field(default_factory=list)


def rebuild(engine: SearchEngine | None = None, progress: Progress = lambda *_: None) -> Report:
    """Raises `EngineUnavailable`; the old index then stays."""
    started = timezone.now()
    due = list(Change.objects.pending().of_everything().values_list("pk", flat=True))
    report, count = Report(), Count()
    target = engine or backends.engine()
    report.documents = target.rebuild(count.passing(_records(report, progress)))
    count.save()
    signals.index_changed.send(sender=None, types=())
    _note_again(started)
    Change.objects.filter(pk__in=due).update(done_at=timezone.now())
    if settings.SEARCH_INDEXER == indexing.AFTER_COMMIT:
        indexing.drain_quietly()
    return report


def catch_up(progress: Progress = lambda *_: None) -> Report | None:
    """Build the index anew if bulk changes asked for it (`indexing.refresh_many`); else None.

    Killed, the note stays and whoever catches up next builds. Raises `EngineUnavailable`; the
    note then stays as well.
    """
    return rebuild(progress=progress) if indexing.is_rebuild_due() else None


def catch_up_here(progress: Progress = lambda *_: None) -> Report | None:
    """`catch_up` at the end of a job, where no indexer runs that would do it."""
    if settings.SEARCH_INDEXER != indexing.AFTER_COMMIT:
        return None
    return catch_up(progress)


def _records(report: Report, progress: Progress) -> Iterator[Record]:
    for source in registry.sources():
        objects = source.live()
        total = objects.count()
        for done, instance in enumerate(objects.order_by("pk").iterator(CHUNK), start=1):
            yield from _records_of(source, instance, report)
            progress(str(source.label), done, total)


def _records_of(source: registry.Source, instance: object, report: Report) -> Iterator[Record]:
    report.objects += 1
    try:
        yield from [record(document) for document in source.build(instance)]
    except Exception:  # one bad object must not stop the others; the report names it
        logger.exception("no search document for %s", instance)
        report.failed.append(f"{source.type}:{getattr(instance, 'pk', '')}")


def _note_again(started: datetime.datetime) -> None:
    overlapping = Change.objects.of_rows().since(started - MARGIN).order_by()
    objects = list(overlapping.values_list("label", "object_id").distinct())
    Change.objects.bulk_create(Change(label=label, object_id=pk) for label, pk in objects)
