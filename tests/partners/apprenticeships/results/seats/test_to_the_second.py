"""Deadlines of magang to the microsecond, by the clocks of WIB, WITA and WIT."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.applications.refusals import DeadlineHasPassed
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.results import openings
from partners.apprenticeships.results.answer_refusals import IsTooLate
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.deadlines import zone_of
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import ApplicationFactory
from tests.factories.home import RegionFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.results.seats.conftest import head_of

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)
ZONES = pytest.mark.parametrize(
    ("region", "offset"), [("32", 7), ("53", 8), ("94", 9)], ids=["WIB", "WITA", "WIT"]
)


def whole(region: str) -> Any:
    row = RoundBatchFactory(round=RoundFactory(collecting=True), batch__open=True)
    place = CooperativeFactory(region=RegionFactory(code=region))
    given = {"organisation": place, "choices": [row.batch], "delegates": ["Siti"]}
    return ApplicationFactory(round=row.round, **given)


@ZONES
def test_handing_in_counts_until_midnight_there(region: str, offset: int) -> None:
    one = whole(region)
    board = Actor(MembershipFactory(organisation=one.organisation).person)
    midnight = datetime.combine(
        one.round.apply_until + timedelta(days=1),
        datetime.min.time(),
        tzinfo=timezone.get_fixed_timezone(offset * 60),
    )
    with time_machine.travel(midnight, tick=False), pytest.raises(DeadlineHasPassed):
        applications.submit(one, by=board)
    with time_machine.travel(midnight - TICK, tick=False):
        assert applications.submit(one, by=board).number == 1
    with time_machine.travel(midnight, tick=False), pytest.raises(DeadlineHasPassed):
        applications.withdraw(one, by=board)


def test_a_place_is_answered_until_the_very_hour(best: Any) -> None:
    result = ResultFactory(place=best)
    until = Round.objects.get(pk=best.round_id).answers_until
    for verb in (answers.accept, answers.accept_conditionally, answers.decline):
        with time_machine.travel(until, tick=False), pytest.raises(IsTooLate):
            verb(result, by=head_of(result))
    with time_machine.travel(until - TICK, tick=False):
        assert answers.accept(result, by=head_of(result)).answer == "binding"


@ZONES
def test_a_seat_given_on_is_answered_until_midnight_there(region: str, offset: int) -> None:
    row = SeatsFactory(round=RoundFactory(answering=True), seats=1)
    first = ResultFactory(place=row)
    place = CooperativeFactory(region=RegionFactory(code=region))
    waits = ResultFactory(round=row.round, organisation=place, choices=[row])
    line_up(row, [waits])
    ends = Round.objects.get(pk=row.round_id).answers_until
    with time_machine.travel(ends - timedelta(hours=1), tick=False):
        answers.decline(first, by=head_of(first))
    waits = Result.objects.select_related("round", "organisation", "place").get(pk=waits.pk)
    until = waits.due
    there = until.astimezone(zone_of(region).clock)
    assert (there.utcoffset(), there.hour) == (timedelta(hours=offset), 23)
    assert until < openings.begins(waits.place.batch)
    with time_machine.travel(until, tick=False), pytest.raises(IsTooLate):
        answers.accept(waits, by=head_of(waits))
    with time_machine.travel(until - TICK, tick=False):
        assert answers.accept(waits, by=head_of(waits)).answer == "binding"
