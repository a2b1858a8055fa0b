"""Answering a collection's questions: with the whole pipeline, or with plain BM25."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from benchmarks.relevance.collection import Collection, Passage
from benchmarks.relevance.measures import DEEP, TOP, Run
from search.answer import answer, search
from search.documents import PUBLIC, SearchDocument, SearchQuery
from search.engines.port import Found, SearchEngine
from search.lexicon import Lexicon
from search.plan import Clause, Match, Plan
from search.records import Record, record
from search.text.dictionary import DICTIONARY
from search.text.stems import INDONESIAN, stem_pair
from search.text.synonyms import Thesaurus
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.vocabularies import Count

TYPE = "evaluation.passage"
Answer = Callable[[str, SearchEngine, Lexicon], Found]


@dataclass(frozen=True, slots=True)
class Built:
    """A filled engine, what it knows about words, and the passage behind each key."""

    engine: SearchEngine
    lexicon: Lexicon
    ids: Mapping[str, str]


def build(collection: Collection, engine: SearchEngine, glossary: Thesaurus) -> Built:
    """Index all passages; the vocabulary stays in memory."""
    ids = {f"{TYPE}:{at}:": passage.id for at, passage in enumerate(collection.passages)}
    count = Count()
    engine.rebuild(count.passing(_records(ids, collection.passages)))
    vocabulary = Vocabulary(count.kept(), count.documents[PUBLIC])
    return Built(engine, Lexicon(vocabulary, glossary, DICTIONARY), ids)


def run(built: Built, questions: Mapping[str, str], shallow: Answer, deep: Answer) -> Run:
    """`shallow` is timed and gives the first ten as a reader gets them; `deep` is not."""
    done = Run()
    for name, text in questions.items():
        started = time.perf_counter()
        shallow(text, built.engine, built.lexicon)
        done.times.append((time.perf_counter() - started) * 1_000)
        found = deep(text, built.engine, built.lexicon)
        done.rankings[name] = [built.ids[hit.key] for hit in found.hits]
    return done


def pipeline(built: Built, questions: Mapping[str, str]) -> Run:
    """As a reader is answered: understood, searched, loosened, highlighted."""
    return run(
        built,
        questions,
        lambda text, engine, lexicon: answer(SearchQuery(text, size=TOP), engine, lexicon),
        lambda text, engine, lexicon: search(SearchQuery(text, size=DEEP), engine, lexicon).found,
    )


def bm25(built: Built, questions: Mapping[str, str]) -> Run:
    """Every word of the question, Indonesian stems, the text and nothing else."""
    return run(built, questions, _plainly(TOP), _plainly(DEEP))


def _plainly(size: int) -> Answer:
    def ask(text: str, engine: SearchEngine, lexicon: Lexicon) -> Found:
        return engine.search(replace(_plain(text), size=size))

    return ask


def _plain(text: str) -> Plan:
    stems = dict.fromkeys(stem_pair(word)[0] for word in tokens(text))
    return Plan(tuple(Clause(stem, (Match(f"body_{INDONESIAN}", (stem,), 1.0),)) for stem in stems))


def _records(ids: Iterable[str], passages: Iterable[Passage]) -> Iterator[Record]:
    for key, passage in zip(ids, passages, strict=True):
        yield record(SearchDocument(key, TYPE, passage.title, "", body=passage.text))
