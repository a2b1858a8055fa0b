"""Two at once: a night that runs twice, and a host that confirms while it is called off."""

from typing import Any

import pytest

from home.access import Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.services import confirming
from partners.apprenticeships.placements.silence import Step
from partners.apprenticeships.rounds.models import Round
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MembershipFactory
from tests.factories.results import ResultFactory, SeatsFactory
from tests.partners.apprenticeships.placements.test_confirming import BY
from tests.partners.apprenticeships.results.seats.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round() -> Round:
    dates = {"batch__starts_on": in_days(60), "batch__ends_on": in_days(64)}
    place = SeatsFactory(round__confirm_days=14, **dates)
    ResultFactory(place=place)
    return place.round


def test_two_nights_at_once_ask_once(round: Round) -> None:
    def ask() -> Any:
        return confirming.ask_hosts(Round.objects.get(pk=round.pk), by=BY, on=in_days(0))

    assert together([ask] * 4) == {"done": 4}
    assert BatchConfirmation.objects.count() == 1


def test_confirmed_or_called_off_and_never_both(round: Round) -> None:
    confirming.ask_hosts(round, by=BY, on=in_days(0))
    for day in range(1, 15):
        confirming.tend(by=BY, on=in_days(day))
    asked = BatchConfirmation.objects.get()
    assert asked.step == Step.REMINDED_AGAIN
    host = Actor(MembershipFactory(organisation=asked.host).person)
    mine = BatchConfirmation.objects.with_batch().get()
    found = together(
        [
            lambda: confirming.confirm(mine, by=host),
            lambda: confirming.tend(by=BY, on=in_days(15)),
            lambda: confirming.tend(by=BY, on=in_days(15)),
        ]
    )
    asked = BatchConfirmation.objects.with_batch().get()
    is_off = asked.place.batch.state == BatchState.CANCELLED
    assert is_off is (asked.confirmed_at is None)
    assert found["done"] == (2 if is_off else 3)
