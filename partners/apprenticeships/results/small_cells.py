"""Which counts are not told because they are so small that they name somebody. Pure."""

from collections.abc import Mapping

SMALLEST = 5
"""The least count of cooperatives that is told; nobody is told, too."""


def hidden(cells: Mapping[str, int]) -> set[str]:
    """Keys of the cells of one table that are not told.

    Where only one is so small, the sum of the table would give it away: the next smallest is
    hidden with it.

    >>> sorted(hidden({"a": 3, "b": 9, "c": 7, "d": 0}))
    ['a', 'c']
    """
    small = {key for key, count in cells.items() if 0 < count < SMALLEST}
    others = [key for key, count in cells.items() if count >= SMALLEST]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda key: (cells[key], key)))
    return small
