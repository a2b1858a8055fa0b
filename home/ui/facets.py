"""Which filters of a list stand first, which are folded, which are left out. Pure.

How often readers use a filter is counted nowhere, for that would follow people. So what matters is
how well a filter splits the results at hand, and then the order that its room gives. Only three
degrees of splitting are told apart: filters keep their place while a reader ticks.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

OPEN = 4  # filters that stand open; the others are folded
DEGREES = (0.5, 0.25)  # from here on a filter splits well, and somewhat


class Placed(NamedTuple):
    """A filter in its place; a folded one stands open all the same where something is chosen."""

    facet: Any
    is_folded: bool
    is_chosen: bool


def split(counts: Sequence[int], total: int) -> float:
    """How much of `total` results one choice takes away, from 0 to 1: on average, where each
    choice is made as often as results have it, and less where few results have any.

    >>> split([10, 10, 10], 30), split([15, 15], 30), split([30, 30], 30), split([3], 30)
    (0.6666666666666667, 0.5, 0.0, 0.09)
    """
    given = sum(counts)
    if not given or not total:
        return 0.0
    left = sum(count * count for count in counts) / given
    return min(1.0, given / total) * (1 - left / total)


def arranged(facets: Iterable[Any], total: int) -> list[Placed]:
    """Filters of `total` results, those that split them well first, else as they are given.

    Left out is what has no choices and what splits nothing, unless something is chosen there.
    Without counts, while the search engine is away, all stand in the order of their room.
    `facets`: {options: list of {count, selected}}, as mappings or objects.
    """
    measured = [(_degree(facet, total), facet) for facet in facets]
    shown = [(degree, facet) for degree, facet in measured if degree is not None]
    shown.sort(key=lambda pair: pair[0])
    return [
        Placed(facet, number >= OPEN, is_chosen(facet))
        for number, (_degree_of_it, facet) in enumerate(shown)
    ]


def is_chosen(facet: Any) -> bool:
    return any(value_of(option, "selected") for option in value_of(facet, "options"))


def value_of(thing: Any, name: str) -> Any:
    """Of a mapping or an object."""
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def _degree(facet: Any, total: int) -> int | None:
    """0 for what splits well, then 1 and 2; None for what splits nothing."""
    options = value_of(facet, "options")
    counts = [value_of(option, "count") for option in options]
    if None in counts:
        return 0
    if is_chosen(facet):
        # Counted without its own choices, which have made the results fewer.
        return _degree_of(split(counts, max(total, sum(counts))))
    share = split(counts, max([total, *counts]))
    return _degree_of(share) if share > 0 else None


def _degree_of(share: float) -> int:
    return sum(share < least for least in DEGREES)
