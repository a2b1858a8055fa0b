"""What is missing before a round can be announced."""

import pytest

from home.access import Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.readiness import Lack
from partners.apprenticeships.rounds.refusals import (
    NotReady,
)
from partners.apprenticeships.rounds.services import rounds
from tests.factories.apprenticeships import OfferFactory, in_days
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(moderator) -> Actor:
    return Actor(moderator)


@pytest.fixture
def draft() -> Round:
    round = RoundFactory()
    RoundBatchFactory(round=round, batch__open=True)
    return round


def lacks(round: Round) -> set[Lack]:
    return {one.lack for one in readiness.missing(round)}


@pytest.mark.parametrize(
    ("values", "lack"),
    [
        ({"state": BatchState.CANCELLED}, Lack.CALLED_OFF),
        ({"state": BatchState.CONFIRMED}, Lack.NOT_OPEN),
        ({"state": BatchState.PLANNED, "seats": 0, "minimum": 0}, Lack.CANNOT_OPEN),
        ({"starts_on": in_days(30), "ends_on": in_days(40)}, Lack.BEGINS_BEFORE),
    ],
)
def test_batch_that_cannot_be_applied_to_keeps_a_round_from_being_announced(
    draft, by, values, lack
) -> None:
    row = RoundBatchFactory(round=draft, batch__open=True)
    Batch.objects.filter(pk=row.batch_id).update(**values)
    assert lacks(draft) == {lack}
    with pytest.raises(NotReady, match=row.batch.code):
        rounds.announce(draft, by=by)


def test_batch_of_a_draft_or_of_a_host_that_is_not_shown_is_missing_something(draft) -> None:
    RoundBatchFactory(round=draft, batch__offer__draft=True)
    assert lacks(draft) == {Lack.NOT_PUBLIC}


def test_batch_without_any_region_is_missing_one(draft) -> None:
    offer = OfferFactory(region=None, mode="online")
    offer.host.region = None
    offer.host.save()
    RoundBatchFactory(round=draft, batch__offer=offer)
    assert lacks(draft) == {Lack.NO_REGION}


def test_round_without_batches_or_with_its_last_day_today_is_not_announced(by) -> None:
    round = RoundFactory(apply_until=in_days(0))
    assert lacks(round) == {Lack.NO_BATCHES, Lack.DAY_PASSED}
    with pytest.raises(NotReady):
        rounds.announce(round, by=by)


def test_batch_is_in_one_round_that_gives_seats_at_most(draft, by) -> None:
    taken = RoundBatchFactory(round=RoundFactory(collecting=True)).batch
    RoundBatchFactory(round=draft, batch=taken)
    assert lacks(draft) == {Lack.ELSEWHERE}
    with pytest.raises(NotReady, match=taken.code):
        rounds.announce(draft, by=by)


def test_batch_whose_round_was_called_off_is_free_again(draft, by) -> None:
    RoundBatchFactory(
        round=draft, batch=RoundBatchFactory(round=RoundFactory(cancelled=True)).batch
    )
    assert lacks(draft) == set()
