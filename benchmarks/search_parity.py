"""Whether the embedded engine and a cluster find the same, on a collection in the BEIR layout.

    python -m benchmarks.search_parity DIR [--passages 2000] [--questions 1000] [--cluster URL]

`--passages 0` takes all. Without `--cluster` a real OpenSearch node is started. Nothing of the
site is read or written.
"""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.search_node import node

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
INDEX = "simpul-parity"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--passages", type=int, default=2_000)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--cluster", metavar="URL", help="instead of starting a node")
    arguments = parser.parse_args()

    import django

    django.setup()
    from benchmarks.relevance import parity
    from benchmarks.relevance.collection import read
    from search.backends import build

    collection = read(arguments.folder)
    documents = parity.documents_of(collection, arguments.passages)
    asked = parity.queries_of(collection, arguments.questions)
    with node(arguments.cluster) as url, tempfile.TemporaryDirectory() as folder:
        if not url:
            raise SystemExit("no cluster can be had here")
        embedded = build({"URL": "embedded://", "PATH": folder})
        cluster = build({"URL": url, "INDEX": INDEX})
        try:
            found = parity.measure(embedded, cluster, documents, asked)
        finally:
            cluster.destroy()
    print("| passages | questions | first ten shared | same total | same facet counts |")
    print("|---|---|---|---|---|")
    shares = " | ".join(f"{share:.4f}" for share in (found.overlap, found.totals, found.facets))
    print(f"| {len(documents):,} | {len(asked):,} | {shares} |")


if __name__ == "__main__":
    main()
