"""Tools that readers of a language do not have yet, so that they know of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Locale

from home.translation.elsewhere import Elsewhere
from knowledge.models.tool_page import ToolPage
from knowledge.searchable import LACKED
from search.documents import NEWEST, SearchHit, SearchQuery, SearchResults
from search.finding import find
from search.listing import with_objects

TOOL = ToolPage._meta.label_lower
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many there are, and the newest of them."""

    total: int
    newest: Sequence[Elsewhere]


def untranslated(locale: Locale, request: HttpRequest) -> Untranslated:
    """Public tools in other languages without a version in this one. One query."""
    lacked = {LACKED: (locale.language_code,)}
    query = SearchQuery(types=(TOOL,), facets=lacked, sort=NEWEST, size=MOST_NAMED)
    found = find(query, _from_the_database)
    items = with_objects(found.hits, query.audiences)
    return Untranslated(found.total, [Elsewhere.of(item.object, request) for item in items])


def _from_the_database(query: SearchQuery) -> SearchResults:
    (language,) = query.facets[LACKED]
    tools = ToolPage.objects.not_yet_for_readers(language)
    rows = tools.values_list("pk", "locale__language_code")[: query.size]
    hits = (SearchHit(f"{TOOL}:{pk}:{code}", 0.0, TOOL, "", (), ()) for pk, code in rows)
    return SearchResults(tuple(hits), tools.count(), degraded=True)
