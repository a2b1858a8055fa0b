"""When a file is read, and what is kept of it.

Each step may be killed: a run takes its row and finishes it in one statement each (`home.jobs`),
and `recover` starts again what never finished, or finished with another file than the document has
now. The text of a replaced file goes in the transaction that asks for the new one to be read.
"""

import hashlib
import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.documents.models import AbstractDocument

from home.jobs import recovery
from knowledge.extraction import reading
from knowledge.extraction.limits import MOST_SECONDS, Unreadable
from knowledge.extraction.models import OPEN, ExtractionState, FileText, Problem
from knowledge.extraction.readers import READERS
from knowledge.models import ToolFile, ToolPage
from search import indexing

logger = logging.getLogger(__name__)


@transaction.atomic
def request(document: AbstractDocument) -> FileText:
    """Have a document read, after the commit, unless its file was read."""
    row, _is_new = FileText.objects.get_or_create(document=document)
    if not _is_read(row, document):
        recovery.ask(row, **UNREAD)
        indexing.refresh(*tools_with(document.pk))
    return row


UNREAD: dict[str, Any] = {
    "problem": "",
    "text": "",
    "pages": 0,
    "is_cut": False,
    "file_name": "",
    "file_hash": "",
}


def _is_read(row: FileText, document: AbstractDocument) -> bool:
    """Whether the row tells of this very file, and the file of its text."""
    if row.state in (*OPEN, ExtractionState.FAILED) or row.file_name != document.file.name:
        return False
    return not (row.file_hash and document.file_hash) or row.file_hash == document.file_hash


def extract(document_id: int) -> ExtractionState | None:
    """Read a document now. The state it came to; None when there is nothing to do, and when the
    file was replaced while this run read it: the next run tells.
    """
    row = FileText.take(document_id)
    if row is None:
        return None
    row.file_name = row.document.file.name
    try:
        with _local_copy(row.document) as path:
            digest = _digest(path)
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
    """Files that nobody asked about yet, that were replaced unheard, or could not be read then."""
    known = FileText.objects.values("document_id")
    for file in ToolFile.objects.exclude(document__in=known).select_related("document"):
        FileText.objects.get_or_create(document=file.document)
    rows = FileText.objects.outdated() | FileText.objects.to_try_again()
    for row in rows.select_related("document"):
        request(row.document)


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
    values = {**values, "problem": problem, "text": text, "file_name": row.file_name}
    if not row.finish(state, **values):
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


def _extension(document: AbstractDocument) -> str:
    extension = document.file_extension.lower()
    return extension if extension in READERS else ""


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


@contextmanager
def _local_copy(document: AbstractDocument) -> Iterator[Path]:
    """A file that stays as it is while it is read, wherever the storage keeps it."""
    _clear_left()
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        path = Path(folder) / "file"
        with document.file.open("rb") as source, path.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        yield path


def _clear_left() -> None:
    """Copies of workers that were killed; nobody reads one for so long."""
    for folder in Path(tempfile.gettempdir()).glob("extract-*"):
        try:
            if time.time() - folder.stat().st_mtime > 10 * MOST_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue  # its worker has just ended
