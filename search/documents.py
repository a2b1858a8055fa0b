"""What is searched and what comes back: the shapes. No framework here.

An application turns an object into `SearchDocument`s, a view asks with a `SearchQuery`,
an engine (`search.engines.port`) finds, and `search.answer.answer` returns `SearchResults`.
Texts are plain text; highlighted texts are `Segment`s, so that only templates write HTML.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

RELEVANCE, NEWEST, POPULAR, BY_TITLE = "relevance", "newest", "popular", "title"
READY = "ready"
SORTS = (RELEVANCE, NEWEST, POPULAR, READY, BY_TITLE)
# Who may find a document. Today all of them are for everybody.
PUBLIC = "public"
Audiences = tuple[str, ...]
MAX_SIZE = 100
MAX_OFFSET = 9_900


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One object in one language, as a reader of that language may find it.

    `key` is `app.model:pk:language`. `alternative_titles` are the title in the other
    language and well-known short forms. `extract` is text taken out of attached files,
    joined by `search.text.attachments`.
    `facets` maps a facet's name to slugs. `date` orders, to the minute when it has a time;
    `popularity` and `readiness`, how far one can use it at once, only order, they never score.
    `audiences`: who may find it at all. `is_entry`: one
    of tens of thousands alike, known by a name, as of a register. Texts stand before entries where
    a list holds both, and nobody is offered a word for standing in the name of one.
    `telling`: the title without what all of its kind bear, where only that tells; it is found by
    no other word of its title, nor by those of `borne`, though these are known too. `names`: by
    which exactly this one is meant, or few of one name, as `search.registry.register_naming` has
    them. `place`: where it is, shown and not searched.
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
    readiness: int = 0
    audiences: Audiences = (PUBLIC,)
    is_entry: bool = False
    telling: str = ""
    borne: str = ""
    names: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a reader asked. `types` and `language` restrict; `facets` are multi-select.

    `count` names the facets to be counted. `exact` switches off corrections, synonyms
    and loosening. `audiences` are those that the asker belongs to: whatever is for none of
    them is neither found nor counted, corrected to, completed or suggested.
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
    audiences: Audiences = (PUBLIC,)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of plain text, and whether it is what the reader looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A found document; `source` names the text that the snippet is cut from, `file` the
    attached file when it is one; `about` is the other title or the keyword that was found
    when neither title, place nor snippet shows why; `is_pinned`: editors put it first."""

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
    place: tuple[Segment, ...] = ()

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
    """The answer. `facets` counts each facet under the filters of the others, and lacks those
    that could not be counted; `related` are other words to search for when little was found;
    `degraded`: it comes from the database, since the engine is down."""

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    facets: FacetCounts = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    understood: str = ""
    related: tuple[str, ...] = ()
    meaning: Meaning | None = None
    loosened: bool = False
    degraded: bool = False
