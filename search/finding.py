"""Searching as views do it: the engine's answer, or the database's when the engine fails.

An engine that failed is left alone for a moment, so that a slow one does not slow down
every request; the first failure is logged, and the recovery.
"""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from search import backends, fallback, lexicons, pins, signals
from search.answer import answer
from search.documents import SearchQuery, SearchResults
from search.engines.port import EngineUnavailable, SearchEngine
from search.lexicon import Lexicon
from search.outage import Outage
from search.suggestions import Suggestion, suggest

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 5.0
Answer = TypeVar("Answer")


class _Attention:
    """Whether the engine is worth asking."""

    def __init__(self) -> None:
        self.outage = Outage(
            logger,
            "search engine unavailable, answering from the database",
            "search engine answers again",
        )
        self.failed_at = 0.0

    def ask(
        self, question: Callable[[SearchEngine], Answer], otherwise: Callable[[], Answer]
    ) -> Answer:
        if self.outage.is_on and time.monotonic() - self.failed_at < PAUSE_SECONDS:
            return otherwise()
        try:
            found = question(backends.engine())
        except EngineUnavailable as error:
            self.outage.failed(error)
            self.failed_at = time.monotonic()
            return otherwise()
        self.outage.worked()
        return found


_attention = _Attention()


def find(
    query: SearchQuery, otherwise: Callable[[SearchQuery], SearchResults] = fallback.answer
) -> SearchResults:
    """Never raises for a failing engine: then `otherwise` answers."""

    def ask(engine: SearchEngine) -> SearchResults:
        # Without words nothing is asked of the database.
        lexicon = lexicons.current(query.audiences) if query.text else Lexicon()
        return pins.put_first(query, answer(query, engine, lexicon))

    signals.asked.send(sender=None, types=query.types)
    return _attention.ask(ask, lambda: otherwise(query))


def complete(query: SearchQuery) -> list[Suggestion]:
    """Suggestions for what is being typed; none when the engine fails."""
    return _attention.ask(
        lambda engine: suggest(query, engine, lexicons.current(query.audiences)), list
    )


def forget() -> None:
    """Ask the engine again at once."""
    _attention.outage.is_on = False
