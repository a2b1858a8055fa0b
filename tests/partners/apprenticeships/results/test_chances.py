"""What a cooperative is told of its list before it hands it in."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.template import Context, Template
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import chances
from partners.apprenticeships.results.chances import (
    amount_of,
    chance_of,
    is_early,
    refresh,
    usual_of,
)
from partners.apprenticeships.results.models import ChanceTable
from partners.apprenticeships.rounds.models import Round
from partners.matching.advice import Kind
from partners.matching.chances import FREE, Band
from partners.matching.policy import CRITERIA
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory, last_day

pytestmark = pytest.mark.django_db
POINTS = {criterion.code: criterion.weight for criterion in CRITERIA}


@pytest.fixture
def collecting() -> Round:
    return RoundFactory(collecting=True, weights=POINTS)


@pytest.fixture
def wanted(collecting: Round) -> Batch:
    """One seat that everybody wants."""
    return RoundBatchFactory(
        round=collecting, batch__seats=1, batch__minimum=0, batch__reserve_3t=0
    ).batch


@pytest.fixture
def free(collecting: Round) -> Batch:
    """A seat that nobody wants."""
    return RoundBatchFactory(
        round=collecting, batch__seats=1, batch__minimum=0, batch__reserve_3t=0
    ).batch


@pytest.fixture
def crowd(collecting: Round, wanted: Batch) -> list[Application]:
    return [
        ApplicationFactory(round=collecting, choices=[wanted], handed_in=True, listed_only=True)
        for _ in range(12)
    ]


def shown(application: Application, language: str = "en") -> str:
    with translation.override(language):
        page = Template("{% load chance_tags %}{% chance application %}")
        return " ".join(page.render(Context({"application": application})).split())


def test_a_table_is_read_as_it_was_kept(collecting: Round, wanted: Batch, free: Batch) -> None:
    table = refresh(collecting)
    rows, cut = ChanceTable.objects.get().read()
    assert [row.id for row in rows] == sorted([wanted.code, free.code])
    assert cut.classes.shape == (table.draws, 2, 2)
    assert (cut.classes == FREE).all()
    assert (table.applications, table.seats) == (0, 2)


def test_nothing_is_said_before_anything_was_drawn(collecting: Round, wanted: Batch) -> None:
    mine = ApplicationFactory(round=collecting, choices=[wanted])
    assert chance_of(mine) is None
    assert shown(mine) == ""


def test_a_list_of_a_free_batch_is_good(
    collecting: Round, crowd: list[Application], free: Batch
) -> None:
    refresh(collecting)
    found = chance_of(ApplicationFactory(round=collecting, choices=[free]))
    assert found is not None
    assert found.applications == len(crowd)
    assert found.advice is not None
    assert (found.advice.band, found.advice.helps) == (Band.GOOD, ())


def test_the_band_rises_with_the_choice_that_was_advised(
    collecting: Round, crowd: list[Application], wanted: Batch, free: Batch
) -> None:
    refresh(collecting)
    mine = ApplicationFactory(round=collecting, choices=[wanted])
    before = chance_of(mine)
    assert before is not None
    assert before.advice is not None
    assert before.advice.band is Band.LOW
    (help,) = before.advice.helps
    assert (help.band, help.count) == (Band.GOOD, 1)
    assert help.kind in {Kind.NEAR, Kind.ON_ISLAND, Kind.AWAY}
    mine.choices.create(batch=free, place=2)
    after = chance_of(mine)
    assert after is not None
    assert after.advice is not None
    assert after.advice.band is Band.GOOD


def test_what_is_said_holds_no_number_of_chance_and_no_name_of_another_batch(
    collecting: Round, crowd: list[Application], wanted: Batch, free: Batch
) -> None:
    refresh(collecting)
    said = shown(ApplicationFactory(round=collecting, choices=[wanted]))
    assert "low" in said
    assert "would probably not lead to a place" in said
    assert "What would help:" in said
    assert "Your chance would then be: good." in said
    assert "Many applications are in already" in said
    assert "12 applications" not in said
    assert "%" not in said
    assert free.code not in said
    assert free.offer.title_en not in said or not free.offer.title_en


def test_what_others_name_is_said_once_they_are_enough(
    collecting: Round, crowd: list[Application], wanted: Batch, free: Batch
) -> None:
    mine = ApplicationFactory(round=collecting, choices=[wanted])
    refresh(collecting)
    assert "Most cooperatives name" not in shown(mine)
    for _ in range(12):
        ApplicationFactory(round=collecting, choices=[free, wanted], handed_in=True)
    refresh(collecting)
    assert "Most cooperatives name 1 to 2 batches so far. Fewer choices never help." in shown(mine)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_usual_number_of_choices_is_that_of_half_of_them_and_of_no_handful(lengths) -> None:
    found = usual_of(lengths)
    assert (found is None) == (len(lengths) < 20)
    if found is not None:
        least, most = found
        assert 2 * sum(least <= one <= most for one in lengths) >= len(lengths)
        assert sum(one <= least for one in lengths) >= 5
        assert sum(one >= most for one in lengths) >= 5


@pytest.mark.parametrize(
    ("applications", "amount"), [(0, ""), (4, ""), (9, "few"), (10, "some"), (20, "many")]
)
def test_how_many_applied_is_said_without_a_number(applications: int, amount: str) -> None:
    found = amount_of(ChanceTable(applications=applications, seats=20))
    assert found == (amount or "untold")


def test_both_languages_say_it(collecting: Round, crowd: list[Application], wanted: Batch) -> None:
    refresh(collecting)
    mine = ApplicationFactory(round=collecting, choices=[wanted])
    assert "Peluang daftar Anda" in shown(mine, "id")
    assert "The chance of your list" in shown(mine, "en")


def test_an_empty_list_is_told_so(collecting: Round, crowd: list[Application]) -> None:
    refresh(collecting)
    assert "There is nothing on your list yet." in shown(ApplicationFactory(round=collecting))


def test_a_list_that_no_rule_lets_through_is_told_so(
    collecting: Round, crowd: list[Application], wanted: Batch
) -> None:
    refresh(collecting)
    mine = ApplicationFactory(round=collecting, choices=[wanted], team=49)
    assert "No batch of your list takes your cooperative" in shown(mine)


def test_it_is_too_early_while_most_seats_are_not_applied_for_and_days_remain(
    collecting: Round,
) -> None:
    RoundBatchFactory(round=collecting, batch__seats=10, batch__minimum=0)
    table = refresh(collecting)
    assert "too early to say" in shown(ApplicationFactory(round=collecting))
    assert is_early(table, timezone.now())
    assert not is_early(table, collecting.closes_at - timedelta(days=2))
    table.applications = 5
    assert not is_early(table, timezone.now())


def test_nothing_is_said_once_the_round_is_closed(
    collecting: Round, crowd: list[Application], wanted: Batch
) -> None:
    refresh(collecting)
    mine = ApplicationFactory(round=collecting, choices=[wanted])
    last_day(collecting, timezone.localdate() - timedelta(days=2))
    assert shown(mine) == ""


def test_a_draft_counts_for_nobody_before_it_is_handed_in(collecting: Round, wanted: Batch) -> None:
    ApplicationFactory(round=collecting, choices=[wanted])
    assert refresh(collecting).applications == 0


def test_drawn_anew_it_takes_the_place_of_the_old_unless_that_is_newer(
    collecting: Round, wanted: Batch
) -> None:
    first = refresh(collecting)
    second = refresh(collecting)
    assert ChanceTable.objects.get() == second
    assert first.pk == second.pk
    ChanceTable.objects.update(made_at=timezone.now() + timedelta(minutes=1))
    refresh(collecting)
    assert ChanceTable.objects.get().made_at > timezone.now()


def test_the_seed_of_the_round_is_never_drawn_with(collecting: Round) -> None:
    assert collecting.seed not in chances._seeds(collecting, 0)


def test_draws_stop_with_the_time_but_not_below_the_least(collecting: Round) -> None:
    assert len(list(chances._seeds(collecting, -1))) == chances.LEAST
    assert len(list(chances._seeds(collecting, 99))) == chances.MOST


def test_the_command_draws_what_collects_and_goes_on_after_a_round_that_cannot(
    collecting: Round, wanted: Batch
) -> None:
    other_rules = RoundFactory(collecting=True, weights={})
    RoundFactory(closed=True, weights=POINTS)
    out = StringIO()
    call_command("refresh_chances", stdout=out)
    assert [table.round for table in ChanceTable.objects.all()] == [collecting]
    assert collecting.code in out.getvalue()
    assert other_rules.code not in out.getvalue()
