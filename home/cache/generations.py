"""The generation of each topic: a number that all processes share and that changes renew.

Nothing is ever looked up and deleted: what was made in an older generation is not used again.
"""

import logging
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache

from home.cache.declared import ANY, WHOLE, topics

logger = logging.getLogger(__name__)
PREFIX = "page-cache:generation"
LOOK_AGAIN = 1.0  # seconds; other machines learn of a change this late, other processes at once

Generations = Mapping[str, int]
Stamp = tuple[tuple[str, int], ...]  # topics, and the generations that a thing was made in


@dataclass(frozen=True, slots=True)
class _Seen:
    """Generations as last read: when, and what stood on this machine's mark."""

    mark: int = -1
    at: float = 0
    generations: Generations = field(default_factory=dict)


_seen = _Seen()


def current() -> Generations:
    """Of all topics. Reads the shared cache when this machine's mark has moved, else once a
    second.
    """
    global _seen
    mark, now = _mark(), time.monotonic()
    if _seen.mark != mark or now - _seen.at > LOOK_AGAIN:
        _seen = _Seen(mark, now, _read({topic: _name(topic) for topic in topics()}))
    return _seen.generations


def _read(names: Mapping[str, str]) -> Generations:
    """Topic → generation. One that is not there, never was or was lost, is a new one: what was
    made in an older generation must not come back with it.
    """
    if os.path.exists(_unheard_file()):
        _catch_up()
    found = cache.get_many(names.values())
    if lost := set(names.values()) - found.keys():
        anew = time.time_ns()
        for name in lost:
            cache.add(name, anew, timeout=None)  # the first of several processes wins
        found = dict.fromkeys(lost, anew) | cache.get_many(names.values())
    return {topic: found[name] for topic, name in names.items()}


def renew(of: Iterable[str] = (WHOLE,)) -> None:
    """Forget what was made of these topics; without any, everything.

    Where the mark cannot be written, the others learn of it within `LOOK_AGAIN`; what an editor
    saved must not fail for that.
    """
    now = time.time_ns()
    unheard = cache.set_many({_name(topic): now for topic in (*of, ANY)}, timeout=None)
    try:
        if unheard:
            open(_unheard_file(), "ab").close()
        with open(_mark_file(), "ab"):
            os.utime(_mark_file(), ns=(now, now))
    except OSError as error:
        logger.warning("no mark of changed content: %s", error)


def _catch_up() -> None:
    """Something changed while the shared cache did not answer. When it does again it still holds
    the generations of before, and pages with them: all of these are made anew.
    """
    if not cache.set_many({_name(WHOLE): time.time_ns()}, timeout=None):
        with suppress(OSError):
            os.unlink(_unheard_file())


def stamp(of: Iterable[str], now: Generations) -> Stamp:
    return tuple((topic, now[topic]) for topic in sorted({WHOLE, *of}))


def is_current(made: Stamp, now: Generations) -> bool:
    """Whether no topic was renewed since."""
    return all(now.get(topic) == generation for topic, generation in made)


def slot() -> int:
    """The time of day in steps: what depends on the day is kept no longer than one."""
    return int(time.time()) // settings.PAGE_CACHE_SECONDS


def _name(topic: str) -> str:
    return f"{PREFIX}:{topic}"


def _mark_file() -> str:
    return f"{settings.DATA_DIR}/changed"  # looked at in every request: no Path


def _unheard_file() -> str:
    """There while a renewal has not reached the shared cache, whoever asked for it and died."""
    return f"{settings.DATA_DIR}/changed-unheard"


def _mark() -> int:
    try:
        return os.stat(_mark_file()).st_mtime_ns
    except FileNotFoundError:
        return 0
