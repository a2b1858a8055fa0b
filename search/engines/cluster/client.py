"""The connection to a cluster: addresses, credentials, timeouts, retries, failures."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from elastic_transport import NodeConfig, TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError

from search.engines.cluster.opensearch import OpenSearchNode
from search.engines.port import EngineUnavailable, IndexUnusable

# A reader waits this long at most for each of two tries; the indexer can wait longer.
SEARCH_SECONDS = 1.5
WRITE_SECONDS = 30.0
HEALTH_SECONDS = 0.5
RETRIES = 1
WRITE_RETRIES = 5
DEFAULT_PORT = 9200
OPENSEARCH = "opensearch+"

# The transport logs every failed try; we log a failure once, where it matters.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


def connect(config: Mapping[str, Any]) -> Elasticsearch:
    """A client for all addresses in `URL`; nothing is sent yet."""
    addresses = [urlsplit(part.strip()) for part in config["URL"].split(",")]
    options: dict[str, Any] = {}
    if addresses[0].scheme.startswith(OPENSEARCH):
        options["node_class"] = OpenSearchNode
    if config.get("API_KEY"):
        options["api_key"] = config["API_KEY"]
    elif addresses[0].username:
        options["basic_auth"] = _credentials(addresses[0])
    return Elasticsearch(
        [_node(address, config) for address in addresses],
        request_timeout=SEARCH_SECONDS,
        retry_on_timeout=True,
        retry_on_status=(429, 502, 503, 504),
        max_retries=RETRIES,
        **options,
    )


def patient(client: Elasticsearch) -> Elasticsearch:
    """The same client for writing."""
    return client.options(request_timeout=WRITE_SECONDS, max_retries=WRITE_RETRIES)


def hasty(client: Elasticsearch) -> Elasticsearch:
    """The same client for who only wants to know whether the cluster is well."""
    return client.options(request_timeout=HEALTH_SECONDS, max_retries=0)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what the client raises into `EngineUnavailable`."""
    try:
        yield
    except NotFoundError as error:
        raise IndexUnusable("there is no index yet: run manage.py reindex") from error
    except (ApiError, TransportError) as error:
        raise EngineUnavailable(f"{type(error).__name__}: {error}") from error


def _node(address: SplitResult, config: Mapping[str, Any]) -> NodeConfig:
    scheme = address.scheme.removeprefix(OPENSEARCH)
    tls = {"ca_certs": config["CA_CERTS"]} if config.get("CA_CERTS") else {}
    return NodeConfig(
        scheme,
        address.hostname or "",
        address.port or DEFAULT_PORT,
        path_prefix=address.path.rstrip("/"),
        **tls,
    )


def _credentials(address: SplitResult) -> tuple[str, str]:
    return unquote(address.username or ""), unquote(address.password or "")
