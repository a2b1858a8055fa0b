"""Tools found by the search engine: stems, corrections, synonyms, passages.

`find` answers like `knowledge.database.find`, which it leaves the word to when nothing was
typed (a list needs no engine) or when the engine fails.
"""

from django.utils.translation import gettext
from wagtail.models import Locale

from knowledge import database
from knowledge.filters import FACETS, Filters
from knowledge.finding import PAGE_SIZE, Found, Snippet
from knowledge.models.tool_page import ToolPage
from knowledge.searchable import FACET_NAMES
from search import finding
from search.documents import SearchHit, SearchQuery, SearchResults, Segment


def find(filters: Filters, locale: Locale) -> Found:
    if not filters.text:
        return database.find(filters, locale)
    results = finding.find(_query(filters, locale), otherwise=lambda _query: None)
    return _found(results) if results else database.find(filters, locale)


def _query(filters: Filters, locale: Locale) -> SearchQuery:
    return SearchQuery(
        text=filters.text,
        language=locale.language_code,
        types=(ToolPage._meta.label_lower,),
        facets={_indexed(name): codes for name, codes in filters.chosen.items()},
        count=tuple(_indexed(name) for name in FACETS),
        sort=filters.order,
        offset=(filters.page - 1) * PAGE_SIZE,
        size=PAGE_SIZE,
        exact=filters.is_exact,
    )


def _found(results: SearchResults) -> Found:
    return Found(
        pks=tuple(_pk(hit) for hit in results.hits),
        total=results.total,
        counts={name: results.facets.get(_indexed(name), {}) for name in FACETS},
        snippets={_pk(hit): shown for hit in results.hits if (shown := _snippet(hit))},
        corrections=results.corrections,
        pinned=frozenset(_pk(hit) for hit in results.hits if hit.is_pinned),
        related=results.related,
        meaning=results.meaning,
        is_loosened=results.loosened,
    )


def _snippet(hit: SearchHit) -> Snippet:
    """The passage, when it shows something that was looked for, and the file it stands in."""
    if not any(part.is_match for part in hit.snippet):
        return ()
    if not hit.file:
        return hit.snippet
    return (Segment(gettext("In the file “%(name)s”: ") % {"name": hit.file}), *hit.snippet)


def _pk(hit: SearchHit) -> int:
    return int(hit.identity[1])


def _indexed(name: str) -> str:
    return FACET_NAMES.get(name, name)
