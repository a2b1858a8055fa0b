"""A real search node for as long as a measurement takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.search.cluster.nodes import ClusterUnavailable, Node


@contextmanager
def node(url: str | None) -> Iterator[str]:
    """The address of a cluster: the one given, or of a node started here; empty without one."""
    if url:
        yield url
        return
    started = Node()
    try:
        started.start().wait()
        address = f"opensearch+{started.url}"
    except ClusterUnavailable:
        address = ""
    try:
        yield address
    finally:
        started.remove()
