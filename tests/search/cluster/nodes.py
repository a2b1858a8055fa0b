"""Real OpenSearch nodes, one process each, for tests and `make cluster`."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ROOT / ".ci/opensearch_node.py"
START_SECONDS = 120
STATUS = ("green", "yellow")


class ClusterUnavailable(Exception):
    """The artefacts cannot be had on this machine."""


@cache
def artefacts() -> tuple[str, str]:
    """Python with JPype, folder of jars. Fetched once, kept outside the checkout."""
    done = subprocess.run([ROOT / ".ci/cluster"], cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise ClusterUnavailable(done.stderr.strip() or f"exit {done.returncode}")
    python, jars = done.stdout.split()
    return python, jars


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Node:
    """`names` are the transport ports of all nodes of the cluster by name, this one's first."""

    names: dict[str, int] = field(default_factory=lambda: {"node-1": free_port()})
    http_port: int = field(default_factory=free_port)
    base: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="opensearch-")))
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def log(self) -> Path:
        return self.base / "node.log"

    def start(self) -> "Node":
        python, jars = artefacts()
        named = [f"{name}={port}" for name, port in self.names.items()]
        with self.log.open("w") as stream:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                [python, PROGRAM, jars, self.base / "node", str(self.http_port), *named],
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        return self

    def wait(self, nodes: int = 1) -> "Node":
        """Until the cluster has so many nodes. Removes one that fails, and shows its log."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            health = self.health()
            if health and health["number_of_nodes"] >= nodes and health["status"] in STATUS:
                return self
            if self.process and self.process.poll() is not None:
                break
            time.sleep(0.5)
        log = self.log.read_text()[-4_000:]
        self.remove()
        raise RuntimeError(f"OpenSearch did not start:\n{log}")

    def health(self) -> dict | None:
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=5) as answer:  # noqa: S310
                return json.load(answer)
        except (urllib.error.URLError, OSError, ValueError):
            return None

    def kill(self, number: int = signal.SIGKILL) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, number)
            self.process.wait(60)
            self.process = None

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.base, ignore_errors=True)


def cluster_of(count: int) -> list[Node]:
    """Nodes of one cluster, each its own process, started together: all come up, or none stays."""
    ports = {f"node-{number}": free_port() for number in range(1, count + 1)}
    with ExitStack() as started:
        nodes = []
        for name in ports:
            node = Node(names={name: ports[name], **ports})
            started.callback(node.remove)
            nodes.append(node.start())
        for node in nodes:
            node.wait(count)
        started.pop_all()
    return nodes
