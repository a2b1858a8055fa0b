"""How many lists name a batch: as they were handed in, and never so few that one knows whose."""

from typing import Any

import pytest
from django.utils import translation

from partners.apprenticeships.applications import naming
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import batch_figures
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.applications import ApplicationFactory, put
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[RoundBatch]:
    round = RoundFactory(collecting=True)
    return RoundBatchFactory.create_batch(2, round=round, batch__open=True)


def apply(row: RoundBatch, **given: Any) -> Application:
    return ApplicationFactory(round=row.round, choices=[row.batch], **given)


def counted(*rows: RoundBatch) -> list[int]:
    keys = [row.batch_id for row in rows]
    found = naming.named([rows[0].round_id], keys)
    return [found[rows[0].round_id, key] for key in keys]


def test_a_list_that_was_never_handed_in_does_not_count(rows: list[RoundBatch]) -> None:
    apply(rows[0])
    apply(rows[0], handed_in=True)
    assert counted(*rows) == [1, 0]


def test_what_is_changed_and_not_handed_in_anew_does_not_count(rows: list[RoundBatch]) -> None:
    one = apply(rows[0], handed_in=True)
    one.choices.all().delete()
    put(one, [rows[1].batch])
    assert counted(*rows) == [1, 0]


def test_what_was_withdrawn_does_not_count(rows: list[RoundBatch]) -> None:
    one = apply(rows[0], handed_in=True)
    one.state, one.standing = Application.State.WITHDRAWN, None
    one.save()
    assert counted(*rows) == [0, 0]


def test_keys_are_told_apart_by_the_whole_number(rows: list[RoundBatch]) -> None:
    apply(rows[0], handed_in=True)
    first = rows[0].batch_id
    Application.objects.get().standing.refresh_from_db()
    assert naming.named(
        [rows[0].round_id], [int(f"{first}0"), int(str(first)[:1] or 0)]
    ).keys() <= {(rows[0].round_id, first)}


@pytest.mark.parametrize(
    ("count", "is_open", "said"),
    [
        (0, True, "fewer than 5"),
        (4, True, "fewer than 5"),
        (5, True, "at least 5"),
        (9, True, "at least 5"),
        (10, True, "at least 10"),
        (4_321, True, "at least 1000"),
        (0, False, "0"),
        (1, False, "fewer than 5"),
        (4, False, "fewer than 5"),
        (5, False, "5"),
        (4_321, False, "4321"),
    ],
)
def test_a_host_reads_no_number_that_tells_who(count: int, is_open: bool, said: str) -> None:
    with translation.override("en"):
        assert str(naming.in_words(count, is_open=is_open)) == said


def test_one_more_who_hands_in_moves_no_figure_of_the_host(rows: list[RoundBatch]) -> None:
    def told() -> Any:
        return batch_figures.of_batches([rows[0].batch])[rows[0].batch_id][0].value

    before = told()
    apply(rows[0], handed_in=True)
    assert told() == before
