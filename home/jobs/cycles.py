"""When Python searches for cycles among what long work makes. Without Django."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """For work that makes a country's rows, which hold no cycles: Python would search all that
    lives for some, again and again, for a fifth to a third of the time.

    Nor when it is over (0.4 s): what is frozen and thawed is among the old, and was looked at.
    Work that makes cycles of its own calls `search_what_is_new` after each part of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def search_what_is_new() -> None:
    """For cycles among what was made since it was called before. O(new objects)."""
    gc.collect(0)
