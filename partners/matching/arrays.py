"""Names for the array types of this package, and two small tools on ragged lists."""

from typing import Any

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Masks = npt.NDArray[np.unsignedinteger[Any]]

Index = Ints | Longs
"""Row numbers; two of them broadcast against each other, as in ``rules``."""


def starts_of(sizes: npt.ArrayLike) -> Longs:
    """Where each of ``sizes`` consecutive parts begins, and the end: shape (len + 1,)."""
    sizes = np.asarray(sizes, dtype=np.int64)
    starts = np.zeros(sizes.size + 1, dtype=np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def spans(begins: Longs, sizes: Longs) -> Longs:
    """Positions ``begins[p] … begins[p] + sizes[p] - 1`` of all parts, one after another."""
    shift = np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    return shift + np.arange(shift.size, dtype=np.int64)


def members_of(starts: Longs, parts: Index) -> Longs:
    """Positions of all members of ``parts`` in a ragged list. O(members)."""
    return spans(starts[parts], starts[parts + 1] - starts[parts])


def runs_of(values: Index) -> tuple[Longs, Longs]:
    """Begin and size of each run of equal neighbours in ``values``."""
    if not values.size:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    begins = np.concatenate([[0], np.flatnonzero(values[1:] != values[:-1]) + 1])
    return begins, np.concatenate([begins[1:], [values.size]]) - begins
