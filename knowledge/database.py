"""Tools found by the database, while the search engine is down: words as typed, facets counted
in Python.

Loads one light row per tool, which takes a tenth of a second for ten thousand. Two queries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from home.visibility import public
from knowledge import usability, using, vocabulary
from knowledge.facets import Facets, counts, passes
from knowledge.models.tool_page import ToolPage, ToolQuerySet
from knowledge.searchable import TOOL_LANGUAGE
from search import documents
from search.documents import PUBLIC, SearchHit, SearchQuery, SearchResults

MOST_WORDS = 12
SEARCHED = ("title", "summary", "audience", "body", "tags__name", "tags__name_en", "source")


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    title: str
    published: datetime | None
    results: int
    readiness: int
    facets: Facets


def answer(query: SearchQuery) -> SearchResults:
    """Tools that readers of the language may see, and that hold every word."""
    rows = _rows(_matching(query))
    chosen = [row for row in rows if passes(row.facets, query.facets)]
    chosen.sort(key=lambda row: (_rank(row, query), row.title.casefold(), row.pk))
    page = chosen[query.offset : query.offset + query.size]
    return SearchResults(
        hits=tuple(_hit(row, query.language) for row in page),
        total=len(chosen),
        facets=counts([row.facets for row in rows], query.count, query.facets),
        understood=query.text,
        degraded=True,
    )


def _matching(query: SearchQuery) -> ToolQuerySet:
    if PUBLIC not in query.audiences:
        return ToolPage.objects.none()
    tools = public(ToolPage.objects.filter(locale__language_code=query.language))
    for word in query.text.split()[:MOST_WORDS]:
        anywhere = Q.create([(f"{name}__icontains", word) for name in SEARCHED], Q.OR)
        tools = tools.filter(pk__in=ToolPage.objects.filter(anywhere).values("pk"))
    return tools


def _rows(tools: ToolQuerySet) -> list[Row]:
    codes = vocabulary.codes_by_tool()
    light = tools.annotate(**using.COUNTED).values(
        "pk", "title", "first_published_at", "kind", "languages", *using.COLUMNS
    )
    return [_row(tool, codes.get(tool["pk"], {})) for tool in light]


def _row(tool: dict[str, Any], codes: Mapping[str, Iterable[str]]) -> Row:
    facets = {
        "kind": {tool["kind"]},
        "path": {tool["path_stage"]},
        TOOL_LANGUAGE: tool["languages"],
        **codes,
    }
    return Row(
        pk=tool["pk"],
        title=tool["title"],
        published=tool["first_published_at"],
        results=tool["results"],
        readiness=usability.readiness(using.facts_in(tool)),
        facets={name: frozenset(values) for name, values in facets.items()},
    )


def _rank(row: Row, query: SearchQuery) -> float:
    """Smaller comes first."""
    match query.sort:
        case documents.BY_TITLE:
            return 0
        case documents.NEWEST:
            return -(row.published.timestamp() // 60) if row.published else 0
        case documents.POPULAR:
            return -row.results
        case documents.READY:
            return -row.readiness
        case _:
            title = row.title.casefold()
            return -sum(word in title for word in query.text.casefold().split())


def _hit(row: Row, language: str) -> SearchHit:
    """Only what cards need: they read the tool itself."""
    label = ToolPage._meta.label_lower
    return SearchHit(f"{label}:{row.pk}:{language}", 0.0, label, "", (), ())
