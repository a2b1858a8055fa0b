"""When a file is read, and what is kept of it.

Each step may be killed: a run takes its row and finishes it in one statement each (`home.jobs`);
a job that finds the content already read does nothing, and `recover` starts again what never
finished.
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

from home.jobs import recovery
from knowledge.extraction import reading
from knowledge.extraction.limits import Unreadable
from knowledge.extraction.models import ExtractionState, FileText, Problem
from knowledge.extraction.readers import READERS
from knowledge.models import ToolFile, ToolPage
from search import indexing

logger = logging.getLogger(__name__)


@transaction.atomic
def request(document: Any) -> FileText:
    """Have a document read, after the commit."""
    row, _is_new = FileText.objects.get_or_create(document=document)
    if row.state != ExtractionState.WAITING or row.attempts:
        recovery.ask(row, problem="")
    else:
        recovery.ring(FileText, document.pk)
    return row


def extract(document_id: int) -> ExtractionState | None:
    """Read a document now. The state it came to; None when there is nothing to do, and when the
    file was replaced while this run read it: the next run tells.
    """
    row = FileText.take(document_id)
    if row is None:
        return None
    try:
        with _local_copy(row.document) as path:
            digest = _digest(path)
            if digest == row.file_hash and row.finished_at and row.has_words:
                return _finish(row, ExtractionState.DONE, text=row.text)
            found = reading.read(path, _extension(row.document))
    except Unreadable as error:
        state = (
            ExtractionState.SKIPPED if error.problem == Problem.FORMAT else ExtractionState.FAILED
        )
        problem = "" if state is ExtractionState.SKIPPED else error.problem
        return _finish(row, state, problem=problem)
    except (OSError, ValueError):
        logger.warning("file of document %s is missing", document_id)
        return _finish(row, ExtractionState.FAILED, problem=Problem.MISSING)
    facts: dict[str, Any] = {"file_hash": digest, "pages": found.pages, "is_cut": found.is_cut}
    return _finish(row, _state(found), text=found.text, **facts)


def seek() -> None:
    """Rows for files that nobody asked about yet."""
    known = FileText.objects.values("document_id")
    for file in ToolFile.objects.exclude(document__in=known).select_related("document"):
        FileText.objects.get_or_create(document=file.document)


def give_up(row: FileText) -> None:
    _finish(row, ExtractionState.FAILED, problem=Problem.GIVEN_UP)


def recover() -> int:
    """Ring again for what was broken off, and for files that nobody asked about yet."""
    return recovery.recover(FileText)


def tools_with(document_id: int) -> list[ToolPage]:
    return list(ToolPage.objects.filter(files__document=document_id).distinct())


@transaction.atomic
def _finish(
    row: FileText, state: ExtractionState, problem: str = "", text: str = "", **values: Any
) -> ExtractionState | None:
    """Keep the result, and have the tools that offer the file found by it; None for a run that
    lost its row.
    """
    if not row.finish(state, problem=problem, text=text, **values):
        return None
    indexing.refresh(*tools_with(row.document_id))
    return state


def _state(found: reading.Extracted) -> ExtractionState:
    if found.is_scan:
        return ExtractionState.SCANNED
    return (
        ExtractionState.DONE
        if any(char.isalnum() for char in found.text)
        else ExtractionState.EMPTY
    )


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
