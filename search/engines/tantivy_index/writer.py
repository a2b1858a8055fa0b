"""Changes the index: one writer at a time, commits, rebuilds into a new folder.

tantivy lets one writer into a folder and a second fails at once, so processes queue at a
file lock of ours. A writer that stays open merges segments as it goes; one opened per
change leaves a segment each, which only development does.
"""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from search.engines.port import IndexUnusable
from search.engines.tantivy_index import schema
from search.engines.tantivy_index.folders import Folders
from search.engines.tantivy_index.guard import guarded
from search.records import Record

HEAP = 64_000_000
# A rebuild writes a segment whenever this much is gathered, and takes the memory only when there
# is so much: a question to one segment costs 3.4 to 4.1 ms, to two 4.3 to 4.8 (20,000 documents),
# and one leaves the first change nothing to merge (seven took eleven seconds).
REBUILD_HEAP = 512_000_000
LOCK = "writer.lock"


class Writer:
    """Opened on the first change, kept open inside `held`."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._depth = 0
        self._folder: Path | None = None
        self._writer: tantivy.IndexWriter | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock and keep the writer open. May be nested."""
        self._depth += 1
        try:
            if self._depth > 1:
                yield
                return
            with self._lock():
                try:
                    yield
                finally:
                    self.close()
        finally:
            self._depth -= 1

    def apply(self, records: Iterable[Record], keys: Iterable[str]) -> None:
        """Put and delete, then commit: all of it becomes visible or nothing."""
        with self.held(), guarded():
            writer = self._open()
            try:
                for key in keys:
                    writer.delete_documents_by_term("key", key)
                for record in records:
                    writer.delete_documents_by_term("key", record.key)
                    writer.add_document(schema.document(record))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise

    def rebuild(self, records: Iterable[Record]) -> int:
        """Readers keep the old index until the new one is complete."""
        folder = self._folders.new()
        try:
            with guarded():
                count = _build(folder, records)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        with guarded():
            self._folders.make_live(folder)
        return count

    def close(self) -> None:
        """Let merges finish, then give the folder back."""
        writer, self._writer, self._folder = self._writer, None, None
        if writer is not None:
            with guarded():
                writer.wait_merging_threads()

    def _open(self) -> tantivy.IndexWriter:
        """A writer on the live folder, which a rebuild may have changed meanwhile."""
        live = self._folders.live()
        if live is None:
            raise IndexUnusable("there is no index yet: run manage.py reindex")
        if self._writer is None or self._folder != live:
            self.close()
            index = tantivy.Index.open(str(live))
            schema.register_tokenizers(index)
            self._writer, self._folder = index.writer(HEAP, 1), live
        return self._writer

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with guarded():
            self._folders.path.mkdir(parents=True, exist_ok=True)
            stream = (self._folders.path / LOCK).open("w")
        with stream:
            with guarded():
                fcntl.flock(stream, fcntl.LOCK_EX)
            yield


def _create(folder: Path) -> tantivy.Index:
    index = tantivy.Index(schema.build(), path=str(folder))
    schema.register_tokenizers(index)
    return index


def _build(folder: Path, records: Iterable[Record]) -> int:
    writer = _create(folder).writer(REBUILD_HEAP, 1)
    count = 0
    for record in records:
        writer.add_document(schema.document(record))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count
