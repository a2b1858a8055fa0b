"""Each rule and each criterion on its own, and as published."""

from datetime import date, timedelta

import numpy as np
import pytest

from partners.matching import criteria
from partners.matching.participants import tables
from partners.matching.policy import Policy
from partners.matching.rows import Mode, Reach
from partners.matching.rules import RULES
from partners.matching.verifier_facts import Facts, Weights

from .test_round import application, batch

DAY = date(2026, 3, 2)
FAILING = {
    "origin": ({}, {"origins": ("91",)}),
    "mode": ({"modes": Mode.ONLINE}, {}),
    "reach": ({"reach": Reach.ISLAND}, {"province": "73"}),
    "subject": ({}, {"competencies": ("fish",)}),
    "dates": ({"free_from": DAY + timedelta(days=1)}, {}),
    "team": ({"team": 3}, {"team_limit": 2}),
    "stage": ({}, {"stage": 1}),
    "language": ({}, {"languages": ("en",)}),
    "access": ({"needs": ("wheelchair",)}, {}),
    "own": ({"cooperative": "K1"}, {"host": "K1"}),
    "listed": ({"listed_only": True}, {}),
}


def failed(person: dict, group: dict) -> list[str]:
    both = tables([application(1, **person)], [batch(1, **group)])
    here = np.array([0])
    return [rule.code for rule in RULES if not rule.passes(*both, here, here)[0]]


def test_a_plain_pair_passes_every_rule():
    assert failed({}, {}) == []


@pytest.mark.parametrize("code", FAILING)
def test_each_rule_fails_alone(code):
    assert failed(*FAILING[code]) == [code]


def test_every_rule_has_a_case_here():
    assert {rule.code for rule in RULES} == set(FAILING)


def test_province_at_the_border_of_an_island_reaches_its_island():
    assert failed({"reach": Reach.ISLAND}, {"province": "33"}) == []
    assert failed({"reach": Reach.PROVINCE}, {"province": "33"}) == ["reach"]


def test_empty_ids_and_codes_never_count_as_equal():
    assert failed({"cooperative": ""}, {"host": ""}) == []
    assert points({"sector": "", "regency": ""}, {"sectors": [""], "regency": ""}) == [45, 0, 0, 13]


def points(person: dict, group: dict) -> list[int]:
    both = tables([application(1, **person)], [batch(1, **group)])
    here = np.array([0])
    return [int(criterion.of(*both, here, here)[0]) for criterion in criteria.CRITERIA]


class TestCriteria:
    def test_weights_sum_up_to_100(self):
        assert criteria.top(criteria.CRITERIA) == 100

    @pytest.mark.parametrize(
        ("regency", "province", "expected"),
        [("32.04", "32", 20), ("32.05", "32", 13), ("33.01", "33", 6), ("91.01", "91", 0)],
    )
    def test_nearness_goes_by_thirds(self, regency, province, expected):
        person = {"regency": "32.04"}
        assert points(person, {"regency": regency, "province": province})[3] == expected

    def test_one_of_several_sectors_is_enough(self):
        assert points({"sector": "dairy"}, {"sectors": ["coffee", "dairy"]})[1] == 25
        assert points({"sector": "salt"}, {"sectors": ["coffee", "dairy"]})[1] == 0

    @pytest.mark.parametrize(("there", "expected"), [("32", 20), ("33", 6), ("91", 0)])
    def test_regency_counts_in_its_province_only_for_both_programs(self, there, expected):
        person, group = {"regency": "32.04"}, {"regency": "32.04", "province": there}
        a, b = tables([application(1, **person)], [batch(1, **group)])
        here = np.array([0])
        facts = Facts(a, b, "seed", Weights())
        total = criteria.total(criteria.CRITERIA, a, b, here, here)
        assert points(person, group)[3] == expected
        assert facts.points(here, 0).tolist() == total.tolist()

    @pytest.mark.parametrize(
        ("wanted", "expected"), [(["a"], 45), (["a", "x"], 22), (["a", "x", "y"], 15), (["x"], 0)]
    )
    def test_share_of_competencies_is_rounded_down(self, wanted, expected):
        assert points({"competencies": wanted}, {"competencies": ["a", "b"]})[0] == expected

    def test_whoever_wants_nothing_gets_no_points_for_it(self):
        assert points({"units": []}, {"units": ["klinik"]})[2] == 0


class TestPolicy:
    def test_other_weights_make_another_policy(self):
        policy = Policy().with_weights({"sector": 40})
        assert [c.weight for c in policy.criteria] == [45, 40, 10, 20]
        with pytest.raises(KeyError, match="beauty"):
            Policy().with_weights({"beauty": 1})

    def test_rules_are_numbered_in_published_order(self):
        assert Policy().rule_numbers["origin"] == 0
