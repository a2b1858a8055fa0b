"""The engine without a server: tantivy, in a folder.

Reading and writing are apart: `folders` says which index is live, `reader` executes plans,
`writer` changes the index under a lock. One process writes at a time, any number read.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from search.documents import Audiences
from search.engines.port import Completion, Found, Health
from search.engines.tantivy_index.folders import Folders
from search.engines.tantivy_index.reader import Reader
from search.engines.tantivy_index.writer import Writer
from search.plan import Filter, Plan
from search.records import Record


class EmbeddedEngine:
    """`path` must be on a local disk and belong to one user."""

    name = "embedded"

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> "EmbeddedEngine":
        return cls(config["PATH"])

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        folders = Folders(self._path)
        self._reader = Reader(folders)
        self._writer = Writer(folders)

    def put(self, records: Iterable[Record]) -> None:
        self._writer.apply(records, ())

    def delete(self, keys: Iterable[str]) -> None:
        self._writer.apply((), keys)

    def rebuild(self, records: Iterable[Record]) -> int:
        return self._writer.rebuild(records)

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._writer.held():
            yield

    def search(self, plan: Plan) -> Found:
        return self._reader.search(plan)

    def complete(
        self, words: Sequence[str], within: Sequence[Filter], size: int = 6
    ) -> list[Completion]:
        return self._reader.complete(words, within, size)

    def holding(self, words: Sequence[str], audiences: Audiences) -> Collection[str]:
        return self._reader.holding(words, audiences)

    def health(self) -> Health:
        return self._reader.health(self.name)

    def destroy(self) -> None:
        self.close()
        shutil.rmtree(self._path, ignore_errors=True)

    def close(self) -> None:
        self._writer.close()
        self._reader.close()
