"""What 82,780 cooperatives in the index do to searching tools.

    python -m benchmarks.search_nation

Reads the demo database with the country in it (`make demo NATION=1` once, or set DATA_DIR). Builds
two indexes in a temporary folder, of everything and of everything but the entries of the register,
and asks both in turn: every tool by words of its own title (`benchmarks.search_titles`), in the
library and on the page for all kinds. Milliseconds are of the processor.
"""

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
TOOLS = "knowledge.toolpage"
COLUMNS = ("index", "list", "MRR@10", "first", "texts among ten", "p50 ms", "p95 ms", "completion")


def main() -> None:
    import django

    django.setup()
    from benchmarks.search_titles import questions
    from search.rebuilding import Report, _records

    began = time.process_time()
    records = list(_records(Report(), lambda *_: None))
    print(f"{len(records):,} documents analysed in {time.process_time() - began:.1f} s")
    asked = list(questions())
    with tempfile.TemporaryDirectory(prefix="simpul-nation-") as folder:
        texts = [record for record in records if not record.is_entry]
        built = {
            "without": _built(Path(folder) / "without", texts),
            "with the country": _built(Path(folder) / "with", records),
        }
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"most memory {most:.0f} MiB, all documents held at once\n")
        print(f"| {' | '.join(COLUMNS)} |")
        print("|---" * len(COLUMNS) + "|")
        for name, (engine, lexicon) in built.items():
            for where, types in (("library", (TOOLS,)), ("all kinds", ())):
                row = _measured(engine, lexicon, types, asked)
                print(f"| {name} | {where} | {' | '.join(row)} |")


def _built(path: Path, records: list[Any]) -> tuple[Any, Any]:
    from search import lexicons
    from search.documents import PUBLIC
    from search.engines.embedded import EmbeddedEngine
    from search.lexicon import Lexicon
    from search.text.dictionary import DICTIONARY
    from search.text.vocabulary import Vocabulary
    from search.vocabularies import Count, of_entries

    engine, count, began = EmbeddedEngine(path), Count(), time.process_time()
    engine.rebuild(count.passing(records))
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1024**2
    seconds = time.process_time() - began
    print(f"{len(records):,} written in {seconds:.1f} s, {size:.0f} MiB on disk")
    names = count.kept(of_entries(PUBLIC))
    vocabulary = Vocabulary(count.kept(), sum(count.documents.values()), names)
    known = lexicons.current()
    return engine, Lexicon(vocabulary, known.glossary, DICTIONARY, known.terms)


def _measured(
    engine: Any, lexicon: Any, types: tuple[str, ...], asked: list[tuple[str, str, str, str]]
) -> Iterator[str]:
    from django.conf import settings

    from search.answer import answer
    from search.documents import SearchQuery
    from search.suggestions import suggest

    facets = tuple(settings.SEARCH_FACETS)
    ranks, times, typing, ten = [], [], [], []
    for _kind, text, language, key in asked:
        query = SearchQuery(text, language, types=types, count=facets)
        began = time.process_time()
        found = answer(query, engine, lexicon)
        times.append(1_000 * (time.process_time() - began))
        began = time.process_time()
        suggest(SearchQuery(text[:6], language, types=types), engine, lexicon)
        typing.append(1_000 * (time.process_time() - began))
        keys = [hit.key for hit in found.hits]
        ranks.append(1 / (keys.index(key) + 1) if key in keys else 0.0)
        ten += ["kdmp-" not in hit.url for hit in found.hits]
    yield f"{statistics.mean(ranks):.3f}"
    yield f"{statistics.mean(rank == 1 for rank in ranks):.0%}"
    yield f"{statistics.mean(ten):.0%}"
    yield f"{statistics.median(times):.1f}"
    yield f"{statistics.quantiles(times, n=20)[-1]:.1f}"
    yield f"{statistics.quantiles(typing, n=20)[-1]:.2f} ms p95"


if __name__ == "__main__":
    main()
