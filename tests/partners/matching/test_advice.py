"""What is said of a list, and which kind of choice would help."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import advice, chances
from partners.matching.advice import Advice, Help, Kind
from partners.matching.chances import Band
from partners.matching.participants import tables
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

from .strategies import application_rows, rounds
from .test_chances import application, batch

SEEDS = [f"seed-{number}" for number in range(30)]


def advised(people, groups, row: ApplicationRow, seeds=SEEDS) -> Advice:
    cut = chances.cut_offs(*tables(people, groups), seeds)
    return advice.advise(row, groups, cut)


def crowd(count: int, *names: str) -> list[ApplicationRow]:
    return [application(number, choices=names) for number in range(count)]


def test_a_list_with_a_free_seat_is_good_and_needs_no_help():
    assert advised([], [batch(1)], application(99, choices=("B1",))) == Advice(Band.GOOD, 1)


def test_a_crowded_list_is_low_and_the_free_batch_of_its_kind_is_named_by_its_kind_only():
    groups = [batch(1), batch(2, province="32"), batch(3, province="71")]
    found = advised(crowd(30, "B1", "B3"), groups, application(99, choices=("B1",)))
    assert found == Advice(Band.LOW, 1, (Help(Kind.NEAR, Band.GOOD, 1),))


@pytest.mark.parametrize(
    ("free", "kind"),
    [
        ({"province": "32"}, Kind.NEAR),
        ({"province": "33"}, Kind.ON_ISLAND),
        ({"province": "71"}, Kind.AWAY),
        ({"province": "71", "modes": Mode.ONLINE}, Kind.ONLINE),
    ],
)
def test_each_kind_is_told(free, kind):
    mine = application(99, choices=("B1",), modes=Mode.ONSITE | Mode.ONLINE)
    found = advised(crowd(30, "B1"), [batch(1), batch(2, **free)], mine)
    assert [help.kind for help in found.helps] == [kind]


def test_what_a_change_of_the_application_would_open_is_told_as_that():
    groups = [batch(1, province="32"), batch(2, modes=Mode.ONLINE), batch(3, province="71")]
    mine = application(99, choices=("B1",), reach=Reach.PROVINCE)
    found = advised(crowd(30, "B1"), groups, mine)
    assert {help.kind for help in found.helps} == {Kind.IF_ONLINE, Kind.IF_FURTHER}


def test_a_choice_that_breaks_a_rule_gives_no_chance():
    groups = [batch(1, origins=("11",))]
    assert advised([], groups, application(99, choices=("B1",))) == Advice(Band.LOW, 0)


def test_a_batch_beyond_the_wanted_subjects_helps_because_choosing_it_is_wanting_it():
    groups = [batch(1), batch(2, competencies=("books",))]
    found = advised(crowd(30, "B1"), groups, application(99, choices=("B1",)))
    assert found.helps == (Help(Kind.ON_ISLAND, Band.GOOD, 1),)


def test_what_does_not_raise_the_band_is_not_advised():
    groups = [batch(1), batch(2)]
    people = crowd(30, "B1", "B2")
    assert advised(people, groups, application(99, choices=("B1",))).helps == ()


@given(rounds(), st.data())
def test_every_advice_can_be_followed_to_its_band(drawn_round, data):
    people, groups = drawn_round
    row = data.draw(application_rows(99, groups))
    cut = chances.cut_offs(*tables(people, groups), SEEDS[:3])
    found = advice.advise(row, groups, cut)
    for help in found.helps:
        assert help.count >= 1
        if help.kind in {Kind.NEAR, Kind.ON_ISLAND, Kind.AWAY, Kind.ONLINE}:
            longer = [
                ApplicationRow(**{**_fields(row), "choices": (*row.choices, group.id)})
                for group in groups
                if group.id not in row.choices
            ]
            assert help.band in {advice.advise(each, groups, cut).band for each in longer}


def _fields(row: ApplicationRow) -> dict:
    return {name: getattr(row, name) for name in ApplicationRow.__dataclass_fields__}


def test_without_draws_nothing_is_said():
    groups = [BatchRow(id="B1", province="32", starts=date(2026, 3, 2), ends=date(2026, 3, 2))]
    with pytest.raises(chances.NothingDrawn):
        advised([], groups, application(99, choices=("B1",)), seeds=[])
