"""Ranking by typing numbers, and by moving one up or down. Pure."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def by_numbers(listed: Sequence[T], typed: Mapping[T, int | None]) -> list[T]:
    """`listed` in the order of the numbers that were typed; what has none keeps its own.

    Whoever types 1 beside the fifth means it to come first: what was moved up stands before what
    has the number already, what was moved down behind it.

    >>> by_numbers("abcde", {"e": 1})
    ['e', 'a', 'b', 'c', 'd']
    >>> by_numbers("abcde", {"a": 5})
    ['b', 'c', 'd', 'e', 'a']
    """
    places = {one: place for place, one in enumerate(listed, 1)}

    def key(one: T) -> tuple[int, int, int]:
        old, number = places[one], typed.get(one)
        new = old if number is None else number
        return new, (new > old) - (new < old), old

    return sorted(listed, key=key)


def moved(listed: Sequence[T], one: T, steps: int) -> list[T]:
    """`one` so many places further down, up where `steps` is negative, and no further than the end.
    What is not on the list moves nothing.

    >>> moved("abc", "c", -1)
    ['a', 'c', 'b']
    """
    if one not in listed:
        return list(listed)
    rest = [other for other in listed if other != one]
    at = min(max(listed.index(one) + steps, 0), len(rest))
    return [*rest[:at], one, *rest[at:]]
