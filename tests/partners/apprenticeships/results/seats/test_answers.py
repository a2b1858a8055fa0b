"""Accepting, accepting for now, declining, taking a decline back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.results.answer_refusals import (
    AnswersAreNotOpen,
    HoldsAnother,
    IsNotOpen,
    IsTooLate,
    NothingBetter,
    SeatIsGone,
)
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.models import Role, Scope
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import head_of


def now(result: Result) -> tuple[str, str, int | None]:
    fresh = Result.objects.get(pk=result.pk)
    return fresh.standing, fresh.answer, fresh.place_id


def taken(*batches: RoundBatch) -> list[int]:
    for batch in batches:
        batch.refresh_from_db()
    return [batch.taken for batch in batches]


def test_accepted_place_is_kept(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    answers.accept(result, by=head_of(result))
    assert now(result) == ("placed", "binding", best.pk)
    assert taken(best) == [1]


def test_answering_twice_is_answering_once(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    by = head_of(result)
    for _again in range(2):
        answers.accept(result, by=by)
    deeds = ModelLogEntry.objects.filter(action="results.accept")
    assert [entry.data["batch"] for entry in deeds] == [best.batch.code]


def test_declined_seat_goes_to_the_next_in_line(best: RoundBatch) -> None:
    holder = ResultFactory(place=best)
    waits = [ResultFactory(round=best.round, choices=[best]) for _ in range(2)]
    line_up(best, waits)
    answers.decline(holder, by=head_of(holder))
    assert now(waits[0]) == ("promoted", "open", best.pk)
    assert now(waits[1]) == ("waiting", "open", None)
    assert taken(best) == [1]


def test_who_takes_a_better_place_frees_the_lower_one_at_once(
    best: RoundBatch, other: RoundBatch
) -> None:
    holder = ResultFactory(place=best)
    second = ResultFactory(place=other, choices=[best, other])
    ResultFactory(place=other)
    third = ResultFactory(round=best.round, choices=[other])
    line_up(best, [second])
    line_up(other, [third])
    answers.accept_conditionally(second, by=head_of(second))
    answers.decline(holder, by=head_of(holder))
    assert now(second) == ("promoted", "conditional", best.pk)
    assert now(third) == ("promoted", "open", other.pk)
    assert taken(best, other) == [1, 2]


def test_who_has_bound_themselves_is_passed_over(best: RoundBatch, other: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    bound = ResultFactory(place=other, choices=[best, other])
    line_up(best, [bound, waits])
    answers.accept(bound, by=head_of(bound))
    answers.decline(holder, by=head_of(holder))
    assert now(bound) == ("placed", "binding", other.pk)
    assert now(waits) == ("promoted", "open", best.pk)


def test_who_declined_is_in_no_line(best: RoundBatch, other: RoundBatch) -> None:
    holder, gone = ResultFactory(place=best), ResultFactory(place=other, choices=[best, other])
    line_up(best, [gone])
    answers.decline(gone, by=head_of(gone))
    answers.decline(holder, by=head_of(holder))
    assert taken(best, other) == [0, 0]


def test_decline_can_be_taken_back_while_nobody_has_the_seat(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    by = head_of(result)
    answers.decline(result, by=by)
    assert taken(best) == [0]
    answers.take_back(result, by=by)
    assert now(result) == ("placed", "open", best.pk)
    assert taken(best) == [1]


def test_decline_cannot_be_taken_back_when_the_next_has_the_seat(best: RoundBatch) -> None:
    result, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    by = head_of(result)
    answers.decline(result, by=by)
    with pytest.raises(SeatIsGone):
        answers.take_back(result, by=by)
    assert now(waits) == ("promoted", "open", best.pk)


def test_who_comes_back_into_the_line_gets_what_is_free_by_then(
    best: RoundBatch, other: RoundBatch
) -> None:
    holder = ResultFactory(place=best)
    back = ResultFactory(place=other, choices=[best, other])
    line_up(best, [back])
    by = head_of(back)
    answers.decline(back, by=by)
    answers.decline(holder, by=head_of(holder))
    answers.take_back(back, by=by)
    assert now(back) == ("promoted", "open", best.pk)
    assert taken(best, other) == [1, 0]


def test_who_only_waits_leaves_the_lines_and_comes_back(best: RoundBatch) -> None:
    ResultFactory(place=best)
    waits = ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    by = head_of(waits)
    answers.decline(waits, by=by)
    assert now(waits) == ("waiting", "declined", None)
    answers.take_back(waits, by=by)
    assert now(waits) == ("waiting", "open", None)


def test_accepted_place_is_given_back(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    by = head_of(result)
    answers.accept(result, by=by)
    answers.decline(result, by=by)
    result.refresh_from_db()
    assert result.gave_back
    assert taken(best) == [0]


def test_there_must_be_something_to_wait_for(best: RoundBatch, other: RoundBatch) -> None:
    holder, result = ResultFactory(place=best), ResultFactory(place=other, choices=[best, other])
    line_up(best, [result])
    answers.accept(holder, by=head_of(holder))
    with pytest.raises(NothingBetter):
        answers.accept_conditionally(result, by=head_of(result))


def test_answers_begin_at_their_hour(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    Round.objects.update(answers_from=timezone.now() + timedelta(hours=1))
    result.round.refresh_from_db()
    with pytest.raises(AnswersAreNotOpen):
        answers.accept(result, by=head_of(result))


def test_answers_end_at_their_hour(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    Round.objects.update(answers_until=timezone.now())
    result.round.refresh_from_db()
    for verb in (answers.accept, answers.decline):
        with pytest.raises(IsTooLate):
            verb(result, by=head_of(result))


def test_what_was_not_declined_is_not_taken_back(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    answers.accept(result, by=head_of(result))
    with pytest.raises(IsNotOpen):
        answers.accept_conditionally(result, by=head_of(result))


def test_who_comes_second_is_told(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    seen = version_of(result)
    answers.accept(result, by=head_of(result), seen=seen)
    with pytest.raises(HasChangedSince):
        answers.decline(result, by=head_of(result), seen=seen)


def test_nobody_accepts_places_in_two_rounds(best: RoundBatch) -> None:
    one = ResultFactory(place=best)
    two = ResultFactory(place=SeatsFactory(), organisation=one.organisation)
    answers.accept(one, by=head_of(one))
    with pytest.raises(HoldsAnother):
        answers.accept(two, by=head_of(two))


def test_who_may_answer(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    cooperative = result.organisation
    helper = MandateFactory(cooperative=cooperative, scopes=[Scope.ANSWERS]).assistant
    reporter = MandateFactory(cooperative=cooperative, scopes=[Scope.REPORTS]).assistant
    prepares = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
    stranger = MembershipFactory().person
    for person in (reporter, prepares, stranger):
        with pytest.raises(ActionNotPermitted):
            answers.accept(result, by=Actor(person))
    answers.accept(result, by=Actor(helper))
    result.refresh_from_db()
    assert result.answered_by == helper
