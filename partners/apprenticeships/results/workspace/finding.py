"""Whose result a page is about, and who sees it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from home.access import actor_of
from home.single import only
from partners.apprenticeships.results import facts, openings, queue, rules, saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.queue import InLine
from partners.apprenticeships.results.rules import Verb
from partners.apprenticeships.results.workspace import why
from partners.apprenticeships.rounds.models import RoundBatch
from partners.membership.models import Scope
from partners.membership.workspace.standing import Standing, hat_of, standing_of

MOST_LINES = 20
THEIRS = (
    Verb.ACCEPT,
    Verb.ACCEPT_CONDITIONALLY,
    Verb.DECLINE,
    Verb.GIVE_BACK,
    Verb.TAKE_BACK,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A batch that one waits for, in words. `until`: the last day on which seats are given on."""

    row: RoundBatch
    batch: str
    in_line: InLine
    until: date


def belongs_to(standing: Standing) -> bool:
    """To its members, and to who has a mandate for its answers."""
    is_theirs = standing.is_member or standing.may(Scope.ANSWERS)
    return standing.organisation.is_cooperative and is_theirs


def standing_for(request: HttpRequest, organisation: str) -> Standing:
    """Raises Http404 for whoever may not know of it."""
    standing = standing_of(actor_of(request), organisation)
    if not belongs_to(standing):
        raise Http404
    return standing


def frame_of(standing: Standing) -> dict[str, object]:
    may_answer = standing.may(Scope.ANSWERS)
    return {"standing": standing, "hat": hat_of(standing), "may_answer": may_answer}


def result_of(standing: Standing, round: str) -> Result | None:
    """With all that its page reads of it."""
    rows = Result.objects.of(standing.organisation).published().filter(round__code=round)
    found = only(
        rows.select_related(
            "round",
            "application__standing",
            "place__batch__offer__host",
            "first_place",
            "answered_by",
        )
    )
    if found is not None:
        found.organisation = standing.organisation
    return found


def open_verbs(result: Result, at: datetime, lines: list[Line]) -> list[Verb]:
    """What may be answered now, by who may answer; `lines` are those where it still waits."""
    now = facts.facts_of(result, at)
    if not any(rules.is_open(verb, now) for verb in THEIRS):
        return []
    better = [line.row.batch_id for line in lines] if result.answer == Answer.OPEN else []
    now = facts.facts_of(
        result,
        at,
        has_other=result.answer == Answer.OPEN and facts.has_other(result),
        better_is_open=_is_open(result, better, at),
        seat_is_free=result.place is None or result.place.free > 0,
    )
    return [verb for verb in THEIRS if rules.is_possible(verb, now)]


def _is_open(result: Result, better: list[int], at: datetime) -> bool:
    """Whether a seat of these batches may still fall free, and a conditional answer makes sense."""
    until = result.round.answers_until
    in_time = until is not None and at < until
    return in_time and bool(better) and bool(openings.open_batches(result.round, at, better))


def lines_of(result: Result, at: datetime) -> list[Line]:
    """Where it still waits: those of its own list first, then the shortest that the round named."""
    standing = result.application.standing
    listed: list[int] = standing.content["choices"] if standing else []
    named = why.waits_of(result)
    rows = RoundBatch.objects.of(result.round).select_related("batch__offer")
    asked = rows.filter(batch__in=listed) | rows.filter(pk__in=named)
    giving = {row.pk: row for row in asked if openings.gives_seats(row, at)}
    places = queue.places_in_line(result, list(giving), at)
    order = {key: number for number, key in enumerate(listed)}
    found = [_line(row, places[key]) for key, row in giving.items() if key in places]
    first = len(listed)
    found.sort(key=lambda one: (order.get(one.row.batch_id, first), one.in_line.place))
    return found[:MOST_LINES]


def _line(row: RoundBatch, in_line: InLine) -> Line:
    last = openings.begins(row.batch) - rules.LEAST - timedelta(seconds=1)
    return Line(row, saying.batch(row), in_line, localdate(last))
