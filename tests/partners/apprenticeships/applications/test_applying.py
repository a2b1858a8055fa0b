"""A cooperative makes a list, hands it in, changes its mind."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.applications import barring, history
from partners.apprenticeships.applications.deadlines import last_moment
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation
from tests.factories.apprenticeships import in_days
from tests.factories.home import CompetencyFactory, RegionFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
State = Application.State


def test_begun_twice_it_is_one_application(
    application: Application, cooperative: Organisation, round: Round, contributor: Actor
) -> None:
    assert applications.begin(round, cooperative, by=contributor) == application
    assert (application.state, application.standing) == (State.DRAFT, None)


def test_what_is_handed_in_stands_whatever_is_changed_afterwards(
    whole: Application, batches: list[Batch], board: Actor
) -> None:
    submission = applications.submit(whole, by=board)
    applications.write(whole, by=board, goals="Ikan", team=2)
    applications.put_on_list(whole, batches[2], by=board)
    whole.refresh_from_db()
    submission.refresh_from_db()
    assert (whole.state, whole.standing) == (State.SUBMITTED, submission)
    assert submission.content["goals"] == "Susu"
    assert submission.content["choices"] == [batch.pk for batch in batches[:2]]
    again = applications.submit(whole, by=board)
    whole.refresh_from_db()
    assert (again.number, whole.standing) == (2, again)
    assert again.content["choices"] == [batch.pk for batch in batches]
    assert again.policy == whole.round.policy


def test_the_same_content_is_handed_in_once(whole: Application, board: Actor) -> None:
    first = applications.submit(whole, by=board, seen=whole.updated_at.isoformat())
    stale = whole.updated_at.isoformat()
    assert applications.submit(whole, by=board, seen=stale) == first
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        assert applications.submit(whole, by=board) == first
    assert whole.submissions.count() == 1
    assert ModelLogEntry.objects.filter(action=history.SUBMITTED).count() == 1


def test_withdrawn_nothing_stands_until_it_is_handed_in_again(
    whole: Application, board: Actor
) -> None:
    applications.submit(whole, by=board)
    applications.withdraw(whole, by=board)
    whole.refresh_from_db()
    assert (whole.state, whole.standing) == (State.WITHDRAWN, None)
    with pytest.raises(applications.IsNotOpen):
        applications.withdraw(whole, by=board)
    assert applications.submit(whole, by=board).number == 2
    assert whole.submissions.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"free_from": in_days(9), "free_until": in_days(8)},
        {"team": 0},
        {"team": 51},
        {"mode": "by-post"},
        {"languages": ["xx"]},
        {"needs": ["pool"]},
        {"goals": "x" * 2001},
    ],
)
def test_words_that_cannot_be_are_refused_at_their_field(
    application: Application, board: Actor, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        applications.write(application, by=board, **wrong)
    application.refresh_from_db()
    assert application.team == 1


def test_what_is_no_word_of_an_application_is_not_written(
    application: Application, board: Actor
) -> None:
    with pytest.raises(TypeError):
        applications.write(application, by=board, state="submitted")


def test_every_word_is_kept_and_handed_in(whole: Application, board: Actor) -> None:
    words = {
        "team": 3,
        "mode": "both",
        "reach": "island",
        "languages": ["id", "en"],
        "needs": ["childcare"],
        "free_from": in_days(10),
        "free_until": in_days(90),
        "competencies": [CompetencyFactory(code="z"), CompetencyFactory(code="a")],
    }
    applications.write(whole, by=board, **words)
    content = applications.submit(whole, by=board).content
    assert content["competencies"] == ["a", "z"]
    assert content["languages"] == ["en", "id"]
    assert content["free_from"] == in_days(10).isoformat()
    assert (content["team"], content["mode"], content["reach"]) == (3, "both", "island")
    assert content["needs"] == ["childcare"]


@pytest.mark.parametrize(("region", "hour"), [("32", 17), ("53", 16), ("94", 15)])
def test_one_hands_in_until_midnight_by_ones_own_clock(
    whole: Application, cooperative: Organisation, board: Actor, region: str, hour: int
) -> None:
    Organisation.objects.filter(pk=cooperative.pk).update(region=RegionFactory(code=region))
    cooperative.refresh_from_db()
    until = last_moment(whole.round, cooperative)
    assert until.astimezone(timezone.get_fixed_timezone(0)).hour == hour - 1
    with time_machine.travel(until + timedelta(seconds=1), tick=False):
        with pytest.raises(applications.DeadlineHasPassed) as told:
            applications.submit(whole, by=board)
        assert "23" in told.value.said()
        for refused in (
            lambda: applications.write(whole, by=board, goals="x"),
            lambda: applications.order_list(whole, [], by=board),
            lambda: applications.withdraw(whole, by=board),
        ):
            with pytest.raises(applications.DeadlineHasPassed):
                refused()
    with time_machine.travel(until - timedelta(seconds=1), tick=False):
        assert applications.submit(whole, by=board).number == 1


@pytest.mark.parametrize("phase", ["matched", "published", "cancelled"])
def test_a_round_that_does_not_collect_takes_nothing(
    cooperative: Organisation, board: Actor, phase: str
) -> None:
    with pytest.raises(applications.RoundIsNotOpen):
        applications.begin(RoundFactory(**{phase: True}), cooperative, by=board)
    with pytest.raises(applications.RoundIsNotOpen):
        applications.begin(RoundFactory(), cooperative, by=board)


def test_a_hidden_cooperative_begins_and_hands_in_nothing(
    whole: Application, cooperative: Organisation, board: Actor
) -> None:
    Organisation.objects.filter(pk=cooperative.pk).update(is_public=False)
    with pytest.raises(applications.IsNotShown):
        applications.submit(whole, by=board)
    with pytest.raises(applications.IsNotShown):
        applications.begin(RoundFactory(collecting=True), cooperative, by=board)


def test_a_cooperative_without_a_place_is_told(
    whole: Application, cooperative: Organisation, board: Actor
) -> None:
    Organisation.objects.filter(pk=cooperative.pk).update(region=None)
    with pytest.raises(applications.HasNoPlace):
        applications.submit(whole, by=board)


def test_rooms_above_bar_who_holds_a_place(
    whole: Application, board: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(barring, "_bars", [])
    barring.register(lambda round, organisation: applications.HoldsAPlace())
    with pytest.raises(applications.HoldsAPlace):
        applications.submit(whole, by=board)


def test_who_comes_second_is_told(
    application: Application, batches: list[Batch], board: Actor
) -> None:
    seen = application.updated_at.isoformat()
    applications.put_on_list(application, batches[0], by=board, seen=seen)
    for late in (
        lambda: applications.put_on_list(application, batches[1], by=board, seen=seen),
        lambda: applications.take_off_list(application, batches[0], by=board, seen=seen),
        lambda: applications.order_list(application, [], by=board, seen=seen),
        lambda: applications.write(application, by=board, seen=seen, goals="x"),
        lambda: applications.name_delegates(application, [], by=board, seen=seen),
        lambda: applications.submit(application, by=board, seen=seen),
        lambda: applications.withdraw(application, by=board, seen=seen),
    ):
        with pytest.raises(HasChangedSince):
            late()


def test_its_history_stands_at_the_cooperative_and_names_nobody(
    whole: Application, board: Actor
) -> None:
    applications.submit(whole, by=board)
    applications.withdraw(whole, by=board)
    told = ModelLogEntry.objects.filter(action__startswith="applications.").order_by("pk")
    assert [entry.action for entry in told] == [
        history.BEGUN,
        history.WRITTEN,
        history.LISTED,
        history.NAMED,
        history.SUBMITTED,
        history.WITHDRAWN,
    ]
    assert {entry.object_id for entry in told} == {str(whole.organisation_id)}
    assert "Sri" not in "".join(str(entry.data) for entry in told)
