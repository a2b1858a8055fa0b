"""Figures are counted of published rounds only, and only what may be told of them is kept."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.programme.tending import count_all
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation
from tests.factories.home import RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.placements import BoundFactory, PlacementFactory
from tests.factories.results import ResultFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.results.conftest import World, world

pytestmark = pytest.mark.django_db
__all__ = ["world"]


def told(round: Round) -> Any:
    return RoundFigures.objects.get(round=round).content


def cooperative(region: str) -> Any:
    return CooperativeFactory(region=RegionFactory(code=region))


def placed(row: RoundBatch, count: int, region: str = "3204", **facts: Any) -> list[Any]:
    return [
        ResultFactory(place=row, organisation=cooperative(region), **facts) for _n in range(count)
    ]


@pytest.fixture
def ended() -> RoundBatch:
    """Its answers are over since yesterday."""
    return RoundBatchFactory(round=RoundFactory(ended=True), seats=40)


@pytest.mark.parametrize("phase", ["collecting", "closed", "matched", "cancelled"])
def test_what_is_not_published_counts_nowhere(phase: str) -> None:
    ResultFactory.create_batch(6, round=RoundFactory(**{phase: True}))
    count_all()
    assert not RoundFigures.objects.exists()


def test_a_matched_round_counts_once_it_is_published(world: World) -> None:
    world.match()
    count_all()
    assert not RoundFigures.objects.exists()
    publishing.publish(world.round, by=world.publishes)
    count_all()
    assert told(world.round)["totals"] == {"applied": 6, "placed": None}


def test_places_are_counted_by_province_and_group(ended: RoundBatch) -> None:
    placed(ended, 12, answer=Answer.BINDING)
    placed(ended, 9, "3304", answer=Answer.DECLINED)
    ResultFactory.create_batch(5, round=ended.round)
    count_all()
    content = told(ended.round)
    assert content["totals"] == {"applied": 26, "placed": 21, "accepted": 12, "completed": 0}
    province = content["groups"]["province"]
    assert (province["placed"]["32"], province["placed"]["33"]) == (12, 9)
    assert (province["accepted"]["32"], province["accepted"]["33"]) == (12, 0)
    assert content["groups"]["sector"]["applied"][""] == 26


def test_of_few_nothing_is_kept(ended: RoundBatch) -> None:
    placed(ended, 12)
    placed(ended, 2, "3304")
    count_all()
    province = told(ended.round)["groups"]["province"]["placed"]
    assert (province["32"], province["33"]) == (None, None)


def test_sector_is_that_of_the_application(ended: RoundBatch) -> None:
    milk = SectorFactory(code="milk")
    for _n in range(6):
        one = ResultFactory(place=ended)
        one.application.standing.content["sector"] = milk.code
        one.application.standing.save()
    count_all()
    assert told(ended.round)["groups"]["sector"]["placed"]["milk"] == 6


def test_answers_are_told_once_they_are_over() -> None:
    row = RoundBatchFactory(round=RoundFactory(answering=True), seats=40)
    placed(row, 12, answer=Answer.BINDING)
    count_all()
    assert "accepted" not in told(row.round)["totals"]
    assert "people" not in told(row.round)
    count_all(timezone.now() + timedelta(days=20))
    assert told(row.round)["totals"]["accepted"] == 12


def test_places_are_told_as_the_round_gave_them_whatever_became_of_them(ended: RoundBatch) -> None:
    placed(ended, 12)
    count_all()
    Organisation.objects.filter(region="3204").update(region=RegionFactory(code="3304"))
    count_all(timezone.now() + timedelta(days=40))
    assert told(ended.round)["groups"]["province"]["placed"]["32"] == 12


def settled(ended: RoundBatch, count: int, on: datetime, **facts: Any) -> list[Placement]:
    found = []
    for _n in range(count):
        result = BoundFactory(round=ended.round, batch=ended.batch, place=ended)
        one = PlacementFactory(result=result, settled=True, answered_at=on, stated_at=on, **facts)
        found.append(one)
    return found


def test_outcomes_are_told_once_their_month_has_ended(ended: RoundBatch) -> None:
    now = timezone.make_aware(datetime(2027, 3, 20, 5))
    settled(ended, 6, timezone.make_aware(datetime(2027, 3, 2, 5)))
    count_all(now)
    assert told(ended.round)["totals"]["completed"] == 0
    count_all(now + timedelta(days=20))
    assert told(ended.round)["totals"]["completed"] == 6
    assert RoundFigures.objects.get().outcomes_until == date(2027, 3, 31)


def test_what_both_sides_do_not_agree_on_is_no_outcome(ended: RoundBatch) -> None:
    on = timezone.now()
    for one in settled(ended, 6, on):
        one.word, one.comment = Placement.Word.DISAGREED, "Tidak."
        one.save()
    count_all(on + timedelta(days=40))
    assert told(ended.round)["totals"]["completed"] == 0
    assert not HostFigures.objects.exists()


def test_hosts_with_enough_outcomes_are_told(ended: RoundBatch) -> None:
    on = timezone.now()
    settled(ended, 6, on)
    count_all(on + timedelta(days=40))
    one = HostFigures.objects.get()
    assert one.host == ended.batch.offer.host
    assert (one.offers, one.seats, one.completed, one.did_not_come) == (1, 40, 6, 0)
    Placement.objects.all().delete()
    count_all(on + timedelta(days=40))
    assert not HostFigures.objects.exists()


def test_hosts_with_few_are_not(ended: RoundBatch) -> None:
    on = timezone.now()
    settled(ended, 4, on)
    count_all(on + timedelta(days=40))
    assert not HostFigures.objects.exists()


def test_women_are_counted_as_told_and_silence_is_no_answer(ended: RoundBatch) -> None:
    results = placed(ended, 20, answer=Answer.BINDING)
    for at, one in enumerate(results[:12]):
        gender = Delegate.Gender.WOMAN if at < 7 else Delegate.Gender.MAN
        Delegate.objects.create(application=one.application, number=1, name="A", gender=gender)
    count_all()
    assert told(ended.round)["people"] == {"woman": 7, "man": 5, "": 8}


def test_women_stay_counted_when_delegates_are_forgotten(ended: RoundBatch) -> None:
    for one in placed(ended, 6, answer=Answer.BINDING):
        Delegate.objects.create(application=one.application, number=1, name="A", gender="woman")
    count_all()
    Delegate.objects.all().delete()
    count_all(timezone.now() + timedelta(days=40))
    assert told(ended.round)["people"]["woman"] == 6


def test_who_did_not_answer_is_counted(ended: RoundBatch) -> None:
    for _n in range(6):
        given = {"first_place": ended, "standing": Standing.LAPSED, "answer": Answer.LATE}
        ResultFactory(round=ended.round, **given)
    placed(ended, 10, answer=Answer.BINDING)
    count_all()
    assert told(ended.round)["silence"]["answers"] == [6, 16]


def test_twice_in_a_month_it_is_not_counted_again(
    ended: RoundBatch, django_assert_max_num_queries: Any
) -> None:
    placed(ended, 6)
    assert count_all().rounds == 1
    with django_assert_max_num_queries(10):
        assert count_all().rounds == 0


def test_its_queries_do_not_grow_with_applications(
    ended: RoundBatch, django_assert_max_num_queries: Any
) -> None:
    placed(ended, 25)
    with django_assert_max_num_queries(30):
        count_all()


def test_the_duty_says_what_it_did(ended: RoundBatch, capsys: Any) -> None:
    placed(ended, 6)
    call_command("count_programme", verbosity=1)
    assert "1 rounds counted, 0 hosts told" in capsys.readouterr().out
