"""Which counts are not told because they are so small that they name somebody. Pure."""

from collections.abc import Mapping

SMALLEST = 5
"""The least count of cooperatives that is told; nobody is told, too."""


def hidden(cells: Mapping[str, int]) -> set[str]:
    """Keys of the cells of one table that are not told.

    Where the sum of the table would give them away, the next smallest is hidden with them: where
    only one is so small, where all of them together are, and where they are as many as so few can
    be.

    >>> sorted(hidden({"a": 3, "b": 9, "c": 7, "d": 0}))
    ['a', 'c']
    >>> sorted(hidden({"a": 1, "b": 1, "c": 7, "d": 30}))
    ['a', 'b', 'c']
    """
    small = {key for key, count in cells.items() if 0 < count < SMALLEST}
    others = [key for key, count in cells.items() if count >= SMALLEST]
    together = sum(cells[key] for key in small)
    ends = (len(small), len(small) * (SMALLEST - 1))
    is_told = len(small) == 1 or together < SMALLEST or together in ends
    if small and others and is_told:
        small.add(min(others, key=lambda key: (cells[key], key)))
    return small
