"""From a query to results: plan, execute, loosen when little was found, count, highlight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.documents import SearchHit, SearchQuery, SearchResults, Segment
from search.engines.port import Found, FoundHit, SearchEngine
from search.hints import meaning, related
from search.lexicon import Lexicon
from search.plan import FEW_HITS, Plan, plan
from search.text.attachments import parts
from search.text.highlight import Marks, Passage, mark, passage

# Names of a document that are not shown on it; each stands on a line.
UNSEEN = ("alternatives", "keywords")
# The text that shows why a document was found; earlier ones win when they show as much.
SNIPPET_SOURCES = ("summary", "body", "extract")


@dataclass(frozen=True, slots=True)
class Searched:
    """What was executed in the end, and what it found."""

    plan: Plan
    found: Found
    loosened: bool


def answer(query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> SearchResults:
    """Search. Raises `EngineUnavailable` when the engine cannot answer."""
    lexicon = lexicon.seen_by(engine, query.audiences)
    searched = search(query, engine, lexicon)
    planned, found = searched.plan, searched.found
    return SearchResults(
        hits=tuple(_hit(hit, planned.marks) for hit in found.hits),
        total=found.total,
        facets=found.facets,
        corrections=planned.corrections,
        understood=planned.understood,
        related=related(query, engine, lexicon) if found.total < FEW_HITS else (),
        meaning=meaning(query, planned.understood, lexicon),
        loosened=searched.loosened,
    )


def search(query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> Searched:
    """Plan and execute; with fewer than `FEW_HITS` once more with any one word enough."""
    planned = plan(query, lexicon)
    found = engine.search(planned)
    if found.total < FEW_HITS and planned.can_loosen:
        loose = planned.loosened()
        wider = engine.search(loose)
        if wider.total > found.total:
            return Searched(loose, wider, loosened=True)
    return Searched(planned, found, loosened=False)


def _hit(hit: FoundHit, marks: Marks) -> SearchHit:
    best = _best_passage(hit.source, marks)
    title = mark(hit.source.get("title", ""), marks)
    place = mark(hit.source.get("place", ""), marks)
    is_clear = best.passage.weight > 0 or _shows(title) or _shows(place)
    return SearchHit(
        key=hit.key,
        score=hit.score,
        type=hit.source.get("type", ""),
        url=hit.source.get("url", ""),
        title=title,
        snippet=best.passage.segments,
        source=best.source,
        file=best.file,
        about=() if is_clear else _about(hit.source, marks),
        place=place,
    )


def _about(source: Mapping[str, str], marks: Marks) -> tuple[Segment, ...]:
    """The first unseen name with a match."""
    names = (line.strip() for name in UNSEEN for line in source.get(name, "").split("\n"))
    return next(filter(_shows, (mark(line, marks) for line in names)), ())


def _shows(segments: Iterable[Segment]) -> bool:
    return any(segment.is_match for segment in segments)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage and where it stands: which text, and of which file."""

    passage: Passage
    source: str = ""
    file: str = ""


def _best_passage(source: Mapping[str, str], marks: Marks) -> _Shown:
    best = _Shown(Passage())
    for name, file, text in _texts(source):
        shown = passage(text, marks)
        if shown.weight > best.passage.weight:
            best = _Shown(shown, name, file)
    return best


def _texts(source: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name of the text, name of the file, text."""
    for name in SNIPPET_SOURCES:
        if name == "extract":
            yield from ((name, file, text) for file, text in parts(source.get(name, "")))
        elif source.get(name):
            yield name, "", source[name]
