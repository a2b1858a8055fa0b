"""The same documents and questions in SQLite FTS5 and in Wagtail's database search."""

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.relevance import wagtail_database
from benchmarks.relevance.collection import Passage
from benchmarks.relevance.measures import percentile
from search.documents import SearchDocument, SearchQuery
from search.text.tokens import tokens

TEN = 10
FIND = """
SELECT id, highlight(texts, 1, '<mark>', '</mark>'),
       snippet(texts, -1, '<mark>', '</mark>', '…', 30)
FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?
"""
COUNT = "SELECT count(*) FROM texts WHERE texts MATCH ?"


@dataclass(frozen=True, slots=True)
class Peer:
    """Documents per second, milliseconds, and how many questions it had time for."""

    name: str
    does: str
    indexing: float
    p50: float
    p95: float
    answered: int


def fts5(documents: Sequence[SearchDocument], questions: Sequence[SearchQuery], path: str) -> Peer:
    """Any word, ten rows with title and snippet marked, the total; no facets, no corrections."""
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5"
        "(id UNINDEXED, title, summary, body, tokenize='unicode61 remove_diacritics 2')"
    )
    started = time.perf_counter()
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?, ?, ?)",
        ((d.key, d.title, d.summary, d.body) for d in documents),
    )
    connection.commit()
    indexing = time.perf_counter() - started
    times = []
    for question in questions:
        words = " OR ".join(f'"{word}"' for word in tokens(question.text))
        started = time.perf_counter()
        connection.execute(FIND, (words, TEN)).fetchall()
        connection.execute(COUNT, (words,)).fetchone()
        times.append((time.perf_counter() - started) * 1_000)
    connection.close()
    does = "any word; ten hits with snippets, total; no stems, corrections, glossary, facets"
    return _peer("SQLite FTS5", does, len(documents) / indexing, times)


def wagtail(
    documents: Sequence[SearchDocument], questions: Sequence[SearchQuery], seconds: float
) -> Peer:
    """Any word, ten objects; as many questions as fit into `seconds`."""
    passages = [Passage(d.key, d.title, f"{d.summary}\n{d.body}") for d in documents]
    asked = {str(at): question.text for at, question in enumerate(questions)}
    run = wagtail_database.run(passages, asked, seconds=seconds, size=TEN)
    does = "any word; ten objects; no total, snippets, corrections, glossary, facets"
    return _peer("Wagtail's database search", does, len(documents) / run.indexing, run.times)


def _peer(name: str, does: str, indexing: float, times: list[float]) -> Peer:
    return Peer(name, does, indexing, percentile(times, 50), percentile(times, 95), len(times))
