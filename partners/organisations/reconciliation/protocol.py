"""The Reconciliation Service API 0.2 of the W3C community group: its questions and answers. Pure.

https://reconciliation-api.github.io/specs/0.2/. Entities are cooperatives, by their code here, and
villages, by the code of the decree with dots, which no code of a cooperative can look like.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from home.regions.source import with_dots
from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.places import Row
from partners.organisations.reconciliation.scoring import Candidate

VERSIONS = ["0.2"]
COOPERATIVE, VILLAGE = "cooperative", "village"
TYPES = (COOPERATIVE, VILLAGE)
PROPERTIES = ("village", "district", "regency", "province", "number", "code", "kind")
MOST_QUERIES = 50
LIMIT, MOST_RESULTS = 5, 20
LONGEST = 200_000  # letters of one batch

Result = dict[str, Any]


class BadQueries(Exception):
    """What was sent is no batch of queries; the text says why, in English, for a programmer."""


@dataclass(frozen=True, slots=True)
class Query:
    row: Row
    types: frozenset[str]
    limit: int


def read_batch(text: str) -> dict[str, Query]:
    """By the key that the answer goes under. Raises BadQueries."""
    if len(text) > LONGEST:
        raise BadQueries(f"more than {LONGEST} characters")
    try:
        batch = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadQueries("not JSON") from error
    if not isinstance(batch, dict):
        raise BadQueries("a batch is an object of queries")
    if len(batch) > MOST_QUERIES:
        raise BadQueries(f"more than {MOST_QUERIES} queries, see batchSize in the manifest")
    return {key: _query(query) for key, query in batch.items()}


def _query(query: Any) -> Query:
    if not isinstance(query, dict):
        raise BadQueries("a query is an object")
    words, properties = query.get("query", ""), query.get("properties", [])
    if not isinstance(words, str) or not isinstance(properties, list):
        raise BadQueries("`query` is a string, `properties` an array")
    values = dict(filter(None, map(_property, properties)))
    if "query" not in query and not properties:
        raise BadQueries("a query has `query` or `properties`")
    return Query(Row(name=_plain(words), **values), _types(query.get("type")), _limit(query))


def _property(value: Any) -> tuple[str, str] | None:
    """None for one that we do not have: the protocol lets a client send any."""
    if not isinstance(value, dict) or not isinstance(value.get("pid"), str) or "v" not in value:
        raise BadQueries("a property has `pid` and `v`")
    text = _text(value["v"])
    return (value["pid"], text) if value["pid"] in PROPERTIES and text else None


def _text(value: Any) -> str:
    """Of several values the first; of an entity its identifier, else its name."""
    while isinstance(value, (list, dict)):
        if isinstance(value, list):
            value = value[0] if value else ""
        else:
            value = value.get("id") or value.get("name") or ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _plain(str(value)) if isinstance(value, (str, int, float)) else ""


def _plain(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _types(asked: Any) -> frozenset[str]:
    """Of none that we have: cooperatives, the first of the default types."""
    named = asked if isinstance(asked, list) else [asked]
    wanted = {each for each in named if isinstance(each, str)}
    if wanted and not wanted & set(TYPES):
        return frozenset()
    return frozenset(wanted & set(TYPES) or {COOPERATIVE})


def _limit(query: Mapping[str, Any]) -> int:
    limit = query.get("limit", LIMIT)
    if isinstance(limit, bool) or not isinstance(limit, (int, float)) or limit != limit:
        raise BadQueries("`limit` is a number")
    return int(max(1, min(limit, MOST_RESULTS)))


def results(query: Query, answer: Answer, types: Mapping[str, str]) -> list[Result]:
    """Best first; `match` where a person need not look. `types`: their names by id."""
    found: list[Result] = []
    if COOPERATIVE in query.types:
        found += _cooperatives(answer, types)
    if VILLAGE in query.types:
        found += _villages(answer, types)
    found.sort(key=lambda each: -each["score"])
    return found[: query.limit]


def _cooperatives(answer: Answer, types: Mapping[str, str]) -> Iterator[Result]:
    if one := answer.cooperative:
        yield _cooperative(one, answer.score, types, is_match=True)
        return
    for other, score in answer.others:
        yield _cooperative(other, score, types, is_match=False)


def _cooperative(
    one: Cooperative, score: float, types: Mapping[str, str], *, is_match: bool
) -> Result:
    return {
        "id": one.code,
        "name": one.name,
        "description": one.number,
        "type": [{"id": COOPERATIVE, "name": types[COOPERATIVE]}],
        "score": round(score, 1),
        "match": is_match,
    }


def _villages(answer: Answer, types: Mapping[str, str]) -> Iterator[Result]:
    is_sure = answer.verdict is Verdict.AUTOMATIC
    for at, candidate in enumerate(answer.finding.candidates):
        yield {
            "id": with_dots(candidate.village.code),
            "name": candidate.village.name,
            "description": candidate.village.district,
            "type": [{"id": VILLAGE, "name": types[VILLAGE]}],
            "score": round(candidate.score, 1),
            "match": is_sure and at == 0,
            "features": list(_features(candidate)),
        }


def _features(candidate: Candidate) -> Iterator[Result]:
    yield {"id": "name", "value": round(100 * candidate.name_likeness, 1)}
    if candidate.district_likeness is not None:
        yield {"id": "district", "value": round(100 * candidate.district_likeness, 1)}
    yield {"id": "number", "value": candidate.has_marks}


def named(pairs: Sequence[tuple[str, str]], prefix: str) -> list[dict[str, str]]:
    """Of `pairs` of id and name those that begin with `prefix`, for suggestions."""
    wanted = prefix.casefold().strip()
    return [
        {"id": key, "name": name}
        for key, name in pairs
        if key.startswith(wanted) or wanted in name.casefold()
    ]
