"""One real node for a session, or the cluster that SEARCH_TEST_URL names."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engines.elastic import ElasticEngine
from tests.search.cluster.nodes import ClusterUnavailable, Node, cluster_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.cluster)


def unavailable(reason: object) -> None:
    """Loud where it may be missing, a failure in CI."""
    message = f"no search cluster: {reason}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def cluster_url() -> Iterator[str]:
    if url := os.environ.get("SEARCH_TEST_URL"):
        yield url
        return
    node = Node()
    try:
        node.start().wait()
    except ClusterUnavailable as error:
        unavailable(error)
    yield f"opensearch+{node.url}"
    node.remove()


@pytest.fixture(scope="session")
def three_nodes() -> Iterator[list[Node]]:
    try:
        nodes = cluster_of(3)
    except ClusterUnavailable as error:
        unavailable(error)
    yield nodes
    for node in nodes:
        node.remove()


def engine_at(url: str, **config: object) -> ElasticEngine:
    """An engine with an alias of its own."""
    return ElasticEngine.configured({"URL": url, "INDEX": f"test-{secrets.token_hex(4)}", **config})


@pytest.fixture
def engine(cluster_url: str) -> Iterator[ElasticEngine]:
    engine = engine_at(cluster_url)
    engine.rebuild(())
    yield engine
    engine.destroy()
    engine.close()
