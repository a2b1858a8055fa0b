"""What rooms above know of a batch, in numbers, for the people of its host: how many applied, how
many have a place.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from partners.apprenticeships.models import Batch


@dataclass(frozen=True, slots=True)
class Figure:
    """`url`: the page that tells more, for who may see it."""

    label: str | Promise
    value: int | str
    url: str = ""


# A constant number of queries for all batches; batches of which nothing is known are left out.
Source = Callable[[Collection[Batch]], dict[int, list[Figure]]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """In the order in which they are shown."""
    if source not in _sources:
        _sources.append(source)


def figures_of(batches: Collection[Batch]) -> dict[int, list[Figure]]:
    """By key of the batch."""
    found: dict[int, list[Figure]] = {}
    for source in _sources if batches else []:
        for key, figures in source(batches).items():
            found.setdefault(key, []).extend(figures)
    return found
