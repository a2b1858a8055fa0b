"""What is searched and what comes back: the shapes and the one protocol. No framework here.

An application turns an object into `SearchDocument`s, a view asks with a `SearchQuery`,
an engine finds, and `search.answer.answer` returns `SearchResults`. Texts are plain text;
highlighted texts are `Segment`s, so that only templates write HTML.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from search.plan import Plan
    from search.records import Record

RELEVANCE, NEWEST, POPULAR, BY_TITLE = "relevance", "newest", "popular", "title"
SORTS = (RELEVANCE, NEWEST, POPULAR, BY_TITLE)
MAX_SIZE = 100
MAX_OFFSET = 9_900


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
class SearchDocument:
    """One object in one language, as a reader of that language may find it.

    `key` is `app.model:pk:language`. `alternative_titles` are the title in the other
    language and well-known short forms. `extract` is text taken out of attached files,
    joined by `search.text.attachments`.
    `facets` maps a facet's name to slugs. `popularity` only orders, it never scores.
    """

    key: str
    type: str
    title: str
    url: str
    languages: tuple[str, ...] = ()
    alternative_titles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    extract: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: datetime.date | None = None
    popularity: int = 0


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a reader asked. `types` and `language` restrict; `facets` are multi-select.

    `count` names the facets to be counted. `exact` switches off corrections, synonyms
    and loosening.
    """

    text: str = ""
    language: str = ""
    types: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    count: tuple[str, ...] = ()
    sort: str = RELEVANCE
    offset: int = 0
    size: int = 10
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of plain text, and whether it is what the reader looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A found document; `source` names the text that the snippet is cut from, `file` the
    attached file when it is one; `about` is the other title or the keyword that was found
    when neither title nor snippet shows why; `is_pinned`: editors put it first."""

    key: str
    score: float
    type: str
    url: str
    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    source: str = ""
    is_pinned: bool = False
    file: str = ""
    about: tuple[Segment, ...] = ()

    @property
    def identity(self) -> tuple[str, str]:
        """Label of the model and primary key, as text."""
        label, pk, _language = self.key.rsplit(":", 2)
        return label, pk


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is not in the index, and the word that was looked up for it."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """The glossary's answer when a query is one of its terms, in the reader's language."""

    name: str
    text: str
    url: str


FacetCounts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer. `facets` counts each facet under the filters of the others; `related` are
    other words to search for when little was found."""

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    facets: FacetCounts = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    understood: str = ""
    related: tuple[str, ...] = ()
    meaning: Meaning | None = None
    loosened: bool = False
    degraded: bool = False


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


@dataclass(frozen=True, slots=True)
class Completion:
    key: str
    title: str
    url: str
    type: str


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
        self, words: Sequence[str], *, language: str = "", types: Sequence[str] = (), size: int = 6
    ) -> list[Completion]: ...

    def health(self) -> Health: ...

    def destroy(self) -> None:
        """Remove the index itself: for temporary ones."""
        ...

    def close(self) -> None: ...
