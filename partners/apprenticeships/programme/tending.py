"""What the night does about figures: each published round is counted when something of it can have
become another: it is new, its answers are over, a month has ended. May run twice. What was told is
told anew only where nothing of it moved by a few (`stands`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from partners.apprenticeships.programme import counting, hosts
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.programme.stands import (
    moves_by_few,
    rest,
    rest_of,
    table_moves_by_few,
)
from partners.apprenticeships.programme.telling import (
    ACCEPTED,
    APPLIED,
    COMPLETED,
    MEASURES,
    PLACED,
    WHOLE,
    WITH_REST,
    Told,
    cells_told,
    told,
)
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.small_cells import hidden

FORM = 2
"""Of `RoundFigures.content`: with another one all are counted anew, and what was told stays told as
it was, until a new stand is due anyway. Told in two ways, a table would give away what each hides.
"""
CHANGING = (ACCEPTED, COMPLETED)
ONCE = (APPLIED, PLACED)
"""Told once: what became of a cooperative since does not change what a round was."""
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    rounds: int
    hosts: int


def count_all(now: datetime | None = None) -> Counted:
    now = now or timezone.now()
    before = counting.month_of(timezone.localdate(now))
    RoundFigures.objects.exclude(round__in=Round.objects.published()).delete()
    known = {row.round_id: row for row in RoundFigures.objects.all()}
    counted = 0
    for round in Round.objects.published().order_by("pk"):
        row = known.get(round.pk)
        wanted = f"{FORM}|{before}|{counting.answers_are_over(round, now)}"
        if row is None or row.counted_for != wanted:
            told_before = row.content if row else {}
            content = content_of(counting.count(round, now=now, before=before), told_before)
            until = before - timedelta(days=1)
            if row and told_before and _keeps_its_stand(content, told_before):
                until = row.outcomes_until
            kept = {"content": content, "outcomes_until": until, "counted_for": wanted}
            RoundFigures.objects.update_or_create(round=round, defaults=kept)
            counted += 1
    return Counted(counted, _count_hosts(counting.beginning(before)))


def content_of(counts: counting.Counts, before: Content) -> Content:
    """What is told; `before`: what was told of the same round, and is told once."""
    totals: dict[str, Told] = {}
    for measure in counts.totals:
        totals[measure] = told(counts.totals[measure], totals.get(WHOLE.get(measure, "")))
    totals |= {name: n for name, n in before.get("totals", {}).items() if name in ONCE}
    content: Content = {
        "totals": totals,
        "seats": counts.seats,
        "groups": {
            group: _cells(cells, totals, before.get("groups", {}).get(group, {}))
            for group, cells in counts.groups.items()
        },
        "silence": {
            name: [told(silent, asked), told(asked)]
            for name, (silent, asked) in counts.silence.items()
        },
    }
    people = before.get("people") or (counts.people and people_told(counts.people))
    content |= {"people": people} if people else {}
    return _at_a_stand(content, before) if before else content


def _at_a_stand(content: Content, before: Content) -> Content:
    """With the answers and outcomes that were told before, where any of them moved by a few."""
    if any(_moves_by_few(name, content, before) for name in CHANGING):
        old, was = before["totals"], before["groups"]
        content["totals"] |= {name: old[name] for name in CHANGING if name in old}
        for group, cells in content["groups"].items():
            cells |= {name: was[group][name] for name in CHANGING if name in was.get(group, {})}
    for name, now in content["silence"].items():
        silent, asked = before.get("silence", {}).get(name, (None, None))
        left = rest(asked, silent), rest(now[1], now[0])
        if any(moves_by_few(*pair) for pair in ((silent, now[0]), (asked, now[1]), left)):
            content["silence"][name] = [silent, asked]
    return content


def _moves_by_few(name: str, content: Content, before: Content) -> bool:
    """One measure; and who is left over of the one that it is a part of."""
    if name not in before["totals"] or name not in content["totals"]:
        return False
    both, whole = (before, content), WHOLE[name]
    groups = [
        group
        for group in content["groups"]
        if all(one["groups"].get(group, {}).keys() >= {name, whole} for one in both)
    ]
    totals = [one["totals"][name] for one in both]
    tables = [[one["groups"][group][name] for one in both] for group in groups]
    over = [rest(one["totals"][whole], one["totals"][name]) for one in both]
    tables_over = [
        [rest_of(one["groups"][group][whole], one["groups"][group][name]) for one in both]
        for group in groups
    ]
    return table_moves_by_few(totals, tables) or table_moves_by_few(over, tables_over)


def _keeps_its_stand(content: Content, before: Content) -> bool:
    """Whether outcomes are those that were told before, of an earlier day, although others are
    known now: nothing new is told of them.
    """
    told_before = before["totals"].get(COMPLETED), before["groups"]
    if COMPLETED not in before["totals"]:
        return False
    return told_before == (content["totals"].get(COMPLETED), content["groups"])


def people_told(people: dict[str, int]) -> dict[str, Told]:
    """By gender; their sum is told with them, or is a few itself."""
    secret = hidden(people)
    return {key: None if key in secret else count for key, count in people.items()}


def _cells(
    counts: dict[str, dict[str, int]],
    totals: dict[str, Told],
    before: dict[str, dict[str, Told]],
) -> dict[str, dict[str, Told]]:
    found: dict[str, dict[str, Told]] = {}
    for measure in MEASURES:
        if measure in ONCE and measure in before:
            found[measure] = before[measure]
        elif measure in counts:
            whole = found.get(WHOLE.get(measure, ""), {})
            rest = measure in WITH_REST or totals[measure] is None
            found[measure] = cells_told(counts[measure], totals[measure], whole, with_rest=rest)
    return found


def _is_told_anew(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Offers and seats are no secret; outcomes are at a stand."""
    outcomes = ("settled", *HostFigures.OUTCOMES)
    return before != now and not any(moves_by_few(before[name], now[name]) for name in outcomes)


def _count_hosts(end: datetime) -> int:
    wanted = hosts.records(end)
    known = {row.host_id: row for row in HostFigures.objects.all()}
    HostFigures.objects.filter(host__in=known.keys() - wanted.keys()).delete()
    for key, cells in wanted.items():
        if key not in known or _is_told_anew(known[key].counts(), cells):
            HostFigures.objects.update_or_create(host_id=key, defaults=cells)
    return len(wanted)
