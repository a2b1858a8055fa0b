"""Places in line, also in long ones: a handful of queries, whatever was decided before."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import facts, queue, rules
from partners.apprenticeships.results.models import Result, WaitingList
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation
from tests.factories.results import ResultFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import head_of


@given(st.lists(st.tuples(st.integers(1, 2**40), st.integers(0, 2**31))))
def test_what_is_packed_is_read_again(entries: list[tuple[int, int]]) -> None:
    line = queue.Line.of(WaitingList(**queue.pack(entries)))
    assert list(zip(line.applications, line.preferences, strict=True)) == entries


def test_place_counts_those_who_still_wait(best: RoundBatch) -> None:
    ResultFactory(place=best)
    one, two, three = (ResultFactory(round=best.round, choices=[best]) for _ in range(3))
    line_up(best, [one, two, three])
    assert [queue.place_in_line(each, best) for each in (one, two, three)] == [1, 2, 3]
    answers.decline(two, by=head_of(two))
    assert queue.place_in_line(three, best) == 2
    assert queue.place_in_line(two, best) is None
    found = queue.places_in_line(three, [best.pk])[best.pk]
    two.refresh_from_db()
    assert (found.place, found.at_first, found.moved_at) == (2, 3, two.changed_at)
    assert queue.next_in_line(best) == one


def test_who_has_something_better_does_not_count(best: RoundBatch, other: RoundBatch) -> None:
    glad = ResultFactory(place=best, choices=[best, other])
    waits = ResultFactory(round=best.round, choices=[other])
    line_up(other, [glad, waits])
    assert queue.place_in_line(waits, other) == 1
    assert queue.place_in_line(glad, other) is None


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("days", [None, -1, 1])
def test_the_database_says_who_waits_as_the_rules_do(
    best: RoundBatch, standing: Standing, answer: Answer, days: int | None
) -> None:
    is_placed = standing in {Standing.PLACED, Standing.PROMOTED}
    if answer in rules.ACCEPTED and not is_placed:
        return
    if (answer == Answer.LATE) is not (standing == Standing.LAPSED) and answer == Answer.LATE:
        return
    at = timezone.now()
    result = ResultFactory(
        round=best.round,
        place=best if is_placed else None,
        standing=standing,
        answer=answer,
        answer_until=None if days is None else at + timedelta(days=days),
    )
    waits = Result.objects.in_line(best.round, at).filter(pk=result.pk).exists()
    assert waits is rules.waits(facts.facts_of(result, at))


def many(round: Round, size: int) -> list[Result]:
    """Rows without what nobody asks for here."""
    first = ResultFactory(round=round)
    made = [
        Organisation(name=f"K {at}", slug=f"k-{at}", kind="cooperative", code=f"K-{at}")
        for at in range(size)
    ]
    kept = Organisation.objects.bulk_create(made)
    by = first.application.by
    applications = Application.objects.bulk_create(
        Application(round=round, organisation=one, by=by, role="representative") for one in kept
    )
    return Result.objects.bulk_create(
        Result(
            round=round,
            organisation_id=one.organisation_id,
            application=one,
            standing=Standing.WAITING,
            answer=Answer.DECLINED if at % 3 else Answer.OPEN,
        )
        for at, one in enumerate(applications)
    )


def test_long_line_takes_few_queries(best: RoundBatch, django_assert_max_num_queries: Any) -> None:
    waits = many(best.round, 4_000)
    entries = [(one.application_id, 0) for one in waits]
    WaitingList.objects.create(round_batch=best, **queue.pack(entries))
    last = Result.objects.select_related("round").get(pk=waits[-1].pk)
    begun = time.perf_counter()
    with django_assert_max_num_queries(5):
        assert queue.place_in_line(last, best) == 1_334
    assert time.perf_counter() - begun < 2
    Result.objects.exclude(pk=waits[-1].pk).update(answer=Answer.DECLINED)
    with django_assert_max_num_queries(9):
        assert queue.next_in_line(best) == last
