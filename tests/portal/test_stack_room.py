"""Making a page takes no memory anew for each call, however deep it stands."""

import resource
from collections.abc import Callable

from portal.stack_room import stack_room_middleware

CALLS = 400
DEPTHS = range(1, 160)


def test_no_depth_of_calls_takes_memory_anew_for_each_call():
    assert faults(stack_room_middleware(lambda _request: at_every_depth())) < CALLS


def test_without_room_some_depth_does():
    """What the room is for: the day this fails, CPython keeps its chunks, and the room may go."""
    assert faults(lambda _request: at_every_depth()) > CALLS


def faults(answer: Callable[[None], None]) -> int:
    """Pages of memory that the process is given anew meanwhile."""
    answer(None)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    answer(None)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def at_every_depth() -> None:
    for depth in DEPTHS:
        descend(depth)


def descend(depth: int) -> None:
    if depth:
        return descend(depth - 1)
    for _ in range(CALLS):
        leaf()
    return None


def leaf() -> None:
    return None


# Larger than the frames above it, so that at some depth it is the one that no longer fits.
leaf.__code__ = leaf.__code__.replace(co_stacksize=100)
