"""What both sides do with a placement: per role and object."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from home.notices.models import Notice
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.refusals import (
    CommentIsMissing,
    HoursAreMissing,
    IsNotOpen,
    NobodyThatMany,
    NothingToAnswer,
)
from partners.apprenticeships.placements.rules import Hindrance, Verb
from partners.apprenticeships.placements.services import placements
from partners.membership.models import Role, Scope
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db
State, Word = Placement.State, Placement.Word
Act = Callable[[Placement, Actor], Any]


def prepare(one: Placement, by: Actor) -> None:
    placements.confirm_items(one, [1], by=by)


def attend(one: Placement, by: Actor) -> None:
    placements.attend(one, {one.batch.ends_on: 1}, by=by)


def state(one: Placement, by: Actor) -> None:
    placements.state_outcome(one, Verb.COMPLETE, by=by)


def agree(one: Placement, by: Actor) -> None:
    placements.agree(one, by=by)


def fresh(one: Placement) -> Placement:
    return Placement.objects.with_sides().get(pk=one.pk)


def test_host_notes_states_and_the_cooperative_countersigns(
    placement: Placement, board: Actor, host: Actor
) -> None:
    attend(placement, host)
    state(placement, host)
    assert (fresh(placement).state, fresh(placement).stated_by) == (State.COMPLETED, host.person)
    agree(fresh(placement), board)
    assert fresh(placement).is_settled


def test_outcome_is_told_to_who_represents_the_cooperative(
    placement: Placement, board: Actor, host: Actor
) -> None:
    state(placement, host)
    assert [one.recipient for one in Notice.objects.all()] == [board.person]


def test_disagreement_says_why_and_the_host_hears_of_it(
    placement: Placement, board: Actor, host: Actor
) -> None:
    state(placement, host)
    with pytest.raises(CommentIsMissing):
        placements.disagree(fresh(placement), by=board, comment=" ")
    placements.disagree(fresh(placement), by=board, comment="Hanya dua hari.")
    assert list(Placement.objects.disputed()) == [placement]
    assert host.person in [one.recipient for one in Notice.objects.all()]


def test_who_disagreed_may_agree_when_the_host_states_it_anew(
    placement: Placement, board: Actor, host: Actor
) -> None:
    state(placement, host)
    placements.disagree(fresh(placement), by=board, comment="Hanya dua hari.")
    partly = Verb.COMPLETE_PARTLY
    placements.state_outcome(fresh(placement), partly, by=host, hours_missed=16)
    again = fresh(placement)
    assert (again.state, again.hours_missed, again.word, again.comment) == (
        State.PARTLY,
        16,
        Word.OPEN,
        "",
    )


def test_correcting_the_attendance_takes_the_outcome_back(
    placement: Placement, host: Actor
) -> None:
    state(placement, host)
    attend(fresh(placement), host)
    again = fresh(placement)
    assert (again.state, again.stated_at, again.stated_by) == (State.ATTENDING, None, None)


def test_nothing_changes_once_both_agree(placement: Placement, board: Actor, host: Actor) -> None:
    state(placement, host)
    agree(fresh(placement), board)
    for act in (attend, state):
        with pytest.raises(IsNotOpen) as refused:
            act(fresh(placement), host)
        assert refused.value.facts["why"] is Hindrance.SETTLED
    with pytest.raises(NothingToAnswer):
        agree(fresh(placement), board)


def test_partly_says_how_many_hours(placement: Placement, host: Actor) -> None:
    with pytest.raises(HoursAreMissing):
        placements.state_outcome(placement, Verb.COMPLETE_PARTLY, by=host)


@pytest.mark.parametrize(
    "days", [{"before": 1}, {"after": 1}, {"more": 3}], ids=["before", "after", "more"]
)
def test_nobody_comes_outside_the_days_or_in_greater_number(
    placement: Placement, host: Actor, days: dict[str, int]
) -> None:
    batch = placement.batch
    real = {
        "before": batch.starts_on - timedelta(days=1),
        "after": batch.ends_on + timedelta(days=1),
        "more": batch.starts_on,
    }
    with pytest.raises(NobodyThatMany):
        placements.attend(placement, {real[name]: n for name, n in days.items()}, by=host)


def test_attendance_is_not_taken_ahead() -> None:
    begun = PlacementFactory(begun=True)
    host = Actor(MembershipFactory(organisation=begun.host).person)
    with pytest.raises(NobodyThatMany):
        placements.attend(begun, {localdate() + timedelta(days=1): 1}, by=host)


def test_day_is_taken_back(placement: Placement, host: Actor) -> None:
    placements.attend(placement, {placement.batch.starts_on: None}, by=host)
    assert not placement.days.exists()


def test_what_was_in_order_keeps_its_day(placement: Placement, board: Actor) -> None:
    prepare(placement, board)
    first = placement.checklist.get(number=1).confirmed_at
    placements.confirm_items(fresh(placement), [1, 2], by=board)
    assert placement.checklist.get(number=1).confirmed_at == first
    placements.confirm_items(fresh(placement), [], by=board)
    assert not placement.checklist.exclude(confirmed_at=None).exists()


def test_who_comes_second_overwrites_nothing(placement: Placement, host: Actor) -> None:
    seen = version_of(placement)
    placements.attend(placement, {placement.batch.ends_on: 1}, by=host, seen=seen)
    with pytest.raises(HasChangedSince):
        placements.attend(placement, {placement.batch.ends_on: 2}, by=host, seen=seen)


def test_history_of_the_cooperative_says_who_acted_for_whom(
    placement: Placement, board: Actor, host: Actor
) -> None:
    state(placement, host)
    agree(fresh(placement), board)
    said = {entry.action: entry.data["role"] for entry in ModelLogEntry.objects.all()}
    assert said == {
        "placements.stated": Role.REPRESENTATIVE.value,
        "placements.agreed": Role.REPRESENTATIVE.value,
        "placements.certificate_issued": Role.REPRESENTATIVE.value,
    }


PEOPLE: dict[str, Callable[[Placement], Any]] = {
    "board": lambda one: MembershipFactory(organisation=one.cooperative).person,
    "contributor": lambda one: (
        MembershipFactory(organisation=one.cooperative, role=Role.CONTRIBUTOR).person
    ),
    "assistant": lambda one: (
        MandateFactory(cooperative=one.cooperative, scopes=[Scope.ANSWERS]).assistant
    ),
    "assistant for the profile": lambda one: (
        MandateFactory(cooperative=one.cooperative, scopes=[Scope.PROFILE]).assistant
    ),
    "host": lambda one: MembershipFactory(organisation=one.host).person,
    "helper of the host": lambda one: (
        MembershipFactory(organisation=one.host, role=Role.CONTRIBUTOR).person
    ),
    "stranger": lambda one: MembershipFactory().person,
    "account": lambda one: PersonFactory(),
}
MAY: list[tuple[Act, set[str]]] = [
    (prepare, {"board", "contributor", "assistant"}),
    (attend, {"host", "helper of the host"}),
    (state, {"host"}),
    (agree, {"board", "assistant"}),
]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("act", "allowed"), MAY, ids=[act.__name__ for act, _ in MAY])
def test_each_role_does_what_is_theirs(db: None, who: str, act: Act, allowed: set[str]) -> None:
    one = PlacementFactory(**({"completed": True} if act is agree else {"attending": True}))
    by = Actor(PEOPLE[who](one))
    if who in allowed:
        act(one, by)
    else:
        with pytest.raises(ActionNotPermitted):
            act(one, by)


def test_who_stands_on_both_sides_does_not_agree_with_themselves(
    placement: Placement, host: Actor
) -> None:
    state(placement, host)
    MembershipFactory(organisation=placement.cooperative, person=host.person)
    with pytest.raises(ActionNotPermitted):
        agree(fresh(placement), host)
