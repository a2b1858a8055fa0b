"""Finding tools: one question, two ways to answer it.

`database`: plain look-up, always there; also the honest answer when the search engine
cannot be reached. `engine`: the search engine, with stems, corrections and synonyms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from knowledge.filters import Filters
from search.documents import Correction, Meaning, Segment

if TYPE_CHECKING:
    from wagtail.models import Locale

PAGE_SIZE = 10
Snippet = tuple[Segment, ...]


@dataclass(frozen=True)
class Found:
    """`pks`: tools of the page asked for, in order. `counts`: facet to code to number.

    `pinned`: those that editors put first. `related`: other words to search for when little
    was found. `meaning`: of a query that is a term of the glossary. `is_loosened`: some of
    the words were enough. `is_limited`: answered without the search engine, so words were
    matched as typed.
    """

    pks: tuple[int, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    snippets: Mapping[int, Snippet] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    pinned: frozenset[int] = frozenset()
    related: tuple[str, ...] = ()
    meaning: Meaning | None = None
    is_loosened: bool = False
    is_limited: bool = False

    @property
    def pages(self) -> int:
        """At least one, so that an empty answer has a first page."""
        return max(1, -(-self.total // PAGE_SIZE))


class Finder(Protocol):
    def __call__(self, filters: Filters, locale: "Locale") -> Found: ...
