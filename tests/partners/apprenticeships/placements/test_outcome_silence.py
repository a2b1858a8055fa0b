"""Nobody said how it ended, or nobody answered: who is called to it, how often, and who sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from django.utils.timezone import localdate

from home.access import Actor
from home.dashboard import Panel
from home.notices.models import Notice
from partners.apprenticeships.placements import notices
from partners.apprenticeships.placements.admin.placements import SILENCE
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.outcome_waiting import (
    outcomes_to_answer,
    outcomes_to_state,
)
from partners.membership.models import Role, Scope
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.people import staff
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db


def representative(organisation: Any) -> Actor:
    return Actor(MembershipFactory(organisation=organisation).person)


def waits(actor: Actor) -> tuple[int, int]:
    """How many outcomes one is called to state, and to answer."""
    return len(list(outcomes_to_state(actor))), len(list(outcomes_to_answer(actor)))


def shown(person: Any) -> list[tuple[str, str]]:
    """Who is silent, and about whom."""
    panel: Panel = SILENCE
    return [(str(one.label), str(one.note).partition(" · ")[0]) for one in panel.items(person)]


class TestWaiting:
    def test_the_host_is_called_to_it_from_the_day_after_the_last(self) -> None:
        over = PlacementFactory(attending=True)
        runs = PlacementFactory(begun=True, state=Placement.State.ATTENDING)
        assert waits(representative(over.host)) == (1, 0)
        assert waits(representative(runs.host)) == (0, 0)
        assert waits(representative(over.cooperative)) == (0, 0)

    def test_contributors_are_not_called_to_what_they_may_not_do(self) -> None:
        over = PlacementFactory(attending=True)
        helper = MembershipFactory(organisation=over.host, role=Role.CONTRIBUTOR).person
        assert waits(Actor(helper)) == (0, 0)

    def test_the_cooperative_is_called_to_answer_and_so_is_who_has_its_mandate(self) -> None:
        stated = PlacementFactory(completed=True)
        answers = MandateFactory(cooperative=stated.cooperative, scopes=[Scope.ANSWERS])
        reports = MandateFactory(cooperative=stated.cooperative, scopes=[Scope.REPORTS])
        assert waits(representative(stated.cooperative)) == (0, 1)
        assert waits(Actor(answers.assistant)) == (0, 1)
        assert waits(Actor(reports.assistant)) == (0, 0)

    def test_nobody_answers_what_they_stated_themselves(self) -> None:
        stated = PlacementFactory(completed=True)
        both = representative(stated.cooperative)
        Placement.objects.update(stated_by=both.person)
        assert waits(both) == (0, 0)

    def test_what_is_settled_waits_for_nobody(self) -> None:
        settled = PlacementFactory(settled=True)
        assert waits(representative(settled.host)) == (0, 0)
        assert waits(representative(settled.cooperative)) == (0, 0)


class TestReminders:
    def test_the_host_hears_twice_and_no_more(self) -> None:
        over = PlacementFactory(attending=True, first=-40, last=-30)
        host = representative(over.host)
        last = over.batch.ends_on
        for days, heard in ((1, 0), (2, 1), (9, 1), (10, 2), (60, 2)):
            notices.keep_reminders(last + timedelta(days=days))
            assert Notice.objects.filter(recipient=host.person).count() == heard, days

    def test_the_cooperative_hears_twice_and_no_more(self) -> None:
        stated = PlacementFactory(completed=True)
        theirs = representative(stated.cooperative)
        said = localdate(stated.stated_at)
        for days, heard in ((2, 0), (3, 1), (9, 1), (10, 2), (60, 2)):
            notices.keep_reminders(said + timedelta(days=days))
            assert Notice.objects.filter(recipient=theirs.person).count() == heard, days


class TestModeratorsPage:
    def test_they_see_the_side_that_is_silent_after_three_weeks(self) -> None:
        host = PlacementFactory(attending=True, first=-40, last=-22)
        PlacementFactory(attending=True, first=-40, last=-21)
        answer = PlacementFactory(completed=True)
        Placement.objects.filter(pk=answer.pk).update(stated_at=timezone.now() - timedelta(days=23))
        moderator = staff("Moderator")
        assert shown(moderator) == [
            (str(host.host), str(host.cooperative)),
            (str(answer.cooperative), str(answer.host)),
        ]

    def test_not_of_an_organisation_of_their_own_and_editors_see_none(self) -> None:
        over = PlacementFactory(attending=True, first=-40, last=-22)
        moderator = staff("Moderator")
        MembershipFactory(organisation=over.host, person=moderator)
        assert shown(moderator) == []
        assert shown(staff("Editor")) == []


@pytest.mark.parametrize(
    ("days", "state", "word"),
    [
        ({"first": -9, "last": 0}, "attending", "attending"),
        ({"first": -9, "last": -1}, "attending", "over, outcome not stated yet"),
        ({"first": -9, "last": -1}, "expected", "over, outcome not stated yet"),
        ({"first": 3, "last": 9}, "expected", "expected"),
        ({"first": -9, "last": -1}, "called_off", "called off"),
    ],
)
def test_nobody_is_said_to_be_there_once_the_last_day_is_behind(
    days: dict[str, int], state: str, word: str
) -> None:
    with translation.override("en"):
        assert str(PlacementFactory(state=state, **days).look.word) == word
