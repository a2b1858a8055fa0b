"""What is said of a list before it is handed in: its band, and which kind of choice would help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from .arrays import Bools, Ints, Longs
from .chances import Band, CutOffs, band, chance, with_one_more
from .eligibility import Eligibility
from .lottery import Draw
from .participants import Applications, Batches, tables
from .policy import Policy
from .priorities import Priorities
from .rows import ApplicationRow, BatchRow, Mode, Reach
from .rules import mode_used

MOST = 3
"""Kinds that are named."""


class Kind(StrEnum):
    """Of one more choice. The last two ask for a change of the application as well."""

    NEAR = "near"
    ON_ISLAND = "on-island"
    AWAY = "away"
    ONLINE = "online"
    IF_ONLINE = "if-online"
    IF_FURTHER = "if-further"


@dataclass(frozen=True, slots=True)
class Help:
    """With one more choice of this ``kind``, the best of ``count``, the list's ``band``."""

    kind: Kind
    band: Band
    count: int


@dataclass(frozen=True, slots=True)
class Advice:
    """``listed`` batches of the list are open to the application; ``helps`` raise the band."""

    band: Band
    listed: int
    helps: tuple[Help, ...] = ()


def advise(
    row: ApplicationRow, batches: Sequence[BatchRow], cut: CutOffs, policy: Policy | None = None
) -> Advice:
    """For one application; ``cut`` is of the same ``batches`` in the order of their ids.

    Raises ``NothingDrawn``. O(batches × draws).
    """
    policy = policy or Policy()
    people, groups = tables([row], batches)
    open_ = _open(people, groups, policy)
    enough = cut.enough(_classes(people, groups, policy), protected=row.tier > 0)
    mine = people.choices[open_[people.choices]]
    now = band(chance(enough, mine))
    listed = np.isin(np.arange(len(groups)), people.choices)
    found = []
    if now is not Band.GOOD:
        for kind, mask in _kinds(row, people, groups, policy, open_):
            others = np.flatnonzero(mask & ~listed)
            if others.size:
                found.append((int(with_one_more(enough, mine, others).max()), kind, others.size))
    better = [(value, kind, size) for value, kind, size in found if _raises(now, band(value))]
    better.sort(key=lambda one: (-one[0], list(Kind).index(one[1])))
    helps = tuple(Help(kind, band(value), size) for value, kind, size in better[:MOST])
    return Advice(now, int(mine.size), helps)


def _raises(now: Band, then: Band) -> bool:
    order = (Band.LOW, Band.UNCERTAIN, Band.GOOD)
    return order.index(then) > order.index(now)


def _open(people: Applications, groups: Batches, policy: Policy) -> Bools:
    """Whether each batch would take the application if it stood on the list: (m,)."""
    i, j = np.zeros(len(groups), dtype=np.int64), np.arange(len(groups))
    return Eligibility(people, groups, policy).passes(i, j, by_hand=True)


def _classes(people: Applications, groups: Batches, policy: Policy) -> Ints:
    nothing = np.zeros(1, dtype=np.int32)
    priorities = Priorities.of(people, groups, policy.classes, Draw(nothing, nothing))
    i, j = np.zeros(len(groups), dtype=np.int64), np.arange(len(groups))
    return priorities.class_of(priorities.of_pairs(i, j))


def _kinds(
    row: ApplicationRow, people: Applications, groups: Batches, policy: Policy, open_: Bools
) -> Iterator[tuple[Kind, Bools]]:
    """Each kind with the batches of it: (m,)."""
    i: Longs = np.zeros(len(groups), dtype=np.int64)
    online = mode_used(people, groups, i, np.arange(len(groups))) == int(Mode.ONLINE)
    near, island = groups.province == people.province[0], groups.island == people.island[0]
    yield Kind.NEAR, open_ & ~online & near
    yield Kind.ON_ISLAND, open_ & ~online & island & ~near
    yield Kind.AWAY, open_ & ~online & ~island
    yield Kind.ONLINE, open_ & online
    for kind, changed in (
        (Kind.IF_ONLINE, replace(row, modes=row.modes | Mode.ONLINE)),
        (Kind.IF_FURTHER, replace(row, reach=Reach.COUNTRY)),
    ):
        if changed != row:
            other = replace(
                people,
                modes=np.array([int(changed.modes)], dtype=np.uint8),
                reach=np.array([int(changed.reach)], dtype=np.uint8),
            )
            yield kind, _open(other, groups, policy) & ~open_
