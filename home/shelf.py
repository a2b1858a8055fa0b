"""Parts of public pages that are made once, and kept by this process until content changes.

Pages from the page cache need no work; the others (signed-in people, rare filters, the first
visit) share most of their parts: footer, cards, counts. What is kept belongs to a
*generation*, a number that all processes read from Django's cache and that every change of
public content renews, so that nothing is ever looked up and deleted. It also belongs to a
time slot, because some words depend on the day.

Each *topic* has a generation of its own (portal/receivers.py: the rooms, and "pages"). A part
that says what it is made of survives changes of everything else.

Keep only what is the same for everybody.
"""

import logging
import os
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
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
ANY = "any"  # topic of what depends on everything
WHOLE = "whole"  # changes with everything at once, as after a restored backup
SIZE = 4096
LOOK_AGAIN = 1.0  # seconds; other machines learn of a change this late, other processes at once


@dataclass(frozen=True, slots=True)
class _Seen:
    """Topics with their generations as last read: when, and what stood on this machine's mark."""

    mark: int = -1
    at: float = 0
    generations: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Shelf:
    """Key → the generations that a thing was made in, and the thing."""

    slot: int = -1
    things: dict[Hashable, tuple[tuple[int, ...], Any]] = field(default_factory=dict)


_seen = _Seen()
_shelf = _Shelf()


def bump(topic: str = WHOLE) -> None:
    """Forget what was made of `topic`, all pages included: public content has changed.

    Where the mark cannot be written, the others learn of it within `LOOK_AGAIN`; what an editor
    saved must not fail for that.
    """
    now = time.time_ns()
    cache.set_many({_name(topic): now, _name(ANY): now}, timeout=None)
    try:
        with open(_mark_file(), "ab"):
            os.utime(_mark_file(), ns=(now, now))
    except OSError as error:
        logger.warning("no mark of changed content: %s", error)


def generation() -> int:
    """That of everything."""
    return _generations((ANY,))[0]


def _generations(topics: tuple[str, ...]) -> tuple[int, ...]:
    """Reads the shared cache when this machine's mark has moved, else once a second."""
    global _seen
    mark, now = _mark(), time.monotonic()
    known = _seen.generations
    if _seen.mark != mark or now - _seen.at > LOOK_AGAIN or not known.keys() >= set(topics):
        names = {topic: _name(topic) for topic in (*known, *topics)}
        found = cache.get_many(names.values())
        known = {topic: found.get(name, 0) for topic, name in names.items()}
        _seen = _Seen(mark, now, known)
    return tuple(known[topic] for topic in topics)


def slot() -> int:
    return int(time.time()) // settings.PAGE_CACHE_SECONDS


def kept(key: Hashable, make: Callable[[], T], of: Collection[str] = (ANY,)) -> T:
    """What `make` gave for this key and language, made anew after every change of its topics.

    Nothing is kept when the page cache is switched off, nor inside a transaction, which may
    show what is taken back later.
    """
    return kept_each((key,), lambda _keys: {key: make()}, of)[key]


def kept_each(
    keys: Iterable[K], make: Callable[[list[K]], Mapping[K, T]], of: Collection[str] = (ANY,)
) -> dict[K, T]:
    """The same for several keys; `make` is asked once, for those that are missing."""
    wanted = list(keys)
    if not settings.PAGE_CACHE_SECONDS or connection.in_atomic_block:
        return dict(make(wanted))
    now, language = _generations((WHOLE, *of)), get_language()  # before anything is made
    things = _things()
    found = {
        key: thing[1]
        for key in wanted
        if (thing := things.get((language, key))) and thing[0] == now
    }
    if missing := [key for key in wanted if key not in found]:
        made = make(missing)
        things.update({(language, key): (now, value) for key, value in made.items()})
        found.update(made)
    return {key: found[key] for key in wanted if key in found}


def _things() -> dict[Hashable, tuple[tuple[int, ...], Any]]:
    """The shelf of this slot."""
    global _shelf
    if _shelf.slot != slot() or len(_shelf.things) > SIZE:
        _shelf = _Shelf(slot())
    return _shelf.things


def _name(topic: str) -> str:
    return GENERATION if topic == ANY else f"{GENERATION}:{topic}"


def _mark_file() -> str:
    return f"{settings.DATA_DIR}/changed"  # looked at in every request: no Path


def _mark() -> int:
    try:
        return os.stat(_mark_file()).st_mtime_ns
    except FileNotFoundError:
        return 0
