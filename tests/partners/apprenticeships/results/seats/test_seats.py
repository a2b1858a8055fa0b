"""What time and staff do: late answers, conditional ones that bind, batches called off, ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.answer_refusals import SeatIsGone
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.rules import LEAST
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.results.signals import published
from partners.apprenticeships.rounds.models import RoundBatch
from partners.apprenticeships.services import batches
from tests.factories.apprenticeships import in_days
from tests.factories.membership import PersonFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.seats.conftest import TIME, head_of
from tests.partners.apprenticeships.results.seats.test_answers import now, taken


def after(batch: RoundBatch) -> timezone.datetime:
    return batch.round.answers_until + timedelta(hours=1)


def test_who_does_not_answer_in_time_loses_the_place_to_the_next(best: RoundBatch) -> None:
    silent, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    assert seats.expire(best.round, by=TIME, at=after(best)) == 1
    assert now(silent) == ("lapsed", "late", None)
    assert now(waits) == ("promoted", "open", best.pk)
    waits.refresh_from_db()
    assert waits.answer_until >= after(best) + LEAST
    assert seats.expire(best.round, by=TIME, at=after(best)) == 0


def test_nobody_is_late_before_the_hour(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    assert seats.expire(best.round, by=TIME) == 0
    assert now(result) == ("placed", "open", best.pk)


def test_who_is_late_takes_no_better_place(best: RoundBatch, other: RoundBatch) -> None:
    one, two = ResultFactory(place=best), ResultFactory(place=other, choices=[best, other])
    line_up(best, [two])
    assert seats.expire(best.round, by=TIME, at=after(best)) == 2
    assert now(one) == now(two) == ("lapsed", "late", None)


def test_conditional_answer_binds_when_nothing_better_can_fall_free(
    best: RoundBatch, other: RoundBatch
) -> None:
    holder = ResultFactory(place=best)
    result = ResultFactory(place=other, choices=[best, other])
    line_up(best, [result])
    answers.accept_conditionally(result, by=head_of(result))
    assert seats.bind_conditionals(best.round, by=TIME) == 0
    answers.accept(holder, by=head_of(holder))
    assert seats.bind_conditionals(best.round, by=TIME) == 1
    assert now(result) == ("placed", "binding", other.pk)


def test_conditional_answer_binds_at_the_end(best: RoundBatch, other: RoundBatch) -> None:
    ResultFactory(place=best)
    result = ResultFactory(place=other, choices=[best, other])
    line_up(best, [result])
    answers.accept_conditionally(result, by=head_of(result))
    assert seats.bind_conditionals(best.round, by=TIME, at=after(best)) == 1


def test_people_of_a_batch_called_off_are_free_again(
    best: RoundBatch, other: RoundBatch, boss: Actor
) -> None:
    holder = ResultFactory(place=best)
    bound = ResultFactory(place=other, choices=[best, other])
    nowhere = ResultFactory(place=other)
    line_up(best, [bound])
    answers.accept(bound, by=head_of(bound))
    answers.accept(nowhere, by=head_of(nowhere))
    batches.decide(other.batch, BatchState.CANCELLED, by=boss)
    assert now(bound) == ("waiting", "open", None)
    assert now(nowhere) == ("lapsed", "open", None)
    assert taken(best, other) == [1, 0]
    answers.decline(holder, by=head_of(holder))
    assert now(bound) == ("promoted", "open", best.pk)


def test_who_is_free_again_gets_a_seat_that_nobody_waited_for(
    best: RoundBatch, other: RoundBatch, boss: Actor
) -> None:
    holder, bound = ResultFactory(place=best), ResultFactory(place=other, choices=[best, other])
    line_up(best, [bound])
    answers.accept(bound, by=head_of(bound))
    answers.decline(holder, by=head_of(holder))
    assert taken(best) == [0]
    batches.decide(other.batch, BatchState.CANCELLED, by=boss)
    assert now(bound) == ("promoted", "open", best.pk)


def test_closed_batch_takes_nobody(best: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    RoundBatch.objects.update(is_closed=True)
    answers.decline(holder, by=head_of(holder))
    assert now(waits) == ("waiting", "open", None)


def test_no_seat_is_given_less_than_three_days_before_the_batch(best: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    Batch.objects.update(starts_on=in_days(2), ends_on=in_days(9))
    answers.decline(holder, by=head_of(holder))
    assert now(waits) == ("waiting", "open", None)


def test_waiting_ends_when_no_batch_gives_seats(best: RoundBatch) -> None:
    ResultFactory(place=best)
    waits = ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    assert seats.end_lines(best.round, by=TIME) == 0
    Batch.objects.update(starts_on=in_days(2), ends_on=in_days(9))
    assert seats.end_lines(best.round, by=TIME) == 1
    assert now(waits) == ("not_placed", "open", None)


def test_another_place_may_be_accepted_when_the_batch_has_ended(best: RoundBatch) -> None:
    one = ResultFactory(place=best)
    answers.accept(one, by=head_of(one))
    Batch.objects.update(starts_on=in_days(-9), ends_on=in_days(-2))
    seats.end_lines(best.round, by=TIME)
    two = ResultFactory(place=SeatsFactory(), organisation=one.organisation)
    answers.accept(two, by=head_of(two))
    assert Result.objects.filter(answer="binding").count() == 2


@pytest.mark.parametrize("act", [seats.expire, seats.bind_conditionals, seats.end_lines])
def test_time_needs_the_right(best: RoundBatch, act) -> None:
    with pytest.raises(ActionNotPermitted):
        act(best.round, by=Actor(PersonFactory()))


def test_later_round_of_the_same_batch_has_the_seats_that_were_free(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    answers.decline(result, by=head_of(result))
    later = SeatsFactory(batch=best.batch, round=RoundFactory(answering=True), seats=1)
    published.send(sender=None, round=later.round)
    best.refresh_from_db()
    assert (best.seats, best.taken) == (0, 0)
    with pytest.raises(SeatIsGone):
        answers.take_back(Result.objects.get(pk=result.pk), by=head_of(result))
