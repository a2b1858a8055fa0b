"""What the night does about figures: each published round is counted when something of it can have
become another: it is new, its answers are over, a month has ended. May run twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from partners.apprenticeships.programme import counting, hosts
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.programme.telling import (
    APPLIED,
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
"""Of `RoundFigures.content`: with another one all are counted anew."""
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
            told_before = row.content if row and row.counted_for.startswith(f"{FORM}|") else {}
            kept = {
                "content": content_of(counting.count(round, now=now, before=before), told_before),
                "outcomes_until": before - timedelta(days=1),
                "counted_for": wanted,
            }
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
    return content | ({"people": people} if people else {})


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


def _count_hosts(end: datetime) -> int:
    wanted = hosts.records(end)
    known = {row.host_id: row for row in HostFigures.objects.all()}
    HostFigures.objects.filter(host__in=known.keys() - wanted.keys()).delete()
    for key, cells in wanted.items():
        if key not in known or known[key].counts() != cells:
            HostFigures.objects.update_or_create(host_id=key, defaults=cells)
    return len(wanted)
