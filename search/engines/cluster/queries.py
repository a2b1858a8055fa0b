"""A plan in the cluster's query language."""

import re
from collections.abc import Iterable, Sequence

from elasticsearch.dsl import A, Q
from elasticsearch.dsl.aggs import Agg
from elasticsearch.dsl.query import Query

from search.documents import Audiences
from search.plan import LEAD, NAMED, Clause, Filter, Match, Plan
from search.records import edge, held

MOST_VALUES = 2_000
# No facet can have this name: it is not an identifier.
SHARED = "(shared)"
PLAIN_NAME = re.compile(r"[\w-]+")


def scored(plan: Plan) -> Query:
    """Clauses under the restrictions; the choices come as post filter. Those of `plan.first` have
    a lead in scores.
    """
    first = [plan.first] if plan.first else []
    lead = [Q("constant_score", filter=each, boost=LEAD) for each in _all(first)]
    return Q("bool", must=[_clauses(plan)], should=lead, filter=_all(plan.restrictions))


def chosen(plan: Plan, without: str = "") -> Query:
    """The choices of all facets but one."""
    return Q("bool", filter=_all(c for c in plan.choices if c.name != without))


def counts(plan: Plan) -> dict[str, Agg]:
    """Aggregations in which each chosen facet is counted without its own choice."""
    if not plan.count:
        return {}
    own = {choice.name for choice in plan.choices}.intersection(plan.count)
    asked = {SHARED: _values(chosen(plan))}
    asked.update((name, _values(chosen(plan, name), name)) for name in own)
    return asked


def completion(words: Sequence[str], within: Iterable[Filter]) -> Query:
    """Titles with a word beginning with each of `words`."""
    begun = [Q("term", edges=edge(word)) for word in words]
    return Q("bool", filter=begun + _all(within))


def holding(words: Sequence[str], audiences: Audiences) -> Agg:
    """Counts of the documents of any of the audiences with each word."""
    terms = {word: [held(word, audience) for audience in audiences] for word in words}
    return A("filters", filters={word: Q("terms", held=found) for word, found in terms.items()})


def _clauses(plan: Plan) -> Query:
    if not plan.clauses:
        return Q("match_all")
    required = [_clause(clause) for clause in plan.clauses if clause.required]
    optional = [_clause(clause) for clause in plan.clauses if not clause.required]
    core = Q("bool", should=[*required, *_named(plan)], minimum_should_match=1)
    return Q("bool", must=[core], should=optional) if optional else core


def _named(plan: Plan) -> list[Query]:
    """Those that are called so; none where the words are no name."""
    called = Q("terms", names=list(plan.named))
    return [Q("constant_score", filter=called, boost=NAMED)] if plan.named else []


def _clause(clause: Clause) -> Query:
    return Q("dis_max", queries=[_match(match) for match in clause.matches], tie_breaker=0.0)


def _match(match: Match) -> Query:
    if len(match.stems) == 1:
        return Q("term", **{match.field: {"value": match.stems[0], "boost": match.boost}})
    phrase = {"query": " ".join(match.stems), "boost": match.boost}
    return Q("match_phrase", **{match.field: phrase})


def _all(filters: Iterable[Filter]) -> list[Query]:
    return [Q("terms", terms=list(each.terms)) for each in filters]


def _values(condition: Query, name: str = "") -> Agg:
    """Counts of all terms, or of those of one facet."""
    only = {"include": f"{name}=.*"} if PLAIN_NAME.fullmatch(name) else {}
    values = A("terms", field="terms", size=MOST_VALUES, **only)
    within = A("filter", condition)
    within.bucket("values", values)
    return within
