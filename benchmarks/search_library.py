"""The library's list without words at several sizes: facets, counts, order, page.

    python -m benchmarks.search_library [--tools 1000 10000 100000] [--rounds 200]

Invented tools, half of them Indonesian, in an index of its own in a temporary folder. A request is
what the library asks the engine: ten tools, their total, eight multi-select facets counted, no,
one or two facets chosen, in each order, on the first page or far down. Milliseconds of the
processor and on the clock; nothing is kept between requests.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
TYPE = "knowledge.toolpage"
SIZE = 10
SEED = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tools", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=200)
    arguments = parser.parse_args()

    import django

    django.setup()
    print("| tools | asked | CPU p50 | CPU p95 | clock p50 | clock p95 |")
    print("|---" * 6 + "|")
    for tools in arguments.tools:
        print(line(tools, arguments.rounds), flush=True)


def line(tools: int, rounds: int) -> str:
    """One row of the table."""
    from benchmarks.relevance.measures import percentile
    from benchmarks.search_documents import documents
    from search.answer import answer
    from search.engines.embedded import EmbeddedEngine
    from search.lexicon import Lexicon
    from search.records import record

    with tempfile.TemporaryDirectory(prefix="simpul-library-") as folder:
        engine = EmbeddedEngine(Path(folder))
        engine.rebuild(record(each) for each in documents(tools, type=TYPE))
        busy, elapsed = [], []
        for query in queries(rounds, tools // 2):
            started, processor = time.perf_counter(), time.process_time()
            answer(query, engine, Lexicon())
            busy.append((time.process_time() - processor) * 1_000)
            elapsed.append((time.perf_counter() - started) * 1_000)
        engine.close()
    figures = [percentile(times, share) for times in (busy, elapsed) for share in (50, 95)]
    return f"| {tools:,} | {rounds} | " + " | ".join(f"{each:.1f} ms" for each in figures) + " |"


def queries(rounds: int, most: int) -> Iterator[object]:
    """The same ones for the same seed."""
    from benchmarks.search_documents import FACETS
    from search.documents import BY_TITLE, MAX_OFFSET, NEWEST, POPULAR, SearchQuery

    chance = random.Random(SEED)
    for number in range(rounds):
        names = chance.sample(list(FACETS), number % 3)
        yield SearchQuery(
            language="id",
            types=(TYPE,),
            facets={name: (f"{name}-0", f"{name}-{chance.randint(1, 4)}") for name in names},
            count=tuple(FACETS),
            sort=chance.choice((POPULAR, NEWEST, BY_TITLE)),
            offset=0 if number % 2 else chance.randrange(0, min(most, MAX_OFFSET), SIZE),
            size=SIZE,
        )


if __name__ == "__main__":
    main()
