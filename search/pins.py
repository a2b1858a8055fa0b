"""What editors put first for a query: read with the search, written by services.

A pin names a document by its key. It is shown only while everybody may see the object, on
the first page, in the usual order, and only where it fits the types and filters in force.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db import transaction
from django.db.models import Max

from home import audit
from home.access import Actor, require
from search import registry
from search.documents import (
    PUBLIC,
    RELEVANCE,
    SearchDocument,
    SearchHit,
    SearchQuery,
    SearchResults,
)
from search.insight.privacy import normalised
from search.lexicon import Lexicon
from search.models import Pin
from search.plan import plan
from search.text.highlight import Marks, mark, passage

MOST_PINS = 5
PINNED, UNPINNED, RAISED = "search.pin", "search.unpin", "search.raise"


class PinsAreFull(Exception):
    """A query has `MOST_PINS` pins already."""


class NothingToPin(Exception):
    """There are no words, or no such document that everybody may see."""


def put_first(query: SearchQuery, results: SearchResults) -> SearchResults:
    """The results with the pinned documents before all others. One query without pins."""
    if not query.text or query.exact or query.sort != RELEVANCE:
        return results
    words = {normalised(query.text), normalised(results.understood)}
    if not Pin.objects.are_there(words, query.language):
        return results
    pins = Pin.objects.for_query(words, query.language)[:MOST_PINS]
    marks = plan(query, Lexicon()).marks
    pinned = [_hit(each, marks) for each in documents_of(pins) if _fits(each, query)]
    keys = {hit.key for hit in pinned}
    others = tuple(hit for hit in results.hits if hit.key not in keys)
    return replace(
        results,
        hits=(() if query.offset else tuple(pinned)) + others,
        total=results.total or len(pinned),
    )


def documents_of(pins: Iterable[Pin]) -> Iterator[SearchDocument]:
    """Pinned documents that everybody may see, in the order of the pins."""
    for pin in pins:
        if document := document_at(pin.key):
            yield document


def document_at(key: str) -> SearchDocument | None:
    """The public document of a key, built from how the object is now."""
    label, _colon, rest = key.partition(":")
    pk = rest.partition(":")[0]
    source = registry.source_of(label)
    instance = source.live().filter(pk=pk).first() if source and pk.isdigit() else None
    built = source.build(instance) if source and instance else ()
    return next((document for document in built if document.key == key), None)


def user_can_pin(actor: Actor) -> bool:
    return actor.has("search.add_pin")


@transaction.atomic
def pin(text: str, language: str, key: str, *, by: Actor) -> Pin:
    """Put a document after the other pins of a query; pinning twice changes nothing.

    Raises ActionNotPermitted, NothingToPin, PinsAreFull.
    """
    require(user_can_pin(by))
    words, document = normalised(text), document_at(key)
    if not words or document is None or PUBLIC not in document.audiences:
        raise NothingToPin
    if language not in document.languages:
        raise NothingToPin
    others = Pin.objects.filter(words=words, language=language)
    known: Pin | None = others.filter(key=key).first()
    if known:
        return known
    if others.count() >= MOST_PINS:
        raise PinsAreFull
    last = others.aggregate(last=Max("order"))["last"] or 0
    made: Pin = others.create(
        words=words,
        language=language,
        key=key,
        title=document.title[:255],
        order=last + 1,
        created_by=by.person,
    )
    audit.record(made, PINNED, by=by)
    return made


@transaction.atomic
def unpin(pin: Pin, *, by: Actor) -> None:
    """Leave the order to the search again. Raises ActionNotPermitted."""
    require(user_can_pin(by))
    audit.record(pin, UNPINNED, by=by, deleted=True)
    pin.delete()


@transaction.atomic
def put_higher(pin: Pin, *, by: Actor) -> None:
    """Exchange a pin with the one above it; the uppermost stays. Raises ActionNotPermitted."""
    require(user_can_pin(by))
    row = list(Pin.objects.filter(words=pin.words, language=pin.language).select_for_update())
    at = row.index(pin)
    if not at:
        return
    row[at - 1], row[at] = row[at], row[at - 1]
    for order, each in enumerate(row, start=1):
        each.order = order
    Pin.objects.bulk_update(row, ["order"])
    audit.record(pin, RAISED, by=by)


def _fits(document: SearchDocument, query: SearchQuery) -> bool:
    if set(query.audiences).isdisjoint(document.audiences):
        return False
    if query.types and document.type not in query.types:
        return False
    values = {**document.facets, "type": (document.type,)}
    return all(
        not set(chosen).isdisjoint(values.get(name, ()))
        for name, chosen in query.facets.items()
        if chosen
    )


def _hit(document: SearchDocument, marks: Marks) -> SearchHit:
    shown = passage(document.summary or document.body, marks)
    return SearchHit(
        key=document.key,
        score=0.0,
        type=document.type,
        url=document.url,
        title=mark(document.title, marks),
        snippet=shown.segments,
        source="summary",
        is_pinned=True,
    )
