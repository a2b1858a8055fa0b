"""The demo's rounds: one open, one of the past that was matched by the same code."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.access import Actor
from home.services.progress import silent
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import demo
from partners.apprenticeships.results.demo import making, past, waiting
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.results.services.publishing import user_can_publish
from partners.apprenticeships.rounds import demo as ahead
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.demo import nation
from portal.users.models import User
from tests.factories.apprenticeships import BatchFactory
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded() -> None:
    today = timezone.localdate()
    learn = CompetencyFactory()
    offer = {"offer__is_demo": True, "offer__competencies": [learn]}
    BatchFactory(open=True, apply_until=today + timedelta(days=30), **offer)
    BatchFactory(
        state="confirmed", starts_on=today - timedelta(days=50), seats=2, minimum=1,
        ends_on=today - timedelta(days=40), **offer,
    )  # fmt: skip
    for days, length in ((2, 3), (5, 4)):
        BatchFactory(
            state="closed", apply_until=today - timedelta(days=days), seats=length, minimum=1,
            starts_on=today + timedelta(days=49), **offer,
        )  # fmt: skip
    for email in (making.ASKS, making.PUBLISHES):
        User.objects.create_superuser(email, "x")
    for code in ("3201", "3202", "3203"):
        region = RegencyFactory(code=code)
        CooperativeFactory(region=region, is_demo=True, source=nation.SOURCE)
    for module in (ahead, demo, ahead, demo):
        module.load(silent)


@pytest.mark.usefixtures("seeded")
def test_open_round_receives_applications_for_batches_of_the_demo() -> None:
    round = Round.objects.get(code=ahead.CODE)
    assert (round.phase, round.is_demo, round.batches.count()) == (Phase.COLLECTING, True, 1)


@pytest.mark.usefixtures("seeded")
def test_round_of_the_past_has_ended_with_every_seat_accepted() -> None:
    round = Round.objects.get(code=past.CODE)
    assert round.phase is Phase.ENDED
    assert round.results.count() == 3
    row = round.batches.get()
    assert (row.seats, row.taken, row.results.holding().count()) == (2, 2, 2)


@pytest.mark.usefixtures("seeded")
def test_one_round_waits_to_be_matched_and_one_for_another_moderator() -> None:
    to_match, matched = (Round.objects.get(code=code) for code in (waiting.CLOSED, waiting.MATCHED))
    assert to_match.phase is Phase.CLOSED
    asks, publishes = map(Actor, making.staff() or ())
    matching.ask(to_match, by=asks)
    assert matched.phase is Phase.MATCHED
    assert not user_can_publish(asks, matched)
    assert user_can_publish(publishes, matched)


@pytest.mark.usefixtures("seeded")
def test_removing_takes_all_of_it_out() -> None:
    demo.unload()
    ahead.unload()
    for model in (Round, RoundBatch, Application, Result):
        assert not model.objects.exists()
