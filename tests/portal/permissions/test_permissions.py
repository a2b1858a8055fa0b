"""Who may what: each row of `table.txt` is asked of a person of every role."""

import pytest

from tests.portal.permissions.questions import QUESTIONS
from tests.portal.permissions.table import PAGE, Row, rows, section, written
from tests.portal.permissions.world import World

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_those_who_are_named_may_and_nobody_else_may_or_is_told(
    row: Row, world: World, db: None
) -> None:
    answers = QUESTIONS[str(row)].answers(world)
    assert {role for role, answer in answers.items() if answer.got} == row.who
    assert {role for role, answer in answers.items() if answer.leaked} <= row.who


@pytest.mark.parametrize("row", [row for row in ROWS if row.is_about_all], ids=str)
def test_what_is_so_for_all_could_be_otherwise(row: Row, world: World, db: None) -> None:
    """The question is one that hears a yes and a no."""
    answers = QUESTIONS[str(row)].answers_otherwise(world)
    assert any(answer.got for answer in answers.values()) != bool(row.who)


def test_every_row_is_asked_and_nothing_else() -> None:
    assert sorted(QUESTIONS) == sorted(map(str, ROWS))


def test_page_for_people_has_the_table_as_it_is() -> None:
    found = section(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0].strip() == written().strip(), "run python -m tests.portal.permissions"
