"""Pairs that would rather have each other than what an assignment gives them.

A stable result has none. For any other assignment, such as the one with the most points in
total, their number says how many reasons to complain it would give.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np

from .arrays import Bools, Ints, Longs
from .choosing import CLOSED, OPEN
from .market import Market
from .preferences import NOWHERE


class Envy(NamedTuple):
    """``pairs`` that block, and how many ``applications`` are in at least one of them."""

    pairs: int
    applications: int


def count(market: Market, place: Ints, closed: Bools) -> Envy:
    """Blocking pairs of ``place`` (batch or -1: shape (n,)) over all eligible pairs.

    A pair blocks if the application likes the batch better than its place, and the batch has a
    free seat or holds somebody whom the application would replace by priority and reserve.
    Locked applications and ``closed`` batches are left out. O(eligible pairs).
    """
    order = order_of(market, place)
    order[market.is_locked] = -1
    to_beat = _to_beat(market, place, closed)
    kind = market.applications.protected.astype(np.int64)
    pairs, envious = 0, np.zeros(place.size, dtype=np.bool_)
    for i, j, liked in chain([market.preferences.chosen()], market.preferences.others()):
        better = liked < order[i]
        i, j = i[better], j[better]
        blocks = market.priorities.of_pairs(i, j) > to_beat[kind[i], j]
        pairs += int(np.count_nonzero(blocks))
        envious[i[blocks]] = True
    return Envy(pairs, int(np.count_nonzero(envious)))


def order_of(market: Market, place: Ints) -> Longs:
    """How each application likes its place; ``NOWHERE`` without one: shape (n,)."""
    order = np.full(place.size, NOWHERE, dtype=np.int64)
    placed = np.flatnonzero(place >= 0)
    order[placed] = market.preferences.of_pairs(placed, place[placed])
    return order


def _to_beat(market: Market, place: Ints, closed: Bools) -> Ints:
    """Priority to beat, for everyone and for protected applications: shape (2, m)."""
    m, protected = len(market.batches), market.applications.protected
    held = np.flatnonzero((place >= 0) & ~market.is_locked)
    at, cared_for = place[held], protected[held]
    priority = market.priorities.of_pairs(held, at)
    lowest, lowest_other = np.full(m, CLOSED), np.full(m, CLOSED)
    np.minimum.at(lowest, at, priority)
    np.minimum.at(lowest_other, at[~cared_for], priority[~cared_for])
    inside = np.bincount(place[(place >= 0) & protected], minlength=m)
    reserve = market.batches.reserve
    for_all = np.where(inside > reserve, lowest, lowest_other)
    has_right = (inside < reserve) & (lowest_other < CLOSED)
    to_beat = np.stack([for_all, np.where(has_right, OPEN, lowest)])
    members = np.bincount(place[place >= 0], minlength=m)
    to_beat[:, members < market.batches.seats] = OPEN
    to_beat[:, closed] = CLOSED
    return to_beat
