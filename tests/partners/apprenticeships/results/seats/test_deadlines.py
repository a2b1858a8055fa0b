"""The last day to answer is the same day wherever it is said, in every zone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from partners.apprenticeships.results import saying
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.results.site.words import milestones
from partners.apprenticeships.results.workspace.waiting import to_answer
from partners.apprenticeships.rounds.models import Round, RoundBatch
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.results import ResultFactory
from tests.partners.apprenticeships.results.seats.conftest import head_of
from tests.partners.apprenticeships.results.seats.test_pages import address, text_of


def by_default(round: Round) -> date:
    """Answers began yesterday and end as they do unless somebody says otherwise: on which day."""
    begin = publishing.answers_from_by_default(timezone.now() - timedelta(days=2))
    round.answers_from, round.answers_until = begin, publishing.answers_until_by_default(begin)
    round.published_at = begin - timedelta(hours=1)
    round.save()
    return begin.date() + timedelta(days=publishing.DAYS_TO_ANSWER)


@pytest.mark.parametrize(("region", "zone"), [("3204", "WIB"), ("5301", "WITA"), ("9103", "WIT")])
def test_last_day_is_said_everywhere(best: RoundBatch, region: str, zone: str) -> None:
    day = by_default(best.round)
    cooperative = CooperativeFactory(region=RegencyFactory(code=region))
    result = ResultFactory(place=best, organisation=cooperative)
    by: Any = head_of(result)
    said = saying.due(result)
    assert said.startswith(f"{day.day} ")
    assert said.endswith(f"23.59 {zone}")
    assert said in text_of(by.person, address("result", result))
    assert [one.until for one in to_answer(by)] == [day]


def test_readers_are_told_the_same_day(best: RoundBatch) -> None:
    day = by_default(best.round)
    with translation.override("en"):
        last = milestones(best.round, timezone.now())[-1]["when"]
    assert last.startswith(f"{day.day} ")
    assert "23:59 WIB, WITA" in last
