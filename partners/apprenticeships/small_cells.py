"""Which counts are not told because they are so small that they name somebody. Pure."""

from collections.abc import Mapping

SMALLEST = 5
NO_WHOLE: Mapping[str, int] = {}


def is_few(count: int) -> bool:
    """So few that who knows the place knows their names; nobody is not few."""
    return 0 < count < SMALLEST


def hidden(cells: Mapping[str, int], of: Mapping[str, int] = NO_WHOLE) -> set[str]:
    """Keys of the counts that are not told: those from 1 to below SMALLEST, and those that leave so
    few of `of` over, the counts of which these are a part, as far as they are told.

    Then the smallest of the others, until the sum of the table, which readers know, gives none of
    them away: no single one, nor that all of them together are few; nobody comes last.

    >>> sorted(hidden({"a": 3, "b": 9, "c": 7, "d": 0}))
    ['a', 'c']
    >>> sorted(hidden({"a": 1, "b": 1, "c": 9}))
    ['a', 'b', 'c']
    >>> sorted(hidden({"a": 9, "b": 7, "c": 6}, of={"a": 10, "b": 30, "c": 20}))
    ['a', 'c']
    """
    secret = {
        key
        for key, count in cells.items()
        if is_few(count) or (key in of and is_few(of[key] - count))
    }
    others = sorted(cells.keys() - secret, key=lambda key: (not cells[key], cells[key], key))
    while secret and others and _gives_away(cells, secret, of):
        secret.add(others.pop(0))
    return secret


def _gives_away(cells: Mapping[str, int], secret: set[str], of: Mapping[str, int]) -> bool:
    """Whether one of them can have one value only, for who knows their sum and `of`; or they are
    few together, or as many as so many few can be.
    """
    total = sum(cells[key] for key in secret)
    are_few = all(is_few(cells[key]) for key in secret)
    if is_few(total) or (are_few and total == len(secret) * (SMALLEST - 1)):
        return True
    fewest = 0 if any(cells[key] == 0 for key in secret) else 1

    def is_known(key: str) -> bool:
        others = secret - {key}
        most = min(of.get(key, total), total - fewest * len(others))
        least = max(fewest, total - sum(of.get(other, total) for other in others))
        return most <= least

    return any(map(is_known, secret))
