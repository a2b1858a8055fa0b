"""Counts one published round from its rows: a job's work, one pass over its results.

Places are counted as the round gave them, answers once they are over, outcomes once both sides
agree, and only until the end of a month, so that nobody reads from one night to the next who.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from home.models import Region, Sector, Stage
from home.models.regions import tier_of
from home.ui.charts import tiles
from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.rules import OUTCOMES
from partners.apprenticeships.programme.telling import ACCEPTED, APPLIED, COMPLETED, PLACED
from partners.apprenticeships.results.models import Matching, Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.rounds.models import Round, RoundBatch

PROVINCE, REMOTE, SECTOR, STAGE = "province", "3t", "sector", "stage"
GROUPS = (PROVINCE, REMOTE, SECTOR, STAGE)
IN_3T, ELSEWHERE, UNKNOWN = "3t", "elsewhere", ""
ONLINE = "online"
WOMEN, MEN, UNSAID = "woman", "man", ""
PATIENCE = timedelta(days=14)
"""After the day on which a host or a cooperative is asked to say something of a placement."""

_COLUMNS = (
    "organisation__region_id",
    "organisation__cooperative__stage__code",
    "application__standing__content__sector",
    "application__standing__content__team",
    "first_place_id",
    "place_id",
    "standing",
    "answer",
    "placement__state",
    "placement__word",
    "placement__answered_at",
)
Cells = dict[str, int]


@dataclass(slots=True)
class Counts:
    """By measure, and by group and measure. `people` by gender, of the cooperatives that accepted;
    None before answers are over. `silence`: (silent, asked) by what they were asked for.
    """

    totals: Cells
    groups: dict[str, dict[str, Cells]]
    seats: Cells
    people: Cells | None = None
    silence: dict[str, tuple[int, int]] = field(default_factory=dict)


def month_of(on: date) -> date:
    """The first day of its month: outcomes before it are counted."""
    return on.replace(day=1)


def beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def answers_are_over(round: Round, now: datetime) -> bool:
    return round.answers_until is not None and round.answers_until <= now


def count(round: Round, *, now: datetime, before: date) -> Counts:
    """`before`: the day from which on outcomes are not counted yet."""
    measures = [APPLIED, PLACED]
    if answers_are_over(round, now):
        measures += [ACCEPTED, COMPLETED]
    found: dict[str, dict[str, Counter[str]]] = {
        group: {measure: Counter() for measure in measures} for group in GROUPS
    }
    totals: Counter[str] = Counter()
    tiers, end = Region.objects.tiers(), beginning(before)
    team = given = late = 0
    rows = Result.objects.filter(round=round).order_by().values_list(*_COLUMNS)
    for row in rows.iterator():
        region, stage, sector, people, first, place, standing, answer, *outcome = row
        has_accepted = answer == Answer.BINDING and place is not None
        counted = {
            APPLIED: True,
            PLACED: first is not None,
            ACCEPTED: has_accepted,
            COMPLETED: has_accepted and _has_completed(outcome, end),
        }
        keys = _keys(region or "", stage or UNKNOWN, sector or UNKNOWN, tiers)
        for measure in measures:
            if counted[measure]:
                totals[measure] += 1
                for group, key in keys.items():
                    found[group][measure][key] += 1
        team += int(people or 0) if has_accepted else 0
        given += first is not None or standing == Standing.PROMOTED
        late += answer == Answer.LATE
    counts = Counts(
        {measure: totals[measure] for measure in measures},
        {group: _whole(group, cells) for group, cells in found.items()},
        _seats(round),
        silence=_silence(round, end),
    )
    _as_matched(round, counts)
    if ACCEPTED in measures:
        counts.people = _people(round, team)
        counts.silence["answers"] = (late, given)
    return counts


def _has_completed(outcome: Sequence[Any], end: datetime) -> bool:
    state, word, at = outcome
    is_agreed = word == Placement.Word.AGREED and at is not None and at < end
    return bool(is_agreed and state == Placement.State.COMPLETED)


def _keys(region: str, stage: str, sector: str, tiers: dict[str, int]) -> dict[str, str]:
    is_remote = bool(region) and tier_of(region, tiers) > 0
    return {
        PROVINCE: region[:2] if region[:2] in tiles() else UNKNOWN,
        REMOTE: IN_3T if is_remote else ELSEWHERE,
        SECTOR: sector,
        STAGE: stage,
    }


def _whole(group: str, found: dict[str, Counter[str]]) -> dict[str, Cells]:
    """With a count for each that there could be: nobody is a count too."""
    known = {
        PROVINCE: lambda: list(tiles()),
        REMOTE: lambda: [IN_3T, ELSEWHERE],
        SECTOR: lambda: list(Sector.objects.values_list("code", flat=True)),
        STAGE: lambda: list(Stage.objects.values_list("code", flat=True)),
    }[group]()
    keys = dict.fromkeys([*known, *(key for cells in found.values() for key in cells)])
    return {measure: {key: cells[key] for key in keys} for measure, cells in found.items()}


def _as_matched(round: Round, counts: Counts) -> None:
    """Provinces and 3T regions as they were when the round was matched: its page says the same."""
    matching = Matching.objects.standing(round)
    facts: dict[str, Any] = matching.figures if matching else {}
    if facts.get("applications") != counts.totals[APPLIED]:
        return
    provinces, remote = counts.groups[PROVINCE], counts.groups[REMOTE]
    for at, measure in ((1, APPLIED), (2, PLACED)):
        known = {row[0]: row[at] for row in facts["provinces"]}
        cells = dict.fromkeys([*provinces[measure], *known], 0)
        provinces[measure] = cells | known
    for measure, name in ((APPLIED, "asked_3t"), (PLACED, "placed_3t")):
        inside = facts[name]
        remote[measure] = {IN_3T: inside, ELSEWHERE: counts.totals[measure] - inside}


def _seats(round: Round) -> Cells:
    """Of the batches that run, by the province where one is taught. They are no secret."""
    rows = RoundBatch.objects.of(round).filter(is_closed=False).order_by()
    found: Counter[str] = Counter()
    columns = "seats", "batch__offer__mode", "batch__offer__region", "batch__offer__host__region"
    for seats, mode, region, of_host in rows.values_list(*columns):
        found[ONLINE if mode == ONLINE else (region or of_host or UNKNOWN)[:2]] += seats
    return dict(found)


def _people(round: Round, team: int) -> Cells:
    """As delegates were named; of whom nothing is said, nothing is known."""
    rows = Delegate.objects.filter(
        application__result__round=round,
        application__result__answer=Answer.BINDING,
        application__result__place__isnull=False,
    )
    said = Counter(rows.order_by().values_list("gender", flat=True))
    known = said[Delegate.Gender.WOMAN] + said[Delegate.Gender.MAN]
    return {
        WOMEN: said[Delegate.Gender.WOMAN],
        MEN: said[Delegate.Gender.MAN],
        UNSAID: max(0, team - known),
    }


def _silence(round: Round, end: datetime) -> dict[str, tuple[int, int]]:
    """Who had not spoken by `end`, of whom it was asked PATIENCE before."""
    placements = Placement.objects.filter(result__round=round)
    day = end.date() - PATIENCE
    over = placements.filter(batch__ends_on__lt=day).exclude(state=Placement.State.CALLED_OFF)
    unsaid = over.filter(Q(state__in=_RUNNING) | Q(stated_at__gte=end))
    stated = placements.filter(state__in=OUTCOMES, stated_at__lt=end - PATIENCE)
    unanswered = stated.filter(Q(word=Placement.Word.OPEN) | Q(answered_at__gte=end))
    return {
        "hosts": (_hosts_of(unsaid), _hosts_of(over)),
        "outcomes": (unsaid.count(), over.count()),
        "words": (unanswered.count(), stated.count()),
    }


_RUNNING = (Placement.State.EXPECTED, Placement.State.ATTENDING)


def _hosts_of(rows: QuerySet[Placement]) -> int:
    return rows.order_by().values("batch__offer__host").distinct().count()
