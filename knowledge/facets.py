"""Counting and filtering by facets. Pure: a tool is a mapping of facet to its codes.

A facet is counted under the filters of the *other* facets, so that its numbers say what
one more tick would give; within a facet any of the ticked codes will do.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Facets = Mapping[str, frozenset[str]]
Chosen = Mapping[str, Sequence[str]]


def passes(facets: Facets, chosen: Chosen, ignoring: str = "") -> bool:
    """Whether a tool with these codes meets every facet of `chosen` but `ignoring`."""
    return all(
        name == ignoring or not facets.get(name, frozenset()).isdisjoint(codes)
        for name, codes in chosen.items()
    )


def counts(
    tools: Iterable[Facets], names: Sequence[str], chosen: Chosen
) -> dict[str, dict[str, int]]:
    """How many tools each code of each facet would show, beside the other facets' filters."""
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for facets in tools:
        for name in names:
            if passes(facets, chosen, ignoring=name):
                found[name].update(facets.get(name, frozenset()))
    return {name: dict(counter) for name, counter in found.items()}
