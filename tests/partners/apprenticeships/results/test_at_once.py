"""Two moderators in the same moment, over two connections: one does it, the other is told."""

import pytest

from home.access import Actor
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.refusals import IsAtWork
from partners.apprenticeships.results.services import matching, publishing
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import IsNotOpen
from partners.matching.policy import Policy
from tests.factories.membership import PersonFactory
from tests.factories.rounds import RoundFactory
from tests.partners.membership.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def moderator() -> Actor:
    return Actor(PersonFactory(is_superuser=True))


@pytest.fixture
def round(monkeypatch: pytest.MonkeyPatch) -> Round:
    """Closed; its job is rung by hand."""
    monkeypatch.setattr(matching.recovery, "ring", lambda *args: None)
    return RoundFactory(closed=True, weights={c.code: c.weight for c in Policy().criteria})


def kinds(refusals: list) -> set[type]:
    return {type(refusal) for refusal in refusals}


def test_round_that_two_ask_for_is_matched_once(round: Round) -> None:
    people = [moderator(), moderator()]
    refusals = together(*[lambda by=by: matching.ask(round, by=by) for by in people])
    assert kinds(refusals) == {type(None), IsAtWork}
    assert Matching.objects.count() == 1


def test_job_that_is_rung_twice_runs_once(round: Round) -> None:
    asked = matching.ask(round, by=moderator())
    states: list = []
    together(*[lambda: states.append(running.run(asked.pk))] * 2)
    assert sorted(states, key=str) == [None, "done"]
    assert Matching.objects.get().attempts == 1


def test_round_that_two_publish_is_published_once(round: Round) -> None:
    asked = matching.ask(round, by=moderator())
    running.run(asked.pk)
    people = [moderator(), moderator()]
    refusals = together(*[lambda by=by: publishing.publish(round, by=by) for by in people])
    assert kinds(refusals) == {type(None), IsNotOpen}


def test_round_is_published_or_undone_and_not_both(round: Round) -> None:
    asked = matching.ask(round, by=moderator())
    running.run(asked.pk)
    one, other = moderator(), moderator()
    refusals = together(
        lambda: publishing.publish(round, by=one),
        lambda: matching.undo(round, by=other, reason="Salah"),
    )
    assert kinds(refusals) == {type(None), IsNotOpen}
