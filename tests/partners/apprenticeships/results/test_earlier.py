"""What earlier rounds mean for one that is matched: their seats, their cooperatives."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import keeping, running
from partners.apprenticeships.results.models import (
    Matching,
)
from partners.apprenticeships.results.refusals import EarlierRoundGoesOn
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def test_seats_of_a_round_that_still_answers_are_not_given_again(world) -> None:
    earlier = RoundBatchFactory(
        round=RoundFactory(answering=True), batch=world.batches[0].batch, seats=2, taken=1
    )
    with pytest.raises(EarlierRoundGoesOn):
        matching.ask(world.round, by=world.asks)
    Round.objects.filter(pk=earlier.round_id).update(answers_until=timezone.now())
    world.match()
    row = world.round.batches.get(batch__code="b1")
    earlier.refresh_from_db()
    assert (row.seats, row.taken) == (1, 1)
    assert (earlier.seats, earlier.taken) == (1, 1)
    matching.undo(world.round, by=world.asks, reason="x")
    earlier.refresh_from_db()
    assert (earlier.seats, earlier.taken) == (2, 1)


def test_seat_that_an_earlier_round_gives_meanwhile_is_not_given_twice(world, monkeypatch) -> None:
    earlier = RoundBatchFactory(
        round=RoundFactory(ended=True), batch=world.batches[0].batch, seats=2, taken=1
    )
    keep = running.keeping.keep

    def meanwhile(*args: Any) -> Any:
        type(earlier).objects.filter(pk=earlier.pk).update(taken=2)
        return keep(*args)

    monkeypatch.setattr(running.keeping, "keep", meanwhile)
    assert world.match().problem == Matching.Problem.SEATS_MOVED
    monkeypatch.undo()
    world.match()
    assert world.round.batches.get(batch__code="b1").seats == 0


def test_second_round_leaves_out_who_has_a_place_and_counts_the_rounds_of_the_others(world) -> None:
    first = world.round
    world.match()
    Round.objects.filter(pk=first.pk).update(
        state="published",
        published_by=world.publishes.user,
        published_at=timezone.now() - timedelta(days=9),
        answers_from=timezone.now() - timedelta(days=8),
        answers_until=timezone.now() - timedelta(days=1),
    )
    second = RoundFactory(code="2027-2", closed=True, follows=first)
    second.weights = {**first.weights, **world.round.weights}
    second.save()
    RoundBatchFactory(round=second, batch=world.batches[2].batch)
    for one in world.applications:
        ApplicationFactory(
            round=second, organisation=one.organisation, competencies=[world.milk],
            choices=[world.batches[2].batch], handed_in=True,
        )  # fmt: skip
    Batch.objects.filter(code="b3").update(minimum=0)
    world.round = second
    done = world.match()
    assert len(done.figures["left_out"]) == 3
    assert set(world.places()) == {"Dewi", "Eko", "Fajar"}
    kept = keeping.read(done)
    assert {row.waited for row in kept.applications} == {1}
