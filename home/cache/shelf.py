"""Parts of public pages that are made once, and kept by this process until what they show changes.

Whole pages need no work (home/cache/pages.py); those that are made (rare filters, the first
visit) share most of their parts: footer, cards, counts. What is kept belongs to the generations
of what was read for it, and to a time slot, because some words depend on the day.

Keep only what is the same for everybody.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from home.cache import generations, reading
from home.cache.declared import Topics
from home.cache.generations import Stamp

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
SIZE = 4096


@dataclass(frozen=True, slots=True)
class _Thing:
    value: Any
    topics: Topics
    made: Stamp


@dataclass(slots=True)
class _Shelf:
    slot: int = -1
    things: dict[Hashable, _Thing] = field(default_factory=dict)


_shelf = _Shelf()


def kept(key: Hashable, make: Callable[[], T], *, alone: bool = False) -> T:
    """What `make` gave for this key, made anew after every change of what was read.

    Kept for each language and each time zone, in which today may be another day.

    What was read for the page until now counts as well, since `make` may show it; not so where
    it reads all that it shows itself (`alone`).

    Nothing is kept when the page cache is switched off, nor inside a transaction, which may
    show what is taken back later.
    """
    if not alone:
        return kept_each((key,), lambda _keys: {key: make()})[key]
    with reading.collecting():
        return kept_each((key,), lambda _keys: {key: make()})[key]


def kept_each(keys: Iterable[K], make: Callable[[list[K]], Mapping[K, T]]) -> dict[K, T]:
    """The same for several keys; `make` is asked once, for those that are missing."""
    wanted = list(keys)
    if not settings.PAGE_CACHE_SECONDS or connection.in_atomic_block:
        return dict(make(wanted))
    now = generations.current()  # before anything is made
    reader = (get_language(), get_current_timezone_name())  # another zone, another today
    things = _things()
    found: dict[K, T] = {}
    for key in wanted:
        thing = things.get((reader, key))
        if thing and generations.is_current(thing.made, now):
            reading.note(thing.topics)
            found[key] = thing.value
    if missing := [key for key in wanted if key not in found]:
        made = make(missing)
        topics = reading.so_far()
        stamp = generations.stamp(topics, now)
        for key, value in made.items():
            things[reader, key] = _Thing(value, topics, stamp)
        found.update(made)
    return {key: found[key] for key in wanted if key in found}


def _things() -> dict[Hashable, _Thing]:
    """The shelf of this slot."""
    global _shelf
    if _shelf.slot != generations.slot() or len(_shelf.things) > SIZE:
        _shelf = _Shelf(generations.slot())
    return _shelf.things
