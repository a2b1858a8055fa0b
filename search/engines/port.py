"""The port of the search: what an engine is, what it is given, what it answers. No framework here.

To add an engine:

1. A class with the methods of `SearchEngine` and a class method `configured(config)`, which gets
   its entry of `SEARCH_ENGINES`; name its scheme in `search.backends.SCHEMES`.
2. Keep a `search.records.Record` as it is: `fields` are stems, to be split at white space only;
   `terms`, `names` and `held` are whole; `orders` and `tie` sort; `source` comes back with each
   hit.
3. Execute a `search.plan.Plan` as it is: no analysis, no boosts, no filters of your own. All of
   `restrictions` hold for hits, totals and counts alike. The first of them are the asker's
   audiences: an engine that leaves one out shows what is not meant for the asker. With words, a
   record with one of the names in `named` is a hit as well, and `search.plan.NAMED` ahead.
4. Raise the errors below and no others: `IndexUnusable` also for an index of another
   `search.records.SCHEMA`, since an old one knows nothing of what plans ask now.
5. Run `tests.search.engines.contract.EngineContract` against it, all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from search.documents import Audiences, FacetCounts

if TYPE_CHECKING:
    from search.plan import Filter, Plan
    from search.records import Record


class EngineUnavailable(Exception):
    """The engine cannot answer now: down, slow, absent or corrupt. Callers degrade."""


class IndexUnusable(EngineUnavailable):
    """The engine works, but its index is absent, damaged or of another shape: `rebuild` heals."""


class RecordsRefused(Exception):
    """The engine works but cannot take some records; the others were put.

    `reasons` maps keys to the engine's words.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__(f"{len(reasons)} records refused: {next(iter(reasons.values()))}")
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found: sources of the page asked for, the number of all hits, and the
    counts of the facets that the plan names."""

    hits: tuple[FoundHit, ...]
    total: int
    facets: FacetCounts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundHit:
    key: str
    score: float
    source: Mapping[str, str]

    @property
    def completion(self) -> Completion:
        said = self.source
        return Completion(self.key, said["title"], said["url"], said["type"], said.get("place", ""))


@dataclass(frozen=True, slots=True)
class Completion:
    key: str
    title: str
    url: str
    type: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    ok: bool
    engine: str
    documents: int = 0
    detail: str = ""


class SearchEngine(Protocol):
    """A place that keeps records and executes plans; it decides nothing about relevance.

    Every method raises `EngineUnavailable` when the engine cannot do it now. `put` replaces
    records with equal keys and is visible to `search` when it returns. Without an index,
    everything but `rebuild` and `health` raises `IndexUnusable`: an index with the last
    change and nothing else would look whole.
    """

    def put(self, records: Iterable[Record]) -> None: ...

    def delete(self, keys: Iterable[str]) -> None: ...

    def rebuild(self, records: Iterable[Record]) -> int:
        """Build a new index beside the live one, swap, drop the old; the number of records."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Keep the writer open over several `put` and `delete` calls."""
        ...

    def search(self, plan: Plan) -> Found: ...

    def complete(
        self, words: Sequence[str], within: Sequence[Filter], size: int = 6
    ) -> list[Completion]:
        """Titles with a word that begins with each of `words`, the most popular first.
        `within` comes from `search.plan.restrictions`."""
        ...

    def holding(self, words: Sequence[str], audiences: Audiences) -> Collection[str]:
        """Those of the words, whole and folded, that a document for one of the audiences holds
        now: what is shown to a reader must not come from a document that was withdrawn."""
        ...

    def health(self) -> Health: ...

    def destroy(self) -> None:
        """Remove the index itself: for temporary ones."""
        ...

    def close(self) -> None: ...
