"""Bulk writing with patience: busy nodes, refused connections, a cluster choosing a manager.

A busy cluster says so (429, 503) and is given time by the client's own helper. A node that
died refuses connections, which costs no time at all: tries alone are used up before the
others have elected a new manager. Whoever wrote a part already therefore waits and sends
the next one again. The first part is not waited for: a cluster that is not there at all
should be noticed at once. Sending again is safe, records are put and deleted by key.
"""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from elastic_transport import ConnectionError as Unreachable
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

CHUNK = 500
CHUNK_BYTES = 5 * 1024 * 1024
BUSY = (429, 502, 503, 504)
BUSY_RETRIES = 6
BUSY_SECONDS = 0.5
# Shorter than the client's own time-out, so that the cluster says which records must wait.
SHARD_SECONDS = 20
# An election takes a few seconds, on a loaded machine some more.
ELECTION_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0)

Outcome = tuple[bool, dict[str, Any]]


def send(client: Elasticsearch, actions: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """For each action whether it was taken, and what the cluster said.

    Raises what the client raises when the first part cannot be sent, or a later one not
    within the time of an election.
    """
    pauses: tuple[float, ...] = ()
    waiting = iter(actions)
    while part := list(islice(waiting, CHUNK)):
        yield from _send(client, part, pauses)
        pauses = ELECTION_PAUSES


def _send(
    client: Elasticsearch, part: list[dict[str, Any]], pauses: Iterable[float]
) -> list[Outcome]:
    for pause in pauses:
        try:
            return _once(client, part)
        except (Unreachable, ConnectionTimeout):
            time.sleep(pause)
    return _once(client, part)


def _once(client: Elasticsearch, part: list[dict[str, Any]]) -> list[Outcome]:
    return list(
        streaming_bulk(
            client,
            part,
            chunk_size=CHUNK,
            max_chunk_bytes=CHUNK_BYTES,
            max_retries=BUSY_RETRIES,
            initial_backoff=BUSY_SECONDS,
            retry_on_status=BUSY,
            raise_on_error=False,
            timeout=f"{SHARD_SECONDS}s",
        )
    )
