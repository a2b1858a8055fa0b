"""Pages as the server makes them: bytes, queries and CPU of one uncached request.

    python -m benchmarks.pages [--rounds 30] [PATH …]

Reads the demo database (`make demo` once, or set DATA_DIR). The client does not take gzip, so
the page cache lets it pass. Numbers are medians of process CPU time, so that a busy machine
disturbs them little; "after a change" is the first page that a process makes once everything
has changed, with its number of queries; "after a tool" once some tool has. Budgets:
docs/quality.md.
"""

import argparse
import gzip
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")

PATHS = (
    "/id/",
    "/en/",
    "/id/perpustakaan/",
    "/id/perpustakaan/my-coop/",
    "/id/kesepakatan/",
    "/id/kesepakatan/?view=timeline",
    "/id/kesepakatan/kemenkop-secoop-timor-leste/",
    "/id/mitra/",
    "/id/koperasi/",
    "/id/magang/",
    "/id/magang/penawaran/",
    "/id/glosarium/",
    "/id/cari/?q=pembukuan",
)
COLUMNS = (
    "page",
    "status",
    "HTML gz",
    "queries",
    "same shape",
    "CPU ms",
    "after a change",
    "after a tool",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()

    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" * len(COLUMNS) + "|")
    for path in arguments.paths or PATHS:
        print("| " + " | ".join(map(str, measure(path, arguments.rounds))) + " |", flush=True)


def measure(path: str, rounds: int) -> tuple[object, ...]:
    """One row: address, status, kilobytes gzipped, queries, most repeats of one shape, CPU."""
    from django.test import Client

    from home.cache.generations import renew
    from knowledge.public import LIBRARY

    client = Client()
    client.get(path)  # imports, template cache
    renew()
    response, changed = queries_of(client, path)
    anew = [cpu_of(client, path, renew) for _ in range(rounds)]
    tool = [cpu_of(client, path, lambda: renew([LIBRARY])) for _ in range(rounds)]
    client.get(path)
    _response, shapes = queries_of(client, path)
    times = [cpu_of(client, path) for _ in range(rounds)]
    return (
        path,
        response.status_code,
        f"{len(gzip.compress(response.content, 6)) / 1000:.1f} KB",
        f"{shapes.total()} ({changed.total()})",
        max(changed.values(), default=0),
        f"{statistics.median(times) * 1000:.1f}",
        f"{statistics.median(anew) * 1000:.1f}",
        f"{statistics.median(tool) * 1000:.1f}",
    )


def queries_of(client: Any, path: str) -> tuple[Any, Counter[str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    # Counted now: the next request empties the log.
    return response, Counter(shape_of(query["sql"]) for query in queries)


def cpu_of(client: Any, path: str, before: Callable[[], None] = lambda: None) -> float:
    """Seconds of processor time."""
    before()
    started = time.process_time()
    client.get(path)
    return time.process_time() - started


def shape_of(sql: str) -> str:
    """A query without its values: what repeats is a loop over rows."""
    return re.sub(r"\([\d, ]+\)", "(…)", re.sub(r"'[^']*'|\b\d+\b", "?", sql))


if __name__ == "__main__":
    main()
