"""What the rules need to know of a stored result."""

from datetime import datetime
from itertools import takewhile
from typing import Any

from partners.apprenticeships.results import openings
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.rules import Answer, Facts, Standing
from partners.apprenticeships.rounds.lifecycle import RoundState


def facts_of(result: Result, at: datetime, **more: Any) -> Facts:
    """`more` is what costs a query: `has_other`, `better_is_open`, `seat_is_free` …"""
    round, place = result.round, result.place
    is_published = round.state == RoundState.PUBLISHED
    return Facts(
        at=at,
        standing=Standing(result.standing),
        answer=Answer(result.answer),
        answers_from=round.answers_from if is_published else None,
        due=result.due if place else None,
        batch_begins=openings.begins(place.batch) if place else None,
        **more,
    )


def has_other(result: Result) -> bool:
    """Whether another place of the cooperative is accepted, in whatever round."""
    others = Result.objects.filter(organisation=result.organisation_id).accepted()
    return others.exclude(pk=result.pk).exists()


def better_is_open(result: Result, at: datetime) -> bool:
    """Who was placed by the own list likes only what stands higher on it better. All others like
    all of it better, and perhaps more: the lines of a whole round are read for them only where
    those of the list do not answer it.
    """
    standing = result.application.standing
    listed: list[int] = standing.content["choices"] if standing else []
    place = result.place.batch_id if result.place else None
    higher = list(takewhile(lambda batch: batch != place, listed))
    if higher and openings.better_of([result], at, among=higher):
        return True
    return place not in listed and bool(openings.better_of([result], at))
