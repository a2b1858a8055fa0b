"""Pages as the server makes them: bytes, queries and CPU of one uncached request.

    python -m benchmarks.pages [--rounds 30] [PATH …]

Reads the demo database (`make demo` once, or set DATA_DIR). Numbers are medians of
process CPU time, so that a busy machine disturbs them little. Budgets: docs/quality.md.
"""

import argparse
import gzip
import os
import re
import statistics
import time
from collections import Counter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")

PATHS = (
    "/id/",
    "/en/",
    "/id/perpustakaan/",
    "/id/perpustakaan/my-coop/",
    "/id/kesepakatan/",
    "/id/mitra/",
    "/id/koperasi/",
    "/id/magang/",
    "/id/cari/?q=pembukuan",
)
COLUMNS = ("page", "status", "HTML gz", "queries", "same shape", "CPU ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()

    import django

    django.setup()
    from django.conf import settings

    settings.PAGE_CACHE_SECONDS = 0
    settings.ALLOWED_HOSTS = ["*"]
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" * len(COLUMNS) + "|")
    for path in arguments.paths or PATHS:
        print("| " + " | ".join(map(str, measure(path, arguments.rounds))) + " |", flush=True)


def measure(path: str, rounds: int) -> tuple[str, int, str, int, int, str]:
    """One row: address, status, kilobytes gzipped, queries, most repeats of one shape, CPU."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)  # imports, template cache
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    # Read now: the next request empties Django's log of queries.
    # Counted now: the next request empties the log.
    shapes = Counter(shape_of(query["sql"]) for query in queries)
    total = len(queries)
    times = []
    for _ in range(rounds):
        started = time.process_time()
        client.get(path)
        times.append(time.process_time() - started)
    return (
        path,
        response.status_code,
        f"{len(gzip.compress(response.content, 6)) / 1000:.1f} KB",
        total,
        max(shapes.values(), default=0),
        f"{statistics.median(times) * 1000:.1f}",
    )


def shape_of(sql: str) -> str:
    """A query without its values: what repeats is a loop over rows."""
    return re.sub(r"\([\d, ]+\)", "(…)", re.sub(r"'[^']*'|\b\d+\b", "?", sql))


if __name__ == "__main__":
    main()
