"""How well the search finds, on a collection in the BEIR layout, in a temporary index."""

import json
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from benchmarks.relevance import runs, wagtail_database
from benchmarks.relevance.collection import Collection, CollectionUnreadable, read
from benchmarks.relevance.measures import Run, measure
from benchmarks.relevance.typos import with_typo
from search import backends, lexicons, registry
from search.engines.port import EngineUnavailable, SearchEngine
from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus

DATABASE, BM25 = "database", "bm25"
EMBEDDED = "embedded"


class Command(BaseCommand):
    help = (
        "Evaluate the search on corpus.jsonl[.gz], queries.jsonl and qrels/<split>.tsv. "
        "Builds a temporary index; the site's own index and database stay as they are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--split", default="dev", help="name of the file in qrels/")
        parser.add_argument(
            "--engine",
            default=EMBEDDED,
            metavar="NAME",
            help="embedded, an alias of SEARCH_ENGINES, or an address such as "
            "opensearch+http://localhost:9200",
        )
        parser.add_argument("--typos", type=int, metavar="SEED", help="one slip in each question")
        parser.add_argument(
            "--baseline",
            choices=(DATABASE, BM25),
            help="instead of the pipeline: Wagtail's database search, or BM25 on the text",
        )
        parser.add_argument(
            "--titled", action="store_true", help="only questions whose passages have a title"
        )
        parser.add_argument("--questions", type=int, metavar="N", help="at most so many, spread")
        parser.add_argument(
            "--glossary", action="store_true", help="with the site's glossary (reads the database)"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            collection = self._collection(options)
            done = self._run(collection, options)
        except (CollectionUnreadable, EngineUnavailable, ImproperlyConfigured) as error:
            raise CommandError(str(error)) from error
        figures = measure(done, collection.judgements, len(collection.passages))
        if options["format"] == "json":
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:<14}{value:>10}")

    def _collection(self, options: dict[str, Any]) -> Collection:
        collection = read(options["folder"], options["split"])
        collection = collection.titled() if options["titled"] else collection
        if options["questions"]:
            collection = collection.first(options["questions"])
        if not collection.questions:
            raise CollectionUnreadable("no question is left")
        return collection

    def _run(self, collection: Collection, options: dict[str, Any]) -> Run:
        questions = dict(collection.questions)
        if options["typos"] is not None:
            seed = options["typos"]
            questions = {name: with_typo(text, seed, name) for name, text in questions.items()}
        if options["baseline"] == DATABASE:
            return wagtail_database.run(collection.passages, questions)
        glossary = Thesaurus()
        if options["glossary"]:
            glossary = lexicons.thesaurus(Glossary(registry.glossary()))
        with temporary_engine(options["engine"]) as engine:
            built = runs.build(collection, engine, glossary)
            answering = runs.bm25 if options["baseline"] == BM25 else runs.pipeline
            return answering(built, questions)


@contextmanager
def temporary_engine(name: str) -> Iterator[SearchEngine]:
    """An engine of that name with an index of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="evaluate-search-") as folder:
        own = {"PATH": Path(folder) / "index", "INDEX": f"evaluate-{secrets.token_hex(4)}"}
        engine = backends.build({**_config(name), **own})
        try:
            yield engine
        finally:
            engine.destroy()
            engine.close()


def _config(name: str) -> dict[str, Any]:
    if name in settings.SEARCH_ENGINES:
        return settings.SEARCH_ENGINES[name]
    if name == EMBEDDED:
        return {"URL": "embedded://"}
    if "://" in name:
        return {"URL": name}
    known = ", ".join([EMBEDDED, *settings.SEARCH_ENGINES])
    raise CommandError(f"No engine is named {name!r}. Known: {known}, or an address.")
