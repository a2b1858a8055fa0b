"""The engine for several machines: an Elasticsearch 8 or OpenSearch cluster."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.response import Hit, Response

from search.documents import RELEVANCE, Audiences, FacetCounts
from search.engines.cluster import queries
from search.engines.cluster.client import connect, guarded, hasty
from search.engines.cluster.indices import Indices
from search.engines.port import (
    Completion,
    EngineUnavailable,
    Found,
    FoundHit,
    Health,
    RecordsRefused,
)
from search.plan import Filter, Plan
from search.records import Record

logger = logging.getLogger(__name__)
INDEX = "simpul"


class ElasticEngine:
    """`config` as in `SEARCH_ENGINES`; the names of indices and alias begin with `INDEX`."""

    name = "elastic"

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> "ElasticEngine":
        return cls(config)

    def __init__(self, config: Mapping[str, Any]) -> None:
        self.client = connect(config)
        self.indices = Indices(self.client, config.get("INDEX") or INDEX)
        self.alias = self.indices.alias

    def put(self, records: Iterable[Record]) -> None:
        """Raises `RecordsRefused` for records that the cluster cannot take."""
        self.indices.require()
        _taken, refused = self.indices.fill(self.alias, records)
        if refused:
            raise RecordsRefused(refused)

    def delete(self, keys: Iterable[str]) -> None:
        self.indices.require()
        self.indices.remove(self.alias, keys)

    def rebuild(self, records: Iterable[Record]) -> int:
        name = self.indices.create()
        try:
            taken, refused = self.indices.fill(name, records)
        except BaseException:
            self._drop_quietly(name)
            raise
        for key, reason in refused.items():
            logger.error("search record %s refused: %s", key, reason)
        self.indices.make_live(name)
        return taken

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The cluster needs no writer of ours."""
        yield

    def search(self, plan: Plan) -> Found:
        search = self._search().query(queries.scored(plan)).post_filter(queries.chosen(plan))
        search = search[plan.offset : plan.offset + plan.size].source(["source"])
        for name, asked in queries.counts(plan).items():
            search.aggs.bucket(name, asked)
        found: Any = self._execute(search.sort(*_order(plan)).extra(track_total_hits=True))
        hits = tuple(_hit(hit) for hit in found)
        return Found(hits, found.hits.total.value, _facets(found, plan))

    def complete(
        self, words: Sequence[str], within: Sequence[Filter], size: int = 6
    ) -> list[Completion]:
        if not words:
            return []
        search = self._search().query(queries.completion(words, within))
        search = search.sort("order_popular")[:size].source(["source"])
        return [_hit(hit).completion for hit in self._execute(search)]

    def holding(self, words: Sequence[str], audiences: Audiences) -> Collection[str]:
        """Of all words in one question."""
        if not words:
            return ()
        search = self._search()[:0]
        search.aggs.bucket("words", queries.holding(words, audiences))
        buckets = self._execute(search).aggregations.to_dict()["words"]["buckets"]
        return {word for word, bucket in buckets.items() if bucket["doc_count"]}

    def health(self) -> Health:
        try:
            with guarded():
                client = hasty(self.client)
                status = client.cluster.health()["status"]
                count = client.count(index=self.alias)["count"]
        except EngineUnavailable as error:
            return Health(False, self.name, 0, str(error))
        return Health(status != "red", self.name, count, status)

    def destroy(self) -> None:
        self.indices.drop_all()

    def close(self) -> None:
        self.client.close()

    def _search(self) -> Search:
        return Search(using=self.client, index=self.alias)

    def _execute(self, search: Search) -> Response:
        with guarded():
            return search.execute()

    def _drop_quietly(self, name: str) -> None:
        try:
            self.indices.drop(name)
        except EngineUnavailable:
            logger.warning("the half-built index %s could not be dropped", name)


def _order(plan: Plan) -> list[Any]:
    if plan.sort == RELEVANCE and plan.clauses:
        return ["_score", {"tie": "asc"}]
    return [f"order_{'newest' if plan.sort == RELEVANCE else plan.sort}"]


def _hit(hit: Hit) -> FoundHit:
    source = hit.source.to_dict() if hasattr(hit, "source") else {}
    return FoundHit(hit.meta.id, hit.meta.score or 0.0, source)


def _facets(found: Response, plan: Plan) -> FacetCounts:
    """Of the facets asked for: those with a choice have an aggregation of their own."""
    if not plan.count:
        return {}
    answer = found.aggregations.to_dict()
    shared = _counts(answer[queries.SHARED])
    return {
        name: (_counts(answer[name]) if name in answer else shared).get(name, {})
        for name in plan.count
    }


def _counts(answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for bucket in answer["values"]["buckets"]:
        name, _, value = bucket["key"].partition("=")
        counts.setdefault(name, {})[value] = bucket["doc_count"]
    return counts
