"""A plan as a tantivy query. User text is never parsed: every query is built from terms."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from search.documents import Audiences
from search.engines.tantivy_index.schema import ANYWHERE, field_of
from search.plan import LEAD, NAMED, Clause, Filter, Match, Plan
from search.records import edge, held


def scored(schema: tantivy.Schema, plan: Plan) -> Query:
    """Clauses and filters; filters do not score. Those of `plan.first` have a lead in scores."""
    found = _filtered(schema, _clauses(schema, plan), plan.filters())
    if not plan.first:
        return found
    lead = Query.term_query(schema, field_of(plan.first.name), *plan.first.terms, "basic")
    return Query.boolean_query(
        [(Occur.Must, found), (Occur.Should, Query.const_score_query(lead, LEAD))]
    )


def matching(schema: tantivy.Schema, plan: Plan, without: str = "") -> Query:
    """What `scored` finds, without scores: for counts and for other orders.

    A word that may stand in six texts under two stems, with five synonyms, is looked up in
    12 lists instead of 72; words that only score are left out.
    """
    found = [_anywhere(schema, clause) for clause in plan.clauses if clause.required]
    found += _named(schema, plan)
    return _filtered(schema, _any(found) if found else Query.all_query(), plan.filters(without))


def between(schema: tantivy.Schema, query: Query, field: str, lowest: int, highest: int) -> Query:
    """What `query` finds with a number in `field` from `lowest` to `highest`."""
    span = Query.range_query(schema, field, tantivy.FieldType.Unsigned, lowest, highest)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, span)])


def completion(schema: tantivy.Schema, words: Sequence[str], within: Sequence[Filter]) -> Query:
    """Titles with a word beginning with each of `words`."""
    parts = [
        (Occur.Must, Query.term_query(schema, "edges", edge(word), index_option="basic"))
        for word in words
    ]
    return Query.boolean_query(parts + _filters(schema, within))


def holding(schema: tantivy.Schema, word: str, audiences: Audiences) -> Query:
    """Documents of any of the audiences with this very word."""
    terms = [held(word, audience) for audience in audiences]
    return _any([Query.term_query(schema, "held", t, index_option="basic") for t in terms])


def _filtered(schema: tantivy.Schema, query: Query, filters: Iterable[Filter]) -> Query:
    parts = [(Occur.Must, query), *_filters(schema, filters)]
    return Query.boolean_query(parts) if len(parts) > 1 else query


def _any(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _anywhere(schema: tantivy.Schema, clause: Clause) -> Query:
    """Single stems together, phrases in each text."""
    single = {(m.field[-1], m.stems[0]) for m in clause.matches if len(m.stems) == 1}
    terms = [
        Query.term_query(schema, ANYWHERE[suffix], stem, index_option="basic")
        for suffix, stem in sorted(single)
    ]
    return _any(terms + [_match(schema, m) for m in clause.matches if len(m.stems) > 1])


def _clauses(schema: tantivy.Schema, plan: Plan) -> Query:
    if not plan.clauses:
        return Query.all_query()
    required = [_clause(schema, clause) for clause in plan.clauses if clause.required]
    core = _any([*required, *_named(schema, plan)])
    optional = [(Occur.Should, _clause(schema, c)) for c in plan.clauses if not c.required]
    return Query.boolean_query([(Occur.Must, core), *optional]) if optional else core


def _named(schema: tantivy.Schema, plan: Plan) -> list[Query]:
    """Those that are called so; none where the words are no name."""
    terms = [Query.term_query(schema, "names", n, index_option="basic") for n in plan.named]
    return [Query.const_score_query(_any(terms), NAMED)] if terms else []


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
    field = field_of(chosen.name)
    terms = [Query.term_query(schema, field, t, index_option="basic") for t in chosen.terms]
    return Query.const_score_query(_any(terms), 0.0)
