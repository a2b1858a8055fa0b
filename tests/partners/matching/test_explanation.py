"""Answers for everybody: why this, why not that, what would help."""

from datetime import timedelta

import numpy as np
from hypothesis import given

from partners.matching.explanation import Answer, Explainer
from partners.matching.rows import Mode

from .strategies import rounds
from .test_round import DAY, application, batch, run


def explain(people, groups, i, **options):
    return Explainer(*run(people, groups, **options)).explain(i)


def test_place_is_explained_by_points_rank_and_classes():
    people = [application(1, sector="dairy", tier=1, waited=1), application(2)]
    groups = [batch(1, sectors=["dairy"]), batch(2)]
    answer = explain(people, groups, 0)
    assert answer.batch == 0
    assert answer.points == (("competency", 45), ("sector", 25), ("units", 0), ("nearness", 13))
    assert (answer.liked, answer.eligible) == (1, 2)
    assert (answer.own_class, answer.last_class) == (50, 50)


def test_free_seats_have_no_last_class():
    assert explain([application(1)], [batch(1, seats=2)], 0).last_class is None


def test_every_choice_gets_its_answer():
    people = [
        application(1, team=3, choices=["B1", "B2", "B3", "B4", "B5"]),
        application(2, tier=1, choices=["B2"]),
        application(3, tier=2, choices=["B2"], listed_only=True),
    ]
    groups = [
        batch(1, team_limit=1),
        batch(2),
        batch(3, seats=9, minimum=9),
        batch(4),
        batch(5),
    ]
    answer = explain(people, groups, 0)
    assert [choice.answer for choice in answer.choices] == [
        Answer.RULE,
        Answer.FULL,
        Answer.NOT_RUNNING,
        Answer.PLACED,
        Answer.LIKED_LESS,
    ]
    assert answer.choices[0].rule == "team"
    full = answer.choices[1]
    assert (full.own_class, full.last_class, full.waiting) == (20, 60, 2)
    assert (answer.liked, answer.eligible) == (3, 4)


def test_locked_place_answers_for_all_choices():
    answer = explain([application(1, choices=["B1"])], [batch(1), batch(2)], 0, locked={"A1": "B2"})
    assert answer.locked
    assert [choice.answer for choice in answer.choices] == [Answer.LOCKED]


def test_without_a_place_the_doors_are_named_widest_first():
    people = [application(1, free_until=DAY - timedelta(days=1))]
    groups = [
        batch(1),
        batch(2),
        batch(3, modes=Mode.ONLINE, starts=DAY - timedelta(days=9), ends=DAY - timedelta(days=5)),
        batch(4, modes=Mode.ONLINE),
        batch(5, stage=3, starts=DAY - timedelta(days=9), ends=DAY - timedelta(days=5)),
    ]
    answer = explain(people, groups, 0)
    assert answer.batch is None
    assert answer.changes == (("dates", 2), ("mode", 1))


def test_without_a_place_the_shortest_waits_are_named():
    people = [application(n, tier=1) for n in range(1, 4)] + [application(9)]
    groups = [batch(1), batch(2), batch(3)]
    answer = explain(people, groups, 3)
    assert answer.batch is None
    assert answer.waits == ((0, 1), (1, 1), (2, 1))


@given(rounds())
def test_waiting_positions_match_the_lists(rows):
    market, outcome = run(*rows)
    explainer = Explainer(market, outcome)
    for i in range(len(market.applications)):
        answer = explainer.explain(i)
        assert (answer.batch is None) == (outcome.place[i] < 0)
        for choice in answer.choices:
            if choice.answer is Answer.FULL:
                assert outcome.waiting.of_batch(choice.batch)[choice.waiting - 1] == i
                assert choice.last_class is None or choice.own_class <= choice.last_class
        for j, position in answer.waits:
            assert outcome.waiting.of_batch(j)[position - 1] == i


@given(rounds())
def test_every_door_really_opens(rows):
    market, outcome = run(*rows)
    explainer = Explainer(market, outcome)
    free = np.flatnonzero((outcome.filled < market.batches.seats) & ~outcome.closed)
    for i in np.flatnonzero(outcome.place < 0):
        counted = {}
        for j in free:
            pair = np.array([i]), np.array([j])
            failed = [
                rule
                for rule in market.policy.rules
                if not rule.passes(market.applications, market.batches, *pair)[0]
            ]
            if len(failed) == 1 and failed[0].can_change:
                counted[failed[0].code] = counted.get(failed[0].code, 0) + 1
        assert dict(explainer.explain(int(i)).changes) == counted
