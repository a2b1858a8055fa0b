"""Whatever is answered in whatever order: as the plainest model has it, and nobody worse off."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.access import Actor
from home.desk.refusals import Refusal
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import openings, queue
from partners.apprenticeships.results.models import Result, WaitingList
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.rounds.models import Round, RoundBatch
from tests.factories.applications import ApplicationFactory, hand_in, put
from tests.factories.results import SeatsFactory
from tests.partners.apprenticeships.results.seats.conftest import TIME, head_of
from tests.partners.apprenticeships.results.seats.plain import One, Plain

BATCHES, PEOPLE = 3, 6
VERBS = ("accept", "accept_conditionally", "decline", "take_back")
OTHERS = ("expire", "bind", "call_off", "release", "release", "end")
ELSEWHERE = ("accept elsewhere", "decline elsewhere")
STANDINGS = {"placed": "placed", "promoted": "placed", "not_placed": "out"}


class World:
    """Cooperatives that apply, made once: each example lays seats, lists and lines anew."""

    def __init__(self, round: Round) -> None:
        self.round = round
        self.batches = [SeatsFactory(round=round, seats=0) for _ in range(BATCHES)]
        self.applications = [ApplicationFactory(round=round) for _ in range(PEOPLE)]
        self.heads: list[Actor] = [head_of(one) for one in self.applications]  # type: ignore[arg-type]
        self.elsewhere = SeatsFactory(seats=PEOPLE, taken=PEOPLE)
        self.second = [
            ApplicationFactory(
                round=self.elsewhere.round,
                organisation=one.organisation,
                choices=[self.elsewhere.batch],
                handed_in=True,
            )
            for one in self.applications
        ]

    def lay(self, plain: Plain) -> None:
        likes: dict[int, list[int]] = {}
        for who, one in plain.people.items():
            put(self.applications[who], [self.batches[at].batch for at in one.likes])
            hand_in(self.applications[who])
            place = None if one.place is None else self.batches[one.place]
            likes[who] = list(one.likes)
            standing = {"placed": Standing.PLACED, "out": Standing.NOT_PLACED}
            Result.objects.create(
                round=self.round,
                application=self.applications[who],
                organisation=self.applications[who].organisation,
                standing=standing.get(one.standing, Standing.WAITING),
                place=place,
                first_place=place,
                is_3t=one.is_3t,
                preference=None if one.place is None else likes[who].index(one.place),
            )
        for at, row in enumerate(self.batches):
            taken = plain.seats[at] - plain.free(at)
            RoundBatch.objects.filter(pk=row.pk).update(
                seats=plain.seats[at],
                taken=taken,
                reserve=plain.reserve[at],
                taken_3t=plain.from_3t(at),
            )
            waits = [who for who in plain.order[at] if at in plain.people[who].lines]
            entries = [(self.applications[who].pk, likes[who].index(at)) for who in waits]
            if entries:
                WaitingList.objects.create(round_batch=row, **queue.pack(entries))
        for application in self.second:
            Result.objects.create(
                round=self.elsewhere.round,
                application=application,
                organisation=application.organisation,
                standing=Standing.PLACED,
                place=self.elsewhere,
                first_place=self.elsewhere,
                preference=0,
            )

    def result(self, who: int, *, elsewhere: bool = False) -> Result:
        rows = Result.objects.select_related("round", "organisation", "place")
        return rows.get(application=(self.second if elsewhere else self.applications)[who])

    def do(self, step: tuple[str, int]) -> None:
        verb, which = step
        late = (self.round.answers_until or 0) + timedelta(hours=1)  # type: ignore[operator]
        match verb:
            case "expire":
                seats.expire(self.round, by=TIME, at=late)
            case "bind":
                seats.bind_conditionals(self.round, by=TIME)
            case "call_off":
                batch = self.batches[which % BATCHES].batch
                Batch.objects.filter(pk=batch.pk).update(state=BatchState.CANCELLED)
                seats.call_off(batch, by=TIME)
            case "release":
                with suppress(Refusal):
                    seats.release(self.result(which), by=TIME)
            case "end":
                seats.end_lines(self.round, by=TIME)
            case "accept elsewhere" | "decline elsewhere":
                act = getattr(answers, verb.split()[0])
                with suppress(Refusal):
                    act(self.result(which, elsewhere=True), by=self.heads[which])
            case _answer:
                with suppress(Refusal):
                    getattr(answers, verb)(self.result(which), by=self.heads[which])

    def same_as(self, plain: Plain) -> None:
        keys = {row.pk: at for at, row in enumerate(self.batches)}
        for who, one in plain.people.items():
            stored = self.result(who)
            standing = STANDINGS.get(stored.standing, stored.standing)
            place = keys[stored.place_id] if stored.place_id else None
            assert (who, standing, stored.answer, place) == (
                who,
                one.standing,
                one.answer,
                one.place,
            )
            there = self.result(who, elsewhere=True)
            assert (who, there.answer) == (who, plain.elsewhere.get(who, "open"))

    def holds_together(self) -> None:
        for row in RoundBatch.objects.select_related("batch", "round"):
            assert row.taken == Result.objects.holding().filter(place=row).count()
            assert 0 <= row.taken <= row.seats
            held_3t = Result.objects.holding().filter(place=row, is_3t=True).count()
            assert row.taken_3t == held_3t
            if row.free and openings.gives_seats(row, self.now):
                assert queue.next_in_line(row) is None

    def end_when_all_have_begun(self) -> None:
        seats.end_lines(self.round, by=TIME, at=timezone.now() + timedelta(days=400))

    @property
    def now(self) -> Any:
        return self.round.answers_from


@st.composite
def rounds(draw: Any) -> Plain:
    order = {at: draw(st.permutations(range(PEOPLE))) for at in range(BATCHES)}
    people = {
        who: One(
            draw(st.permutations(range(BATCHES)))[: draw(st.integers(1, BATCHES))],
            is_3t=draw(st.booleans()),
        )
        for who in range(PEOPLE)
    }
    seats = {at: draw(st.integers(1, 2)) for at in range(BATCHES)}
    reserve = {at: draw(st.integers(0, seats[at])) for at in range(BATCHES)}
    return Plain(seats, order, people, reserve=reserve)


steps = st.lists(
    st.tuples(
        st.sampled_from([*VERBS, *VERBS, *VERBS, *OTHERS, *ELSEWHERE]),
        st.integers(0, PEOPLE - 1),
    ),
    min_size=3,
    max_size=12,
)


def place_of(plain: Plain) -> dict[int, int]:
    """How far down their list everybody is."""
    return {
        who: one.likes.index(one.place)
        for who, one in plain.people.items()
        if one.place is not None and one.holds
    }


def stable(plain: Plain) -> Plain:
    """Gale and Shapley, each batch with an order of its own: reserved seats first."""
    asking = {who: list(one.likes) for who, one in plain.people.items()}
    held: dict[int, list[int]] = {at: [] for at in plain.seats}
    waiting = list(plain.people)
    while waiting:
        who = waiting.pop()
        if not asking[who]:
            continue
        at = asking[who].pop(0)
        pool = sorted([*held[at], who], key=list(plain.order[at]).index)
        first = [one for one in pool if plain.people[one].is_3t][: plain.reserve[at]]
        pool = [*first, *(one for one in pool if one not in first)]
        held[at], waiting = pool[: plain.seats[at]], [*waiting, *pool[plain.seats[at] :]]
    for at, those in held.items():
        for who in those:
            plain.people[who].place, plain.people[who].standing = at, "placed"
    plain.begin()
    return plain


@pytest.fixture
def world(round: Round) -> World:
    return World(round)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(plain=rounds(), done=steps)
def test_seats_go_where_the_plain_model_puts_them(
    world: World, plain: Plain, done: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        stable(plain)
        world.lay(plain)
        for verb, drawn in done:
            which = plain.bound(drawn) if verb == "release" else drawn
            before = place_of(plain)
            world.do((verb, which))
            match verb:
                case "expire":
                    plain.expire()
                case "bind":
                    plain.bind()
                case "call_off":
                    plain.call_off(which % BATCHES)
                case "release":
                    plain.release(which)
                case "end":
                    plain.end()
                case "accept elsewhere" | "decline elsewhere":
                    plain.answer_elsewhere(which, verb.split()[0])
                case _answer:
                    plain.answer(which, verb)
            world.same_as(plain)
            world.holds_together()
            after = place_of(plain)
            if verb in VERBS:
                others = before.keys() - {which}
                assert all(after.get(who, 99) <= before[who] for who in others)
        world.end_when_all_have_begun()
        plain.end(all_begun=True)
        world.same_as(plain)
        transaction.set_rollback(True)
