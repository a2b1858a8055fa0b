"""Hard rules: who may go where. An ordered list, each with a code.

A rule compares applications ``i`` with batches ``j``. The two index arrays broadcast: shapes
(a, 1) and (1, b) test a whole block, two of shape (p,) test a list of pairs. The first rule
that fails, in the published order, is the reason that people are told; the words for it stand
where results are written.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Bytes, Index, Masks
from .participants import Applications, Batches
from .rows import Mode, Reach

Test = Callable[[Applications, Batches, Index, Index], Bools]


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition that both sides accept.

    ``of_place`` marks rules that read nothing of an application but its province, modes and
    reach: they are answered once per kind of place instead of once per pair. ``of_time`` says
    that the batch lies within ``free_from`` and ``free_until``, which are sorted to skip pairs.
    ``waived_by_choice`` marks rules about what an applicant would like: a batch ranked by
    hand is wanted anyway. ``can_change``: the applicant could do something about it.
    """

    code: str
    passes: Test
    can_change: bool = False
    of_place: bool = False
    of_time: bool = False
    waived_by_choice: bool = False


def from_another_body(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    """A cooperative does not learn at itself."""
    other: Bools = np.not_equal(a.cooperative[i], b.host[j])
    return other


def from_accepted_province(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    bit = b.origins[j] >> a.province[i].astype(np.uint64)
    accepted: Bools = (bit & np.uint64(1)).astype(np.bool_)
    return accepted


def in_shared_mode(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    shared: Bools = np.not_equal(a.modes[i] & b.modes[j], 0)
    return shared


def within_reach(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    """Online needs no travel; on site, the batch lies within the reach of the delegates."""
    online: Bools = np.not_equal(a.modes[i] & b.modes[j] & int(Mode.ONLINE), 0)
    return online | _can_travel(a, b, i, j)


def within_dates(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return (a.free_from[i] <= b.starts[j]) & (b.ends[j] <= a.free_until[i])


def within_team_limit(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return a.team[i] <= b.team_limit[j]


def at_required_stage(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return a.stage[i] >= b.stage[j]


def in_shared_language(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return _overlap(a.languages, b.languages, i, j)


def with_needed_access(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    """Every accessibility need of the team is provided."""
    missing = [(need[i] & ~given[j]) != 0 for need, given in zip(a.needs, b.provides, strict=True)]
    anything: Bools = np.logical_or.reduce(missing)
    return ~anything


def on_wanted_subject(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return _overlap(a.competencies, b.competencies, i, j)


def open_to_others(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    return ~a.listed_only[i]


def mode_used(a: Applications, b: Batches, i: Index, j: Index) -> Bytes:
    """How an eligible pair meets: on site where both can, otherwise online."""
    onsite = np.not_equal(a.modes[i] & b.modes[j] & int(Mode.ONSITE), 0) & _can_travel(a, b, i, j)
    return np.where(onsite, int(Mode.ONSITE), int(Mode.ONLINE)).astype(np.uint8)


def _can_travel(a: Applications, b: Batches, i: Index, j: Index) -> Bools:
    anywhere = np.equal(a.reach[i], int(Reach.COUNTRY))
    island = np.equal(a.reach[i], int(Reach.ISLAND)) & np.equal(a.island[i], b.island[j])
    home: Bools = np.equal(a.province[i], b.province[j])
    return home | island | anywhere


def _overlap(
    wanted: Masks,
    offered: Masks,
    i: Index,
    j: Index,
) -> Bools:
    shared = [(want[i] & offer[j]) != 0 for want, offer in zip(wanted, offered, strict=True)]
    anything: Bools = shared[0] if len(shared) == 1 else np.logical_or.reduce(shared)
    return anything


RULES: tuple[Rule, ...] = (
    Rule("origin", from_accepted_province, of_place=True),
    Rule("mode", in_shared_mode, can_change=True, of_place=True),
    Rule("reach", within_reach, can_change=True, of_place=True),
    Rule("subject", on_wanted_subject, can_change=True, waived_by_choice=True),
    Rule("dates", within_dates, can_change=True, of_time=True),
    Rule("team", within_team_limit, can_change=True),
    Rule("stage", at_required_stage),
    Rule("language", in_shared_language),
    Rule("access", with_needed_access),
    Rule("own", from_another_body),
    Rule("listed", open_to_others, can_change=True, waived_by_choice=True),
)
