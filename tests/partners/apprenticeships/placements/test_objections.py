"""A host objects, the cooperative is heard, a moderator decides; what becomes of the seat."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from home.access import ActionNotPermitted, Actor, system
from home.groups import MODERATORS
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.objection_waiting import objections_to_answer
from partners.apprenticeships.placements.permissions import TEND
from partners.apprenticeships.placements.refusals import (
    IsDecided,
    NotHeardYet,
    ObjectionIsOpen,
    TooLateToObject,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import objections
from partners.apprenticeships.results import queue
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.rounds.models import RoundBatch
from partners.membership.models import Scope
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.placements import PlacementFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up

pytestmark = pytest.mark.django_db
BY = system("test", TEND)
SAID: dict[str, Any] = {"kind": "capacity", "why": "Kandang kami terbakar."}


def a_moderator() -> Any:
    person = PersonFactory()
    person.groups.add(Group.objects.get(name=MODERATORS))
    return person


def placed(place: RoundBatch, **given: Any) -> Placement:
    """Bound to a place, with a placement of it."""
    result = ResultFactory(place=place, answer=Answer.BINDING, answered_at=timezone.now(), **given)
    return Placement.objects.create(result=result, batch=place.batch)


@pytest.fixture
def place() -> RoundBatch:
    return SeatsFactory(seats=1)


@pytest.fixture
def placement(place: RoundBatch) -> Placement:
    return placed(place)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


@pytest.fixture
def raised(placement: Placement, host: Actor) -> Objection:
    return objections.object_to(placement, by=host, **SAID)


def later(objection: Objection, **ago: float) -> None:
    at = objection.raised_at - timedelta(**ago)
    Objection.objects.filter(pk=objection.pk).update(raised_at=at)
    objection.refresh_from_db()


def of(result: Result) -> Result:
    return Result.objects.get(pk=result.pk)


def test_upheld_the_seat_goes_to_the_next_and_the_cooperative_is_free(
    place: RoundBatch, placement: Placement, raised: Objection, board: Actor, boss: Actor
) -> None:
    waits = ResultFactory(round=place.round, choices=[place])
    line_up(place, [waits])
    objections.answer(raised, text="Kami bisa tidur di balai.", by=board)
    objections.uphold(raised, reason="Tidak ada tempat tidur.", by=boss)
    place.refresh_from_db()
    placement.refresh_from_db()
    raised.refresh_from_db()
    assert (placement.state, raised.state) == ("called_off", "upheld")
    mine, theirs = of(placement.result), of(waits)
    assert (mine.place, mine.answer, mine.standing) == (None, Answer.OPEN, Standing.LAPSED)
    assert (theirs.place, theirs.standing) == (place, Standing.PROMOTED)
    assert place.taken == 1
    assert not mine.gave_back


def test_the_cooperative_stays_in_other_lines_and_never_comes_back_to_this_one(
    place: RoundBatch, boss: Actor
) -> None:
    other = SeatsFactory(round=place.round, seats=1)
    placement = placed(place, choices=[other, place])
    line_up(place, [placement.result])  # as who was promoted there
    line_up(other, [placement.result])
    holder = ResultFactory(place=other, answer=Answer.BINDING, answered_at=timezone.now())
    seats.release(placement.result, by=boss)
    mine = of(placement.result)
    assert (mine.standing, mine.place) == (Standing.WAITING, None)
    assert queue.next_in_line(place) is None
    assert queue.place_in_line(mine, other) == 1
    place.refresh_from_db()
    assert place.taken == 0
    seats.release(holder, by=boss)
    assert of(placement.result).place == other


def test_who_is_behind_keeps_the_place_in_line(place: RoundBatch, boss: Actor) -> None:
    placement = placed(place, choices=[place])
    other = SeatsFactory(round=place.round, seats=1)
    behind = ResultFactory(place=other, choices=[place, other])
    last = ResultFactory(round=place.round, choices=[place])
    line_up(place, [placement.result, behind, last])
    seats.release(placement.result, by=boss)
    assert of(behind).place == place
    found = queue.places_in_line(of(last), [place.pk])[place.pk]
    assert (found.place, found.at_first) == (1, 3)


def test_dismissed_the_placement_stands_and_is_not_objected_to_again(
    placement: Placement, raised: Objection, host: Actor, boss: Actor
) -> None:
    objections.dismiss(raised, reason="Masih ada waktu.", by=boss)
    placement.refresh_from_db()
    assert placement.state == "expected"
    assert of(placement.result).answer == Answer.BINDING
    with pytest.raises(IsDecided):
        objections.object_to(placement, by=host, **SAID)
    with pytest.raises(IsDecided):
        objections.uphold(raised, reason="Lain.", by=boss)


def test_the_cooperative_is_heard_before_it_loses_its_place(
    raised: Objection, board: Actor, boss: Actor
) -> None:
    with pytest.raises(NotHeardYet):
        objections.uphold(raised, reason="Ya.", by=boss)
    later(raised, days=3, minutes=1)
    objections.uphold(raised, reason="Ya.", by=boss)
    with pytest.raises(IsDecided):
        objections.answer(raised, text="Tidak.", by=board)


def test_withdrawn_it_may_be_raised_again(
    placement: Placement, raised: Objection, host: Actor
) -> None:
    with pytest.raises(ObjectionIsOpen):
        objections.object_to(placement, by=host, **SAID)
    objections.withdraw(raised, by=host)
    objections.object_to(placement, by=host, **SAID)


def test_nobody_objects_from_the_first_day_on(placement: Placement, host: Actor) -> None:
    Batch.objects.filter(pk=placement.batch_id).update(starts_on=in_days(0), apply_until=None)
    with pytest.raises(TooLateToObject):
        objections.object_to(Placement.objects.get(), by=host, **SAID)


@pytest.mark.parametrize("then", ["begun", "given_back"])
def test_what_is_not_decided_in_time_lapses_by_itself(
    placement: Placement, raised: Objection, board: Actor, boss: Actor, then: str
) -> None:
    if then == "begun":
        Batch.objects.filter(pk=placement.batch_id).update(starts_on=in_days(0), apply_until=None)
    else:
        answers.decline(placement.result, by=board)
    call_command("tend_placements", verbosity=0)
    raised.refresh_from_db()
    assert raised.state == "lapsed"
    with pytest.raises(IsDecided):
        objections.uphold(raised, reason="Ya.", by=boss)


def test_words_are_needed(placement: Placement, host: Actor) -> None:
    with pytest.raises(WordsAreMissing):
        objections.object_to(placement, kind="other", why="  ", by=host)


def test_the_database_keeps_one_undecided_for_a_placement(raised: Objection) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.create(
            placement=raised.placement, batch=raised.batch, kind="other", words="Lagi"
        )


def test_who_may_do_what(
    placement: Placement, host: Actor, helper: Actor, board: Actor, boss: Actor
) -> None:
    for other in (helper, board, boss):
        with pytest.raises(ActionNotPermitted):
            objections.object_to(placement, by=other, **SAID)
    raised = objections.object_to(placement, by=host, **SAID)
    for other in (host, helper, boss):
        with pytest.raises(ActionNotPermitted):
            objections.answer(raised, text="Ya", by=other)
    for other in (board, host, helper):
        with pytest.raises(ActionNotPermitted):
            objections.dismiss(raised, reason="Ya", by=other)
    assistant = MandateFactory(cooperative=placement.cooperative, scopes=[Scope.ANSWERS]).assistant
    objections.answer(raised, text="Ya", by=Actor(assistant))


@pytest.mark.parametrize("side", ["cooperative", "host", "mandate"])
def test_a_moderator_of_either_side_does_not_decide(raised: Objection, side: str) -> None:
    person = a_moderator()
    if side == "mandate":
        MandateFactory(cooperative=raised.placement.cooperative, assistant=person)
    else:
        MembershipFactory(organisation=getattr(raised.placement, side), person=person)
    with pytest.raises(ActionNotPermitted):
        objections.uphold(raised, reason="Ya", by=Actor(person))


def test_the_made_up_placement_of_other_tests_can_be_objected_to() -> None:
    one = PlacementFactory()
    by = Actor(MembershipFactory(organisation=one.host).person)
    raised = objections.object_to(one, by=by, **SAID)
    later(raised, days=4)
    objections.uphold(raised, reason="Ya", by=Actor(a_moderator()))
    one.refresh_from_db()
    assert one.state == "called_off"


def test_waits_in_the_workspace_of_who_may_answer_until_it_is_answered(raised: Objection) -> None:
    cooperative = raised.placement.cooperative
    board = Actor(MembershipFactory(organisation=cooperative).person)
    helper = Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.ANSWERS]).assistant)
    other = Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant)
    host = Actor(MembershipFactory(organisation=raised.placement.host).person)
    for actor, told in ((board, 1), (helper, 1), (other, 0), (host, 0)):
        cards = list(objections_to_answer(actor))
        assert [card.organisation for card in cards] == [str(cooperative)] * told
    objections.answer(raised, text="Kami tetap ingin datang.", by=board)
    assert list(objections_to_answer(board)) == []


def test_upheld_frees_no_other_seat_than_the_one_objected_to(
    place: RoundBatch, placement: Placement, raised: Objection, host: Actor, boss: Actor
) -> None:
    """It gave that one back and bound itself elsewhere, and no night has passed since."""
    later(raised, days=4)
    other = SeatsFactory(round=place.round, seats=1, taken=1)
    Result.objects.filter(pk=placement.result_id).update(place=other, standing=Standing.PROMOTED)
    with pytest.raises(TooLateToObject):
        objections.uphold(raised, reason="Tidak ada tempat tidur.", by=boss)
    mine = of(placement.result)
    assert (mine.place, mine.answer) == (other, Answer.BINDING)
    assert objections.lapse(by=BY) == 1
    with pytest.raises(TooLateToObject):
        objections.object_to(placement, by=host, **SAID)
