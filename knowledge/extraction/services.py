"""When a file is read, and what is kept of it.

Each step may be killed: `begin` and `finish` are one row's transactions, a job that finds
the content already read does nothing, and `recover` starts again what never finished.
"""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from knowledge.extraction import reading
from knowledge.extraction.limits import Unreadable
from knowledge.extraction.models import MOST_ATTEMPTS, FileText, Problem, State
from knowledge.extraction.readers import READERS
from knowledge.models import ToolFile, ToolPage
from search import indexing

logger = logging.getLogger(__name__)


@transaction.atomic
def request(document: Any) -> FileText:
    """Have a document read, after the commit."""
    row, _is_new = FileText.objects.get_or_create(document=document)
    if row.state != State.WAITING or row.attempts:
        FileText.objects.filter(pk=row.pk).update(state=State.WAITING, problem="", attempts=0)
    _ring(document.pk)
    return row


def extract(document_id: int) -> State | None:
    """Read a document now. The state it came to; None when there is nothing to do."""
    row = _begin(document_id)
    if row is None:
        return None
    try:
        with _local_copy(row.document) as path:
            digest = _digest(path)
            if digest == row.file_hash and row.finished_at and row.has_words:
                return _finish(row, State.DONE, text=row.text)
            found = reading.read(path, _extension(row.document))
    except Unreadable as error:
        state = State.SKIPPED if error.problem == Problem.FORMAT else State.FAILED
        problem = "" if state is State.SKIPPED else error.problem
        return _finish(row, state, problem=problem)
    except (OSError, ValueError):
        logger.warning("file of document %s is missing", document_id)
        return _finish(row, State.FAILED, problem=Problem.MISSING)
    facts: dict[str, Any] = {"file_hash": digest, "pages": found.pages, "is_cut": found.is_cut}
    return _finish(row, _state(found), text=found.text, **facts)


def recover() -> int:
    """Ring again for what was broken off, and for files that nobody asked about yet."""
    for row in FileText.objects.stuck():
        if row.attempts >= MOST_ATTEMPTS:
            _finish(row, State.FAILED, problem=Problem.GIVEN_UP)
        else:
            FileText.objects.filter(pk=row.pk).update(state=State.WAITING)
    known = FileText.objects.values("document_id")
    for file in ToolFile.objects.exclude(document__in=known).select_related("document"):
        FileText.objects.get_or_create(document=file.document)
    waiting = list(FileText.objects.filter(state=State.WAITING).values_list("document_id"))
    for (document_id,) in waiting:
        _ring(document_id)
    return len(waiting)


def tools_with(document_id: int) -> list[ToolPage]:
    return list(ToolPage.objects.filter(files__document=document_id).distinct())


def _ring(document_id: int) -> None:
    from knowledge.extraction.tasks import extract_text

    transaction.on_commit(lambda: extract_text.enqueue(document_id))


def _begin(document_id: int) -> FileText | None:
    """Take the row; whoever comes second, or for a document that went, has nothing to do."""
    taken = FileText.objects.filter(document=document_id, state=State.WAITING).update(
        state=State.RUNNING, started_at=timezone.now(), attempts=F("attempts") + 1
    )
    rows = FileText.objects.select_related("document")
    return rows.filter(document=document_id).first() if taken else None


@transaction.atomic
def _finish(row: FileText, state: State, problem: str = "", text: str = "", **values: Any) -> State:
    """Keep the result, and have the tools that offer the file found by it."""
    FileText.objects.filter(pk=row.pk).update(
        state=state, problem=problem, text=text, finished_at=timezone.now(), **values
    )
    indexing.refresh(*tools_with(row.document_id))
    return state


def _state(found: reading.Extracted) -> State:
    if found.is_scan:
        return State.SCANNED
    return State.DONE if any(char.isalnum() for char in found.text) else State.EMPTY


def _extension(document: Any) -> str:
    extension = document.file_extension.lower()
    return extension if extension in READERS else ""


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


@contextmanager
def _local_copy(document: Any) -> Iterator[Path]:
    """A file that stays as it is while it is read, wherever the storage keeps it."""
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        path = Path(folder) / "file"
        with document.file.open("rb") as source, path.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        yield path
