"""Plain answers from the database while the engine is down: words in titles and summaries."""

import logging
from collections.abc import Iterator
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db import DatabaseError
from django.db.models import Q, QuerySet

from search import registry
from search.documents import SearchDocument, SearchHit, SearchQuery, SearchResults
from search.lexicon import Lexicon
from search.plan import MOST_CHARACTERS, Plan, plan
from search.records import record
from search.text.highlight import mark, passage

logger = logging.getLogger(__name__)
MOST_PER_SOURCE = 100
MOST_WORDS = 6


def answer(query: SearchQuery) -> SearchResults:
    """All words must occur; no stems, no corrections, no counts. `degraded` is set. What is called
    exactly so comes first, as in an engine's answer."""
    planned = plan(query, Lexicon())
    sources = registry.sources(query.types)
    found = chain(
        *(_called(source, query) for source in sources),
        *(_documents(source, query) for source in sources),
    )
    once = {document.key: document for document in found if _passes(document, planned)}
    documents = list(once.values())
    page = documents[planned.offset : planned.offset + planned.size]
    return SearchResults(
        hits=tuple(_hit(document, planned) for document in page),
        total=len(documents),
        understood=planned.understood,
        degraded=True,
    )


def _called(source: registry.Source, query: SearchQuery) -> Iterator[SearchDocument]:
    objects = source.found_by(query.audiences)
    keys = list(source.called(query.text[:MOST_CHARACTERS], objects)) if query.text else []
    return _built(source, source.rows(objects).filter(pk__in=keys)) if keys else iter(())


def _documents(source: registry.Source, query: SearchQuery) -> Iterator[SearchDocument]:
    words = query.text.replace("\0", " ")[:MOST_CHARACTERS].split()[:MOST_WORDS]
    if words and not source.text_fields:
        return
    condition = Q()
    for word in words:
        condition &= reduce(or_, (Q(**{f"{f}__icontains": word}) for f in source.text_fields))
    objects = source.rows(source.found_by(query.audiences)).filter(condition)
    yield from _built(source, objects)


def _built(source: registry.Source, objects: QuerySet[Any]) -> Iterator[SearchDocument]:
    for instance in objects[:MOST_PER_SOURCE]:
        try:
            documents = list(source.build(instance))
        except DatabaseError:
            raise
        except Exception:  # one bad object must not stop the others
            logger.exception("no search document for %s", instance.pk)
            continue
        yield from documents


def _passes(document: SearchDocument, planned: Plan) -> bool:
    terms = set(record(document).terms)
    return all(terms.intersection(chosen.terms) for chosen in planned.filters())


def _hit(document: SearchDocument, planned: Plan) -> SearchHit:
    shown = passage(document.summary or document.body, planned.marks)
    return SearchHit(
        key=document.key,
        score=0.0,
        type=document.type,
        url=document.url,
        title=mark(document.title, planned.marks),
        snippet=shown.segments,
        source="summary",
        place=mark(document.place, planned.marks),
    )
