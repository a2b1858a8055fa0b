"""From a query to results: plan, execute, loosen when little was found, count, highlight."""

from __future__ import annotations

from collections.abc import Mapping

from search.documents import (
    Found,
    FoundHit,
    SearchEngine,
    SearchHit,
    SearchQuery,
    SearchResults,
)
from search.lexicon import Lexicon
from search.plan import FEW_HITS, Plan, plan
from search.text.highlight import Marks, Passage, mark, passage

# The text that shows why a document was found; earlier ones win when they show as much.
SNIPPET_SOURCES = ("summary", "body", "extract")


def answer(query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> SearchResults:
    """Search. Raises `EngineUnavailable` when the engine cannot answer."""
    planned = plan(query, lexicon)
    found, loosened = _search(planned, engine)
    executed = planned.loosened() if loosened else planned
    return SearchResults(
        hits=tuple(_hit(hit, planned.marks) for hit in found.hits),
        total=found.total,
        facets=engine.facets(executed, query.count) if query.count else {},
        corrections=planned.corrections,
        understood=planned.understood,
        loosened=loosened,
    )


def _search(planned: Plan, engine: SearchEngine) -> tuple[Found, bool]:
    found = engine.search(planned)
    if found.total >= FEW_HITS or not planned.can_loosen:
        return found, False
    wider = engine.search(planned.loosened())
    return (wider, True) if wider.total > found.total else (found, False)


def _hit(hit: FoundHit, marks: Marks) -> SearchHit:
    source, shown = _best_passage(hit.source, marks)
    return SearchHit(
        key=hit.key,
        score=hit.score,
        type=hit.source.get("type", ""),
        url=hit.source.get("url", ""),
        title=mark(hit.source.get("title", ""), marks),
        snippet=shown.segments,
        source=source,
    )


def _best_passage(source: Mapping[str, str], marks: Marks) -> tuple[str, Passage]:
    best: tuple[str, Passage] = ("", Passage((), -1))
    for name in SNIPPET_SOURCES:
        if source.get(name):
            shown = passage(source[name], marks)
            best = (name, shown) if shown.weight > best[1].weight else best
    return best
