"""What would have come out if something were different: figures for one row of a comparison."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from partners.matching import criteria, envy
from partners.matching.arrays import Bools, Ints
from partners.matching.envy import Envy
from partners.matching.market import Market
from partners.matching.provinces import PROVINCES

Kind = Literal["reserve", "seats", "online", "optimum"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is different: ``amount`` per cent of reserve, or more seats in each full batch."""

    kind: Kind
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """``placed`` of ``asked`` applications of the province with this code."""

    province: str
    placed: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One way of running the round, measured by what the cooperatives wrote in fact.

    All numbers count applications but ``seats``, ``reserved`` (seats for 3T), ``closed`` (batches
    that do not run), ``points`` (sum over places) and ``envy``. ``first`` got their first choice,
    ``chosen`` any of their own; ``better`` and ``worse`` compare with the round itself. ``weakest``
    is None without applications. Without a ``question`` it is the round itself.
    """

    question: Question | None
    seats: int
    reserved: int
    placed: int
    placed_3t: int
    asked: int
    asked_3t: int
    first: int
    chosen: int
    weakest: Rate | None
    points: int
    closed: int
    envy: Envy
    better: int
    worse: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The round itself first, then its ``alternatives``; ``left_out`` were too large."""

    alternatives: tuple[Alternative, ...] = ()
    left_out: tuple[Question, ...] = ()


def measure(
    question: Question | None,
    base: Market,
    base_place: Ints,
    changed: Market,
    place: Ints,
    closed: Bools,
) -> Alternative:
    """Figures of ``place`` in the market ``changed`` beside the round's own. O(eligible pairs)."""
    protected, placed = base.applications.protected, place >= 0
    order, base_order = envy.order_of(base, place), envy.order_of(base, base_place)
    choices = base.preferences.choices
    got = place[choices.i] == choices.j
    who = np.flatnonzero(placed)
    a, b = base.applications, base.batches
    points = criteria.total(base.policy.criteria, a, b, who, place[who])
    return Alternative(
        question=question,
        seats=int(changed.batches.seats.sum(dtype=np.int64)),
        reserved=int(changed.batches.reserve.sum(dtype=np.int64)),
        placed=who.size,
        placed_3t=int(np.count_nonzero(placed & protected)),
        asked=placed.size,
        asked_3t=int(np.count_nonzero(protected)),
        first=int(np.count_nonzero(got & (choices.place == 0))),
        chosen=int(np.count_nonzero(got)),
        weakest=_weakest(base, placed),
        points=int(points.sum(dtype=np.int64)),
        closed=int(np.count_nonzero(closed)),
        envy=envy.count(changed, place, closed),
        better=int(np.count_nonzero(order < base_order)),
        worse=int(np.count_nonzero(order > base_order)),
    )


def _weakest(market: Market, placed: Bools) -> Rate | None:
    """The province where the smallest share is placed; the first code of equals."""
    province = market.applications.province
    asked = np.bincount(province, minlength=len(PROVINCES)).tolist()
    got = np.bincount(province[placed], minlength=len(PROVINCES)).tolist()
    rates = [Rate(PROVINCES[p].code, got[p], asked[p]) for p in range(len(PROVINCES)) if asked[p]]
    return min(rates, key=lambda rate: (rate.placed / rate.asked, rate.province), default=None)
