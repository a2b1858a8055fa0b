"""Who hears of what: never of what is answered already."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.notices.models import Letter
from home.notices.sending import send
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.models import Scope
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.results import ResultFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import TIME, head_of

pytestmark = pytest.mark.django_db


def sent() -> list[tuple[str, str]]:
    """To whom, about what; everything that waits goes out."""
    before = len(mail.outbox)
    for key in Letter.objects.filter(handed_at=None).order_by("pk").values_list("pk", flat=True):
        send(key)
    return [(letter.to[0], letter.subject) for letter in mail.outbox[before:]]


def hearer(result: Result) -> Any:
    return head_of(result).person


def test_next_in_line_hears_of_the_seat_and_until_when(best: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    person = hearer(waits)
    helper = MandateFactory(cooperative=waits.organisation, scopes=[Scope.ANSWERS]).assistant
    answers.decline(holder, by=head_of(holder))
    letters = sent()
    assert {to for to, _subject in letters} == {person.email, helper.email}
    assert best.batch.offer.title in letters[0][1]
    assert "WIB" in mail.outbox[-1].body or "WIT" in mail.outbox[-1].body


def test_what_is_answered_when_the_letter_goes_out_is_not_told(best: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    by = Actor(hearer(waits))
    answers.decline(holder, by=head_of(holder))
    waits.refresh_from_db()
    answers.accept(waits, by=by)
    assert sent() == []


def test_who_is_late_and_whose_batch_is_called_off_hear_of_it(
    best: RoundBatch, other: RoundBatch, boss: Actor
) -> None:
    silent, free = ResultFactory(place=best), ResultFactory(place=other)
    people = [hearer(silent).email, hearer(free).email]
    answers.accept(free, by=head_of(free))
    seats.expire(best.round, by=TIME, at=best.round.answers_until + timedelta(hours=1))
    Batch.objects.filter(pk=other.batch.pk).update(state=BatchState.CANCELLED)
    seats.call_off(other.batch, by=boss)
    heard = [to for to, _subject in sent()]
    assert set(people) <= set(heard)


def test_results_are_told_once_and_a_portion_at_a_time(
    best: RoundBatch, other: RoundBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "AT_A_TIME", 2)
    results = [ResultFactory(place=best), ResultFactory(place=other), ResultFactory(place=other)]
    people = [hearer(one).email for one in results]
    assert [seats.tell(best.round, by=TIME) for _ in range(3)] == [2, 1, 0]
    assert sorted(to for to, _subject in sent()) == sorted(people)


def test_who_has_not_answered_is_reminded_once(best: RoundBatch, other: RoundBatch) -> None:
    quiet, done = ResultFactory(place=best), ResultFactory(place=other)
    person = hearer(quiet)
    answers.accept(done, by=Actor(hearer(done)))
    Result.objects.update(told_at=timezone.now())
    Round.objects.update(answers_until=timezone.now() + timedelta(days=1))
    best.round.refresh_from_db()
    for _again in range(2):
        seats.tell(best.round, by=TIME)
    assert [to for to, _subject in sent()] == [person.email]


def test_duty_does_all_of_it(best: RoundBatch, capsys: pytest.CaptureFixture[str]) -> None:
    silent, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    MembershipFactory(organisation=silent.organisation)
    line_up(best, [waits])
    Round.objects.update(answers_until=timezone.now())
    call_command("tend_seats")
    waits.refresh_from_db()
    assert waits.place == best
    assert "1 late" in capsys.readouterr().out


def test_histories_say_what_happened_and_name_nobody_else(best: RoundBatch) -> None:
    holder, waits = ResultFactory(place=best), ResultFactory(round=best.round, choices=[best])
    line_up(best, [waits])
    by = head_of(holder)
    answers.decline(holder, by=by)
    given = ModelLogEntry.objects.get(action="results.promote")
    assert given.object_id == str(waits.organisation_id)
    assert given.user is None
    declined = ModelLogEntry.objects.get(action="results.decline")
    assert declined.user == by.person
