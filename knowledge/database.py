"""Tools found by the database alone: words as typed, facets counted in Python.

Loads one light row per tool, which is quick for a library of hundreds; the search engine
is there for more. Three queries, whatever the number of tools.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from wagtail.models import Locale

from home.cache import shelf
from knowledge import vocabulary
from knowledge.adaptation import trust
from knowledge.facets import Facets, counts, passes
from knowledge.filters import FACETS, Filters
from knowledge.finding import PAGE_SIZE, Found
from knowledge.models.tool_page import ToolPage
from search import documents

MOST_WORDS = 12
SEARCHED = ("title", "summary", "audience", "body", "tags__name", "tags__name_en", "source")


@dataclass(frozen=True)
class Row:
    pk: int
    title: str
    stage: str
    published: datetime | None
    tests: int
    facets: Facets


def find(filters: Filters, locale: Locale) -> Found:
    """Tools that readers of that language may see, and that hold every word."""
    tools = ToolPage.objects.for_readers(locale)
    if filters.text:
        rows = _rows(_matching(tools, filters.text))
    else:
        rows = shelf.kept(("library", locale.pk), lambda: _rows(tools))
    chosen = [row for row in rows if passes(row.facets, filters.chosen)]
    chosen.sort(key=lambda row: _key(row, filters))
    start = (filters.page - 1) * PAGE_SIZE
    return Found(
        pks=tuple(row.pk for row in chosen[start : start + PAGE_SIZE]),
        total=len(chosen),
        counts=counts([row.facets for row in rows], FACETS, filters.chosen),
        is_limited=bool(filters.text),
    )


def _matching(tools: QuerySet[ToolPage], text: str) -> QuerySet[ToolPage]:
    for word in text.split()[:MOST_WORDS]:
        anywhere = Q()
        for name in SEARCHED:
            anywhere |= Q(**{f"{name}__icontains": word})
        tools = tools.filter(pk__in=ToolPage.objects.filter(anywhere).values("pk"))
    return tools


def _rows(tools: QuerySet[ToolPage]) -> list[Row]:
    codes = vocabulary.codes_by_tool()
    light = tools.annotate(tests=Count("evidence")).values(
        "pk", "title", "first_published_at", "tests", "kind", "path_stage", "languages"
    )
    return [_row(tool, codes.get(tool["pk"], {})) for tool in light]


def _row(tool: dict[str, Any], codes: dict[str, set[str]]) -> Row:
    facets = {
        "kind": {tool["kind"]},
        "path": {tool["path_stage"]},
        "language": set(tool["languages"]),
        **codes,
    }
    return Row(
        pk=tool["pk"],
        title=tool["title"],
        stage=tool["path_stage"],
        published=tool["first_published_at"],
        tests=tool["tests"],
        facets={name: frozenset(values) for name, values in facets.items()},
    )


def _key(row: Row, filters: Filters) -> tuple[float, str, int]:
    return (_rank(row, filters), row.title.casefold(), row.pk)


def _rank(row: Row, filters: Filters) -> float:
    """Smaller comes first."""
    match filters.order:
        case documents.BY_TITLE:
            return 0
        case documents.NEWEST:
            return -row.published.timestamp() if row.published else 0
        case documents.POPULAR:
            return -trust(row.stage, row.tests)
        case _:
            title = row.title.casefold()
            return -sum(word in title for word in filters.text.casefold().split())
