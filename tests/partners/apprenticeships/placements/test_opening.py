"""A placement for each binding answer, and none where the seat is gone."""

from typing import Any

import pytest

from home.access import ActionNotPermitted, Actor, system
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.permissions import TEND
from partners.apprenticeships.placements.services.opening import Opened, open_placements
from partners.apprenticeships.placements.tending import tend
from partners.apprenticeships.results.models.result import Answer, Result, Standing
from tests.factories.applications import hand_in
from tests.factories.placements import BoundFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db
BY = system("test", TEND)


@pytest.fixture
def bound() -> Result:
    return BoundFactory()


def give_up(result: Result) -> None:
    Result.objects.filter(pk=result.pk).update(
        standing=Standing.NOT_PLACED, answer=Answer.DECLINED, place=None
    )


def test_binding_answers_get_one_placement_each_however_often_it_runs(bound: Result) -> None:
    BoundFactory(round=bound.round, answer=Answer.OPEN)
    BoundFactory(round=bound.round, answer=Answer.CONDITIONAL)
    assert open_placements(bound.round, by=BY) == Opened(1, 0)
    assert open_placements(bound.round, by=BY) == Opened(0, 0)
    placement = Placement.objects.get()
    assert (placement.result, placement.batch) == (bound, bound.place and bound.place.batch)


def test_people_are_those_of_what_was_handed_in(bound: Result) -> None:
    hand_in(bound.application)
    bound.application.team = 7
    bound.application.save()
    open_placements(bound.round, by=BY)
    assert Placement.objects.get().people == 2


def test_papers_of_the_offer_stand_on_the_checklist_after_what_everybody_needs() -> None:
    bound = BoundFactory()
    offer = bound.place.batch.offer
    offer.papers_id, offer.papers_en = "- KTP\n\n* Surat tugas", "Identity card"
    offer.save()
    open_placements(bound.round, by=BY)
    items = list(Placement.objects.get().checklist.values_list("text_id", "text_en"))
    assert items[2:] == [("KTP", "Identity card"), ("Surat tugas", "")]


def test_placement_is_called_off_where_the_seat_is_gone_and_begins_anew(bound: Result) -> None:
    open_placements(bound.round, by=BY)
    give_up(bound)
    assert open_placements(bound.round, by=BY) == Opened(0, 1)
    assert Placement.objects.get().state == Placement.State.CALLED_OFF
    other = RoundBatchFactory(round=bound.round, seats=3, taken=1)
    Result.objects.filter(pk=bound.pk).update(
        standing=Standing.PROMOTED, answer=Answer.BINDING, place=other
    )
    assert open_placements(bound.round, by=BY) == Opened(1, 0)
    placement = Placement.objects.get()
    assert (placement.state, placement.batch) == (Placement.State.EXPECTED, other.batch)


def test_stated_outcome_outlives_the_seat(bound: Result) -> None:
    open_placements(bound.round, by=BY)
    Placement.objects.update(state="did_not_come", stated_at=bound.answered_at)
    give_up(bound)
    assert open_placements(bound.round, by=BY) == Opened(0, 0)


def test_staff_without_the_right_open_nothing(bound: Result, editor: Any) -> None:

    with pytest.raises(ActionNotPermitted):
        open_placements(bound.round, by=Actor(editor))


def test_nightly_command_looks_at_published_rounds_only(bound: Result) -> None:
    BoundFactory(round=RoundFactory(matched=True))
    assert tend().opened == 1


def test_a_thousand_take_a_constant_number_of_queries(
    bound: Result, django_assert_max_num_queries: Any
) -> None:
    BoundFactory.create_batch(4, round=bound.round)
    with django_assert_max_num_queries(14):
        open_placements(bound.round, by=BY)
