"""Parts of public pages that are made once, and kept by this process until content changes.

Pages from the page cache need no work; the others (signed-in people, rare filters, the first
visit) share most of their parts: footer, cards, counts. What is kept belongs to a
*generation*, a number that all processes read from Django's cache and that every change of
public content renews, so that nothing is ever looked up and deleted. It also belongs to a
time slot, because some words depend on the day.

Keep only what is the same for everybody.
"""

import logging
import os
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.translation import get_language

logger = logging.getLogger(__name__)
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
GENERATION = "page-cache:generation"
SIZE = 4096
LOOK_AGAIN = 1.0  # seconds; other machines learn of a change this late, other processes at once


@dataclass(frozen=True, slots=True)
class _Seen:
    """The generation as last read: when, and what stood on the mark of this machine."""

    mark: int = -1
    at: float = 0
    generation: int = 0


@dataclass(slots=True)
class _Shelf:
    period: tuple[int, int] = (-1, -1)
    things: dict[Hashable, Any] = field(default_factory=dict)


_seen = _Seen()
_shelf = _Shelf()


def bump() -> None:
    """Forget everything that was kept, pages included: public content has changed.

    Where the mark cannot be written, the others learn of it within `LOOK_AGAIN`; what an editor
    saved must not fail for that.
    """
    now = time.time_ns()
    cache.set(GENERATION, now, timeout=None)
    try:
        with open(_mark_file(), "ab"):
            os.utime(_mark_file(), ns=(now, now))
    except OSError as error:
        logger.warning("no mark of changed content: %s", error)


def generation() -> int:
    """Reads the shared cache when this machine's mark has moved, else once a second."""
    global _seen
    mark, now = _mark(), time.monotonic()
    if _seen.mark != mark or now - _seen.at > LOOK_AGAIN:
        _seen = _Seen(mark, now, cache.get(GENERATION, 0))
    return _seen.generation


def slot() -> int:
    return int(time.time()) // settings.PAGE_CACHE_SECONDS


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave for this key and language, made anew after every change.

    Nothing is kept when the page cache is switched off, nor inside a transaction, which may
    show what is taken back later.
    """
    return kept_each((key,), lambda _keys: {key: make()})[key]


def kept_each(keys: Iterable[K], make: Callable[[list[K]], Mapping[K, T]]) -> dict[K, T]:
    """The same for several keys; `make` is asked once, for those that are missing."""
    wanted = list(keys)
    if not settings.PAGE_CACHE_SECONDS or connection.in_atomic_block:
        return dict(make(wanted))
    things, language = _things(), get_language()
    if missing := [key for key in wanted if (language, key) not in things]:
        things.update({(language, key): value for key, value in make(missing).items()})
    return {key: things[language, key] for key in wanted if (language, key) in things}


def _things() -> dict[Hashable, Any]:
    """The shelf of this generation and slot. Taken before anything is made for it."""
    global _shelf
    period = (generation(), slot())
    if _shelf.period != period or len(_shelf.things) > SIZE:
        _shelf = _Shelf(period)
    return _shelf.things


def _mark_file() -> str:
    return f"{settings.DATA_DIR}/changed"  # looked at in every request: no Path


def _mark() -> int:
    try:
        return os.stat(_mark_file()).st_mtime_ns
    except FileNotFoundError:
        return 0
