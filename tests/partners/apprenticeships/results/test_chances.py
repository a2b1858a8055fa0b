"""What a cooperative is told of its list before it hands it in."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import chances
from partners.apprenticeships.results.models import ChanceTable
from partners.apprenticeships.rounds.models import Round
from partners.matching import chances as drawn
from partners.matching.advice import Help, Kind
from partners.matching.chances import Band
from partners.matching.participants import tables
from partners.matching.rows import BatchRow
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

from partners.matching.rows import ApplicationRow  # isort: skip

pytestmark = pytest.mark.django_db


def a_table(round: Round, rows: list[BatchRow], people: list[ApplicationRow], **more: object):
    cut = drawn.cut_offs(*tables(people, rows), chances.seeds(round))
    table = ChanceTable(
        round=round, made_at=timezone.now(), applications=len(people), seats=len(rows), **more
    )
    table.keep(rows, cut)
    table.save()
    return table


def test_a_table_is_read_as_it_was_kept() -> None:
    rows = [BatchRow(id="B1", province="32", seats=1), BatchRow(id="B2", province="33", seats=2)]
    table = a_table(RoundFactory(collecting=True), rows, [])
    found, cut = ChanceTable.objects.get().read()
    assert found == rows
    assert cut.classes.shape == (table.draws, 2, 2)
    assert (cut.classes == drawn.FREE).all()


def test_nothing_is_said_before_anything_was_drawn() -> None:
    assert chances.chance_of(ApplicationFactory()) is None
    assert shown(ApplicationFactory()).strip() == ""


def test_it_is_too_early_while_most_seats_are_not_applied_for_and_days_remain() -> None:
    round = RoundFactory(collecting=True)
    table = ChanceTable(round=round, made_at=timezone.now(), applications=4, seats=10)
    assert chances.is_early(table, timezone.now())
    assert not chances.is_early(table, round.closes_at - timedelta(days=2))
    table.applications = 5
    assert not chances.is_early(table, timezone.now())


def shown(application: Application, language: str = "id") -> str:
    with translation.override(language):
        page = Template("{% load chance_tags %}{% chance application %}")
        return page.render(Context({"application": application}))
