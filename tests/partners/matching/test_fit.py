"""What is said of a pair before the round is what the round does with it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given

from partners.matching.eligibility import Eligibility
from partners.matching.fit import Nearness, Verdict, fits
from partners.matching.participants import UnknownCode, tables
from partners.matching.policy import Policy
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

from .strategies import rounds

APPLICATION = ApplicationRow(
    id="A",
    cooperative="K",
    province="32",
    regency="3204",
    sector="dairy",
    competencies=("books", "retail"),
    units=("shop",),
    free_from=date(2027, 3, 1),
    free_until=date(2027, 3, 31),
)
BATCH = BatchRow(
    id="B",
    host="H",
    province="32",
    regency="3204",
    sectors=("dairy",),
    competencies=("books", "cold-chain"),
    units=("shop",),
    starts=date(2027, 3, 8),
    ends=date(2027, 3, 12),
    team_limit=2,
)


def eligible_in_round(people, batches):
    """Pairs of ids that the round's own eligibility gives, chosen by hand and beyond."""
    a, b = tables(people, batches)
    eligibility = Eligibility(a, b, Policy())
    choices = eligibility.choices()
    parts = [(choices.i[choices.passes], choices.j[choices.passes]), *eligibility.blocks()]
    return {(a.ids[i], b.ids[j]) for some, others in parts for i, j in zip(some, others)}  # noqa: B905


@given(rounds())
def test_says_eligible_of_exactly_the_pairs_that_the_round_finds(market):
    people, batches = market
    told = {(row.id, fit.batch) for row in people for fit in fits(row, batches) if fit.is_eligible}
    assert told == eligible_in_round(people, batches)


@given(rounds())
def test_gives_the_points_of_the_round_and_its_first_failure(market):
    people, batches = market
    policy = Policy().with_weights({"competency": 31, "nearness": 34})
    a, b = tables(people, batches)
    eligibility = Eligibility(a, b, policy)
    for row in people:
        i = np.array([a.ids.index(row.id)])
        for fit in fits(row, batches, policy):
            j = np.array([b.ids.index(fit.batch)])
            points = [int(criterion.of(a, b, i, j)[0]) for criterion in policy.criteria]
            first = int(eligibility.first_failure(i, j, by_hand=fit.place is not None)[0])
            failed = [rule.code for rule in fit.failed]
            assert [share.points for share in fit.shares] == points
            assert fit.most == 100
            assert failed[:1] == [rule.code for rule in policy.rules[first : first + 1]]


@given(rounds())
def test_what_fits_when_chosen_fits_once_it_is_chosen(market):
    people, batches = market
    for row in people:
        told = {fit.batch: fit for fit in fits(row, batches)}
        for batch in batches:
            listed = replace(row, choices=[*row.choices, batch.id])
            then = {fit.batch: fit for fit in fits(listed, batches)}[batch.id]
            assert told[batch.id].fits_when_chosen == then.is_eligible


def test_every_rule_is_answered_not_only_the_first_that_fails():
    far = replace(
        BATCH,
        province="73",
        regency="7371",
        starts=date(2027, 3, 29),
        ends=date(2027, 4, 2),
        team_limit=1,
    )
    [fit] = fits(replace(APPLICATION, reach=Reach.PROVINCE, team=3), [far])
    assert [rule.code for rule in fit.failed] == ["reach", "dates", "team"]
    assert len(fit.rules) == len(Policy().rules)
    assert not fit.fits_when_chosen


def test_a_choice_waives_what_the_cooperative_would_like():
    other = replace(BATCH, competencies=("cold-chain",))
    [before] = fits(APPLICATION, [other])
    [after] = fits(replace(APPLICATION, choices=("B",)), [other])
    assert [rule.code for rule in before.failed] == ["subject"]
    assert before.fits_when_chosen
    assert after.is_eligible
    assert after.place == 1
    waived = [rule.code for rule in after.rules if rule.verdict is Verdict.WAIVED]
    assert waived == ["subject"]


def test_choices_that_left_the_round_leave_no_gap_in_the_places():
    [fit] = fits(replace(APPLICATION, choices=("GONE", "B", "GONE", "B")), [BATCH])
    assert fit.place == 1


@pytest.mark.parametrize(
    ("province", "regency", "near"),
    [
        ("32", "3204", Nearness.REGENCY),
        ("32", "3205", Nearness.PROVINCE),
        ("33", "3301", Nearness.ISLAND),
        ("73", "7371", Nearness.ELSEWHERE),
        ("32", "", Nearness.PROVINCE),
    ],
)
def test_nearness_is_a_place_not_a_number_of_kilometres(province, regency, near):
    [fit] = fits(APPLICATION, [replace(BATCH, province=province, regency=regency)])
    assert fit.nearness is near


def test_they_meet_online_where_nobody_can_travel():
    both = Mode.ONSITE | Mode.ONLINE
    far = replace(BATCH, province="73", regency="", modes=both)
    [fit] = fits(replace(APPLICATION, modes=both, reach=Reach.PROVINCE), [far])
    assert fit.is_eligible
    assert fit.mode is Mode.ONLINE


def test_fits_come_in_the_order_in_which_the_batches_were_given():
    batches = [replace(BATCH, id=code) for code in ("Z", "A", "M")]
    assert [fit.batch for fit in fits(APPLICATION, batches)] == ["Z", "A", "M"]


def test_no_batches_no_fits():
    assert fits(APPLICATION, []) == []


def test_a_province_that_does_not_exist_is_refused():
    with pytest.raises(UnknownCode):
        fits(replace(APPLICATION, province="00"), [BATCH])
