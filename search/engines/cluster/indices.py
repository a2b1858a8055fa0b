"""Indices behind an alias: `simpul-<schema>` points to `simpul-<schema>-<time>`.

A rebuild fills a new index and moves the alias in one step; half-built ones are dropped. An
index of another shape stands behind another alias, so that it is never read: it does not know
what plans ask now, who may find a document for example. The first rebuild drops it.
"""

import re
import secrets
import time
from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.cluster import bulk
from search.engines.cluster.client import guarded, patient
from search.engines.cluster.entries import body, entry
from search.engines.patience import is_hurried
from search.engines.port import IndexUnusable
from search.records import SCHEMA, Record

NOT_FOUND = 404


class Indices:
    """The indices of one portal in a cluster."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.name = name
        self.alias = f"{name}-{SCHEMA}"
        self._readers, self._writers = client, patient(client)

    @property
    def _client(self) -> Elasticsearch:
        return self._readers if is_hurried() else self._writers

    def template(self) -> dict[str, Any]:
        """An index template with which an administrator can prepare the cluster."""
        return {"index_patterns": [f"{self.name}-*"], "priority": 200, "template": body()}

    def install_template(self) -> None:
        with guarded():
            template = self.template()
            self._client.indices.put_index_template(name=self.name, **template)

    def create(self) -> str:
        name = f"{self.alias}-{int(time.time())}-{secrets.token_hex(3)}"
        with guarded():
            self._client.indices.create(index=name, **body())
        return name

    def require(self) -> None:
        """Raises `IndexUnusable` without an index behind the alias: a write would make one."""
        with guarded():
            exists = self._client.indices.exists_alias(name=self.alias)
        if not exists:
            raise IndexUnusable("there is no index yet: run manage.py reindex")

    def make_live(self, name: str) -> None:
        """Move the alias, then drop what it and those of other shapes pointed to."""
        with guarded():
            old = self._pointed_to()
            actions = [
                {"remove": {"index": each, "alias": alias}}
                for each, aliases in old.items()
                for alias in aliases
            ]
            actions.append({"add": {"index": name, "alias": self.alias}})
            self._client.indices.update_aliases(actions=actions)
            for each in old:
                self._client.indices.delete(index=each, ignore_unavailable=True)

    def drop(self, name: str) -> None:
        with guarded():
            self._client.indices.delete(index=name, ignore_unavailable=True)

    def drop_all(self) -> None:
        """By name: clusters refuse to delete by pattern."""
        with guarded():
            for name in self._client.indices.get(index=f"{self.name}-*"):
                self._client.indices.delete(index=name, ignore_unavailable=True)

    def fill(self, name: str, records: Iterable[Record]) -> tuple[int, dict[str, str]]:
        """Put records; how many were taken, and why others were refused."""
        actions = ({"_id": each.key, "_index": name, **entry(each)} for each in records)
        return self._bulk(name, actions)

    def remove(self, name: str, keys: Iterable[str]) -> None:
        self._bulk(name, ({"_op_type": "delete", "_id": key, "_index": name} for key in keys))

    def _bulk(self, name: str, actions: Iterator[dict[str, Any]]) -> tuple[int, dict[str, str]]:
        """A busy cluster (429) is given time; a bad record is reported, not fatal."""
        taken, refused = 0, {}
        with guarded():
            for ok, item in bulk.send(self._client, actions):
                answer = next(iter(item.values()))
                if ok:
                    taken += 1
                elif answer.get("status") != NOT_FOUND or "error" in answer:
                    refused[answer["_id"]] = str(answer.get("error", answer["status"]))
            self._client.indices.refresh(index=name)
        return taken, refused

    def _pointed_to(self) -> dict[str, list[str]]:
        """Indices of this portal, of any shape, to the aliases by which they are read."""
        ours = re.compile(rf"{re.escape(self.name)}(-\d+)?")
        found = self._client.indices.get_alias(name=f"{self.name}*")
        named = {
            index: [alias for alias in each["aliases"] if ours.fullmatch(alias)]
            for index, each in found.items()
        }
        return {index: aliases for index, aliases in named.items() if aliases}
