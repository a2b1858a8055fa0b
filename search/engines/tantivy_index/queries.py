"""A plan as a tantivy query. User text is never parsed: every query is built from terms."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from search.plan import Clause, Filter, Match, Plan
from search.records import edge, term


def full(schema: tantivy.Schema, plan: Plan, without: str = "") -> Query:
    """Clauses and filters; filters do not score."""
    parts = [(Occur.Must, _clauses(schema, plan.clauses))]
    parts += _filters(schema, plan.filters(without))
    return Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]


def completion(
    schema: tantivy.Schema, words: Sequence[str], language: str, types: Sequence[str]
) -> Query:
    """Titles with a word beginning with each of `words`."""
    parts = [
        (Occur.Must, Query.term_query(schema, "edges", edge(word), index_option="basic"))
        for word in words
    ]
    wanted = [Filter("language", (term("language", language),))] if language else []
    wanted += [Filter("type", tuple(term("type", name) for name in types))] if types else []
    return Query.boolean_query(parts + _filters(schema, wanted))


def _clauses(schema: tantivy.Schema, clauses: Sequence[Clause]) -> Query:
    if not clauses:
        return Query.all_query()
    required = [(Occur.Should, _clause(schema, c)) for c in clauses if c.required]
    optional = [(Occur.Should, _clause(schema, c)) for c in clauses if not c.required]
    core = Query.boolean_query(required) if len(required) > 1 else required[0][1]
    return Query.boolean_query([(Occur.Must, core), *optional]) if optional else core


def _clause(schema: tantivy.Schema, clause: Clause) -> Query:
    return Query.disjunction_max_query([_match(schema, match) for match in clause.matches])


def _match(schema: tantivy.Schema, match: Match) -> Query:
    if len(match.stems) == 1:
        query = Query.term_query(schema, match.field, match.stems[0])
    else:
        query = Query.phrase_query(schema, match.field, list(match.stems))
    return Query.boost_query(query, match.boost)


def _filters(schema: tantivy.Schema, filters: Iterable[Filter]) -> list[tuple[Occur, Query]]:
    return [(Occur.Must, _filter(schema, chosen)) for chosen in filters]


def _filter(schema: tantivy.Schema, chosen: Filter) -> Query:
    terms = [Query.term_query(schema, "terms", t, index_option="basic") for t in chosen.terms]
    query = Query.boolean_query([(Occur.Should, t) for t in terms]) if len(terms) > 1 else terms[0]
    return Query.const_score_query(query, 0.0)
