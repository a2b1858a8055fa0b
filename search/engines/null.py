"""An engine that keeps nothing and finds nothing: for tests that do not search."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from search.documents import Audiences
from search.engines.port import Completion, Found, Health
from search.plan import Filter, Plan
from search.records import Record


class NullEngine:
    """Accepts everything."""

    name = "null"

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> "NullEngine":
        return cls()

    def put(self, records: Iterable[Record]) -> None:
        """Records are dropped; a generator is still consumed, as by a real engine."""
        for _record in records:
            pass

    def delete(self, keys: Iterable[str]) -> None:
        """Nothing to delete."""

    def rebuild(self, records: Iterable[Record]) -> int:
        return sum(1 for _record in records)

    @contextmanager
    def writing(self) -> Iterator[None]:
        yield

    def search(self, plan: Plan) -> Found:
        return Found((), 0, {name: {} for name in plan.count})

    def complete(
        self, words: Sequence[str], within: Sequence[Filter], size: int = 6
    ) -> list[Completion]:
        return []

    def holding(self, words: Sequence[str], audiences: Audiences) -> Collection[str]:
        return ()

    def health(self) -> Health:
        return Health(ok=True, engine=self.name)

    def destroy(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""
