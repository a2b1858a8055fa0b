"""Many answers in one moment, each over a connection of its own: seats are never over-full, none
stays free beside who waits, and everybody gets a clear answer.
"""

import threading
from collections import Counter
from collections.abc import Callable
from html import unescape
from http.client import FOUND
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from home.desk.refusals import Refusal
from partners.apprenticeships.results import queue
from partners.apprenticeships.results.answer_refusals import (
    HoldsAnother,
    IsNotOpen,
    NothingBetter,
    SeatIsGone,
)
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.seats.conftest import head_of

pytestmark = pytest.mark.django_db(transaction=True)
# Each has a connection of its own. SQLite lets one write at a time, however many there are.
HANDS = 200 if connection.features.has_select_for_update else 20
ONLY_ACCEPTS = 2


def together(acts: list[Callable[[], Any]]) -> Counter[str]:
    """What became of them: `done`, or the name of the refusal. Anything else fails."""
    start, found, broken = threading.Barrier(min(HANDS, len(acts))), Counter[str](), []
    left = list(acts)

    def run() -> None:
        start.wait()
        try:
            while left:
                try:
                    act = left.pop()
                except IndexError:
                    break
                try:
                    act()
                    found["done"] += 1
                except Refusal as refusal:
                    found[type(refusal).__name__] += 1
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(start.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not broken
    return found


def holds_together() -> None:
    for row in RoundBatch.objects.select_related("round", "batch"):
        assert row.taken == Result.objects.holding().filter(place=row).count()
        assert row.taken <= row.seats
        assert row.taken_3t == Result.objects.holding().filter(place=row, is_3t=True).count()
        assert row.taken == row.seats or queue.next_in_line(row) is None


def again(result: Result, by: Actor, verb: Callable[..., Any]) -> Callable[[], Any]:
    """On a row of its own: threads share nothing."""

    def act() -> Any:
        rows = Result.objects.select_related("round", "organisation", "place")
        return verb(rows.get(pk=result.pk), by=by)

    return act


def sent(result: Result, by: Actor) -> Callable[[], Any]:
    """The form as its page sends it, in a session of its own. Raises SeatIsGone when it says so."""
    client, said, typed = Client(), SeatIsGone().said(), {"seen": version_of(result)}
    client.force_login(by.user)
    address = reverse("results:take_back", args=[result.organisation.slug, result.round.code])

    def act() -> None:
        answer = client.post(address, typed)
        if answer.status_code != FOUND:
            assert said in unescape(answer.content.decode())
            raise SeatIsGone

    return act


def test_two_hundred_requests_take_a_decline_back_for_the_last_seat_at_once() -> None:
    """Who declined may come back while the seat is free: one of them does."""
    batch = SeatsFactory(seats=1)
    gone = [ResultFactory(round=batch.round) for _ in range(200)]
    heads = [head_of(one) for one in gone]
    keys = [one.pk for one in gone]
    Result.objects.filter(pk__in=keys).update(
        standing="placed", answer="declined", place=batch, first_place=batch, preference=0
    )
    acts = [sent(one, by) for one, by in zip(gone, heads, strict=True)]
    assert together(acts) == {"done": 1, SeatIsGone.__name__: 199}
    assert Result.objects.holding().filter(place=batch).count() == 1
    holds_together()


def test_everybody_declines_and_answers_at_once_along_one_chain() -> None:
    """Six batches of two seats, each full with those who would rather be in the one before; six
    more wait for the last. Whoever declines among what they send has declined in the end, and who
    has a place and only accepts has bound themselves.
    """
    round = RoundFactory(answering=True)
    rows = [SeatsFactory(round=round, seats=2) for _ in range(6)]
    placed = [
        ResultFactory(place=row, choices=rows[max(0, at - 1) : at + 1])
        for at, row in enumerate(rows)
        for _ in range(2)
    ]
    waits = [ResultFactory(round=round, choices=rows[-1:]) for _ in range(6)]
    for at, row in enumerate(rows[:-1]):
        line_up(row, placed[2 * at + 2 : 2 * at + 4])
    line_up(rows[-1], waits)
    verbs = (answers.accept_conditionally, answers.decline, answers.accept)
    everybody = [(one, head_of(one)) for one in (*placed, *waits)]
    acts = [
        again(one, by, verbs[(at + turn) % 3])
        for turn in range(2)
        for at, (one, by) in enumerate(everybody)
    ]
    found = together(acts)
    for one, _by in everybody:
        one.refresh_from_db()
    stay = [one for at, one in enumerate(placed) if at % 3 == ONLY_ACCEPTS]
    gone = [one for at, (one, _by) in enumerate(everybody) if at % 3 != ONLY_ACCEPTS]
    assert {one.answer for one in gone} == {"declined"}
    assert {one.answer for one in stay} == {"binding"}
    assert found["done"] >= len(gone) + len(stay)
    assert found.total() == len(acts)
    assert set(found) <= {"done", IsNotOpen.__name__, NothingBetter.__name__}
    holds_together()


def test_reserve_holds_when_everybody_declines_at_once() -> None:
    """Eight leave; three of the eight seats are for 3T, whose people stand last in line."""
    batch = SeatsFactory(seats=8, reserve=3)
    gone = [ResultFactory(place=batch, is_3t=at < 3) for at in range(8)]
    waits = [ResultFactory(round=batch.round, choices=[batch], is_3t=at >= 9) for at in range(12)]
    line_up(batch, waits)
    acts = [again(one, head_of(one), answers.decline) for one in gone]
    assert together(acts) == {"done": 8}
    holds_together()
    batch.refresh_from_db()
    assert (batch.taken, batch.taken_3t) == (8, 3)


def test_one_answer_sent_by_many_hands_is_one() -> None:
    holder = ResultFactory(place=SeatsFactory(seats=1))
    waits = ResultFactory(round=holder.round, choices=[holder.place])
    line_up(holder.place, [waits])
    by = head_of(holder)
    assert together([again(holder, by, answers.decline)] * 12) == {"done": 12}
    waits.refresh_from_db()
    assert waits.standing == "promoted"
    holds_together()


def test_one_of_two_places_is_accepted() -> None:
    one = ResultFactory(place=SeatsFactory())
    two = ResultFactory(place=SeatsFactory(), organisation=one.organisation)
    by = head_of(one)
    found = together([again(one, by, answers.accept), again(two, by, answers.accept)])
    assert found == {"done": 1, HoldsAnother.__name__: 1}
    assert Result.objects.accepted().count() == 1
