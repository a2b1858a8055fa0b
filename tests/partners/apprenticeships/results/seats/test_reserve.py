"""Seats reserved for 3T regions that fall free stay theirs, while somebody from there waits."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results import queue, rules
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import head_of
from tests.partners.apprenticeships.results.seats.plain import One, Plain
from tests.partners.apprenticeships.results.seats.test_answers import now


@pytest.fixture
def reserved(round) -> RoundBatch:
    """Two seats, one of them for 3T first."""
    return SeatsFactory(round=round, seats=2, reserve=1)


def in_line(batch: RoundBatch, *from_3t: bool) -> list[Result]:
    waits = [ResultFactory(round=batch.round, choices=[batch], is_3t=one) for one in from_3t]
    line_up(batch, waits)
    return waits


def test_reserved_seat_goes_to_the_next_from_3t_past_those_before(reserved: RoundBatch) -> None:
    from_3t, _other = ResultFactory(place=reserved, is_3t=True), ResultFactory(place=reserved)
    first, second, third = in_line(reserved, False, True, True)
    answers.decline(from_3t, by=head_of(from_3t))
    assert now(second) == ("promoted", "open", reserved.pk)
    assert now(first)[0] == now(third)[0] == "waiting"
    reserved.refresh_from_db()
    assert (reserved.taken, reserved.taken_3t) == (2, 1)


def test_seat_beyond_the_reserve_goes_to_the_first_in_line(reserved: RoundBatch) -> None:
    _from_3t, other = ResultFactory(place=reserved, is_3t=True), ResultFactory(place=reserved)
    first, second = in_line(reserved, False, True)
    answers.decline(other, by=head_of(other))
    assert now(first) == ("promoted", "open", reserved.pk)
    assert now(second)[0] == "waiting"


def test_reserved_seat_goes_to_the_first_where_nobody_from_3t_waits(reserved: RoundBatch) -> None:
    from_3t, _other = ResultFactory(place=reserved, is_3t=True), ResultFactory(place=reserved)
    first, _second = in_line(reserved, False, False)
    answers.decline(from_3t, by=head_of(from_3t))
    assert now(first) == ("promoted", "open", reserved.pk)


def test_who_left_the_line_is_not_called_for_the_reserve(reserved: RoundBatch) -> None:
    from_3t, _other = ResultFactory(place=reserved, is_3t=True), ResultFactory(place=reserved)
    first, second = in_line(reserved, False, True)
    answers.decline(second, by=head_of(second))
    answers.decline(from_3t, by=head_of(from_3t))
    assert now(first) == ("promoted", "open", reserved.pk)


def test_reserve_of_a_batch_that_is_left_for_a_better_one_is_filled_anew(
    best: RoundBatch, reserved: RoundBatch
) -> None:
    """The chain: who has a reserved seat here moves up, and the next from 3T takes it."""
    holder = ResultFactory(place=best)
    moves = ResultFactory(place=reserved, choices=[best, reserved], is_3t=True)
    ResultFactory(place=reserved)
    line_up(best, [moves])
    first, second = in_line(reserved, False, True)
    answers.decline(holder, by=head_of(holder))
    assert now(moves) == ("promoted", "open", best.pk)
    assert now(second) == ("promoted", "open", reserved.pk)
    assert now(first)[0] == "waiting"


def test_next_in_line_is_told_after_the_reserve(reserved: RoundBatch) -> None:
    ResultFactory(place=reserved)
    _first, second = in_line(reserved, False, True)
    reserved.refresh_from_db()
    assert queue.next_in_line(reserved) == second


@given(st.integers(0, 9), st.integers(0, 9))
def test_it_is_asked_for_while_fewer_than_the_reserve_are_held(reserve: int, held: int) -> None:
    assert rules.asks_for_3t(reserve, held) == (held < reserve)


@st.composite
def full(draw: st.DrawFn) -> Plain:
    """One batch that is full, and a line."""
    seats = draw(st.integers(1, 4))
    groups = draw(st.lists(st.booleans(), min_size=seats, max_size=seats + 6))
    people = {who: One([0], is_3t=is_3t) for who, is_3t in enumerate(groups)}
    for who in range(seats):
        people[who].place, people[who].standing = 0, "placed"
    for one in list(people.values())[seats:]:
        one.lines = {0}
    reserve = {0: draw(st.integers(0, seats))}
    return Plain(
        {0: seats}, {0: draw(st.permutations(range(len(groups))))}, people, reserve=reserve
    )


@given(full(), st.lists(st.integers(0, 9), max_size=10))
def test_reserve_is_never_under_used_while_somebody_from_3t_waits(
    plain: Plain, leave: list[int]
) -> None:
    """Of the model that the seats are compared with: whoever came in was the right one."""
    for who in leave:
        before = {key for key, one in plain.people.items() if one.holds}
        held = plain.from_3t(0)
        if who not in plain.people:
            continue
        left_3t = who in before and plain.people[who].is_3t
        plain.answer(who, "decline")
        after = {key for key, one in plain.people.items() if one.holds}
        assert len(after) <= plain.seats[0]
        came = after - before
        live = [key for key in plain.order[0] if plain.is_live(key, 0)]
        assert not live or plain.free(0) == 0
        if any(not plain.people[key].is_3t for key in came):
            was_filled = held - left_3t >= plain.reserve[0]
            assert was_filled or not any(plain.people[key].is_3t for key in live)


def test_line_says_so_on_the_page(round, client) -> None:
    """To who is from there, and to who is not."""
    batch = SeatsFactory(round=round, seats=1, reserve=1)
    ResultFactory(place=batch, is_3t=True)
    for one in in_line(batch, False, True):
        client.force_login(head_of(one).person)
        address = reverse("results:result", args=[one.organisation.code, round.code])
        text = client.get(address).content.decode()
        assert ("daerah 3T, daerah Anda" in text or "where you are" in text) is one.is_3t
