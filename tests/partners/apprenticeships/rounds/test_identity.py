"""Who a cooperative is in a round: its code, however it was handed in, and the 3T tier it has."""

import pytest

from partners.apprenticeships.rounds.sources.gathering import InDoubt, refuse_doubts

from .reading import Unregistered, problems, read_inputs, said


class TestCooperativesByTheirCode:
    """The code stands for a cooperative, whether it or the registration number was handed in."""

    REGISTER = Unregistered(
        codes={"AHU-12": "maju", "maju": "maju"}, tiers={"maju": 2}, regions={"3507": 1}
    )

    def test_number_becomes_the_code_for_hosts_and_applicants(self, batches, applications, words):
        groups = batches({"Host code": "AHU-12"})
        people = applications({"Cooperative code": "AHU-12"})
        inputs = read_inputs(groups, people, words, self.REGISTER)
        assert (inputs.batches[0].host, inputs.applications[0].cooperative) == ("maju", "maju")

    def test_name_that_nobody_has_stays(self, batches, applications, words):
        people = applications({"Cooperative code": "sawah"})
        (row,) = read_inputs(batches(), people, words, self.REGISTER).applications
        assert row.cooperative == "sawah"

    def test_one_cooperative_cannot_apply_by_code_and_by_number(self, batches, applications, words):
        people = applications(
            {"Cooperative code": "maju"},
            {"Application number": "A2", "Cooperative code": "AHU-12"},
        )
        (problem,) = problems(batches(), people, words, self.REGISTER)
        assert "has an application already" in said(problem)

    @pytest.mark.parametrize(
        "other", ["k-1", "K \u2010 1", "K\u20131", " K-1 ", "K-\u200b1", "\u041a-1", "No. K 1."]
    )
    def test_every_spelling_of_a_code_is_one_cooperative(self, batches, applications, words, other):
        two = [{"Cooperative code": "K-1"}, {"Application number": "A2", "Cooperative code": other}]
        (problem,) = problems(batches(), applications(*two), words)
        assert "has an application already" in said(problem)
        inputs = read_inputs(batches({"Host code": other}), applications(two[0]), words)
        assert inputs.batches[0].host == inputs.applications[0].cooperative

    def test_codes_of_the_register_that_differ_by_a_hyphen_are_two(
        self, batches, applications, words
    ):
        register = Unregistered(codes={"maju-1": "maju-1", "maju1": "maju1"})
        two = [
            {"Cooperative code": "maju-1"},
            {"Application number": "A2", "Cooperative code": "maju1"},
        ]
        inputs = read_inputs(batches(), applications(*two), words, register)
        assert [row.cooperative for row in inputs.applications] == ["maju-1", "maju1"]
        assert len(inputs.doubts) == 1

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ({"Cooperative code": "K-1"}, {"Cooperative code": "K_1"}),
            ({"Cooperative code": "12-3"}, {"Cooperative code": "123"}),
            ({"Cooperative name": "Maju"}, {"Cooperative name": "MAJU"}),
            ({"Cooperative name": "Maju", "Cooperative code": "K"}, {"Cooperative name": "Maju"}),
            ({"Cooperative name": "Maju"}, {"Cooperative name": "TOTAL", "Team size": "3"}),
        ],
    )
    def test_what_may_be_one_twice_or_none_is_asked_about(
        self, batches, applications, words, first, second
    ):
        inputs = read_inputs(
            batches(), applications(first, {"Application number": "A2", **second}), words
        )
        assert len(inputs.doubts) == 1
        with pytest.raises(InDoubt) as asked:
            refuse_doubts(inputs.doubts, [])
        refuse_doubts(inputs.doubts, [asked.value.fingerprint])

    def test_two_villages_of_one_name_in_two_provinces_are_two(self, batches, applications, words):
        two = [
            {"Cooperative name": "Maju"},
            {"Application number": "A2", "Cooperative name": "Maju", "Province": "33"},
        ]
        assert not read_inputs(batches(), applications(*two), words).doubts

    @pytest.mark.parametrize(("one", "same"), [("P-1", "p -1"), ("1", "01"), ("1", "1.0")])
    def test_numbers_and_codes_of_rows_are_one_however_written(
        self, batches, applications, words, one, same
    ):
        twice = [{"Application number": one}, {"Application number": same}]
        assert "is used already" in said(problems(batches(), applications(*twice), words)[0])
        named = read_inputs(batches({"Batch code": one}), applications({"Choices": same}), words)
        assert named.applications[0].choices == (one,)

    @pytest.mark.parametrize(
        ("cells", "tier"),
        [
            ({"Cooperative code": "AHU-12"}, 2),
            ({"Cooperative code": "AHU-12", "3T tier": "0"}, 0),
            ({"Regency or city": "3507", "Province": "35"}, 1),
            ({"Regency or city": "3507", "Province": "35", "3T tier": "2"}, 2),
            ({}, 0),
        ],
    )
    def test_tier_that_is_not_written_is_that_of_the_records(
        self, batches, applications, words, cells, tier
    ):
        (row,) = read_inputs(batches(), applications(cells), words, self.REGISTER).applications
        assert row.tier == tier
