"""What of the counts of a round is told. Pure.

A round's figures are told once and by themselves: what several rounds add up to is made of what is
told of each (`added`), so that no sum gives away a part of it, nor does a later round. Where only
parts of a sum are told, it is told as `AtLeast` these together, which who reads the rounds can add
up as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from partners.apprenticeships.small_cells import SMALLEST, hidden, is_few

APPLIED, PLACED, ACCEPTED, COMPLETED = "applied", "placed", "accepted", "completed"
MEASURES = (APPLIED, PLACED, ACCEPTED, COMPLETED)
WHOLE: Mapping[str, str] = {PLACED: APPLIED, ACCEPTED: APPLIED, COMPLETED: ACCEPTED}
"""Of which count each is a part."""

WITH_REST = (ACCEPTED, COMPLETED)
"""Of which those are protected as well who are left over: that somebody did not accept, or did not
complete, stands nowhere else. Who got no place is in the files by which a round is checked: they
are protected where they are a few in the whole round, as on its page."""

OUTCOMES = ("completed", "partly", "did_not_come")
Told = int | None
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """What is told of a sum of which a part is not told: above nothing, which says nothing."""

    count: int


Sum = Told | AtLeast


def told(count: int, whole: Told = None) -> Told:
    """None for a few, and for what leaves a few of the whole over.

    >>> told(7), told(3), told(0), told(7, 9)
    (7, None, 0, None)
    """
    leaves_few = whole is not None and is_few(whole - count)
    return None if is_few(count) or leaves_few else count


def cells_told(
    cells: Mapping[str, int], total: Told, whole: Mapping[str, Told], *, with_rest: bool = True
) -> dict[str, Told]:
    """One count by groups that add up to `total`; `whole`: what is told of what it is a part of,
    and where that is not told, its part is not; `with_rest`: what is left over is no few either.

    Where the total is not told, no sum of its parts tells it.
    """
    of = {key: count for key, count in whole.items() if with_rest and count is not None}
    secret = hidden(cells, of) | {key for key, count in whole.items() if count is None}
    if total is None and (not secret or is_few(sum(cells.values()))):
        secret = set(cells)
    return {key: None if key in secret else count for key, count in cells.items()}


def added(parts: Iterable[Told]) -> Sum:
    """Their sum; of those that are told, where one of them is not.

    >>> added([7, 9]), added([7, None, 9]), added([None, 0]), added([])
    (16, AtLeast(count=16), None, 0)
    """
    parts = list(parts)
    known = sum(part for part in parts if part is not None)
    if None not in parts:
        return known
    return AtLeast(known) if known else None


def exactly(count: Sum) -> Told:
    """None for what is told in part only."""
    return None if isinstance(count, AtLeast) else count


def known_of(count: Sum) -> int:
    """What is told of it, to be drawn."""
    return count.count if isinstance(count, AtLeast) else count or 0


def hosts_told(counts: Mapping[Key, Mapping[str, int]]) -> dict[Key, dict[str, Told]]:
    """`settled` and each of OUTCOMES, of hosts with enough outcomes, and no others.

    Where an outcome was rare, none of the host is told; nor those of another, where only one host's
    would be missing, and the total of all would give them away.
    """
    names = {str(at): key for at, key in enumerate(counts)}
    sums = {name: sum(counts[key].get(one, 0) for one in OUTCOMES) for name, key in names.items()}
    small = hidden(sums)
    shown = [name for name in names if name not in small and sums[name]]
    silent = [
        name for name in shown if any(is_few(counts[names[name]].get(one, 0)) for one in OUTCOMES)
    ]
    if len(silent) + len(small) == 1:
        silent += _smallest([name for name in shown if name not in silent], sums)
    return {
        names[name]: {
            "settled": sums[name],
            **{
                one: None if name in silent else counts[names[name]].get(one, 0) for one in OUTCOMES
            },
        }
        for name in shown
    }


def _smallest(names: Sequence[str], sums: Mapping[str, int]) -> list[str]:
    return sorted(names, key=lambda name: (sums[name], name))[:1]


__all__ = [
    "MEASURES",
    "SMALLEST",
    "WHOLE",
    "AtLeast",
    "Sum",
    "added",
    "cells_told",
    "exactly",
    "hosts_told",
    "known_of",
    "told",
]
