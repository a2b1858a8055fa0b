"""A promise whose day was moved is the same promise; what was recorded without a number, too."""

from datetime import date

import pytest

from partners.agreements.importing.problems import Problem
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.progress import Light
from partners.agreements.services import importing
from tests.partners.agreements.importing.lists import (
    KNOWN,
    ROW,
    SAID,
    a_workbook,
    as_written,
    look,
    take_over,
)

pytestmark = pytest.mark.django_db


def test_row_with_a_number_is_the_agreement_recorded_without_one(by) -> None:
    importing.carry_out(importing.hand_in(a_workbook(ROW), "a.xlsx", by=by), by=by)
    [update] = look(by, {**ROW, "reference": "12/NK"})[1].updates
    assert [(c.column, c.before, c.after) for c in update.changes] == [("reference", "", "12/NK")]
    made = take_over(by, {**ROW, "reference": "12/NK"})
    assert not made.agreements
    assert made.changed == 1
    [agreement] = Agreement.objects.all()
    assert as_written(agreement).reference == "12/NK"


def test_row_with_another_number_is_another_agreement(by, known) -> None:
    _list, plan = look(by, {**KNOWN, "reference": "13/NK"})
    assert (len(plan.new), plan.updates) == (1, ())


def test_two_numbers_for_one_agreement_without_any_ask_which(by) -> None:
    importing.carry_out(importing.hand_in(a_workbook(ROW), "a.xlsx", by=by), by=by)
    rows = [{**ROW, "reference": number} for number in ("12/NK", "13/NK")]
    [error] = look(by, *rows)[1].errors
    assert (error.row, error.column, error.problem) == (3, "reference", Problem.WHICH_NUMBER)


DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("recorded", "said", "changes"),
    [
        (DAY, date(2026, 12, 31), [("due_on", DAY, date(2026, 12, 31))]),
        (None, DAY, [("due_on", None, DAY)]),
        (DAY, None, []),
    ],
)
def test_promise_whose_day_was_moved_is_the_same_promise(
    by, promise, recorded, said, changes
) -> None:
    Commitment.objects.update(due_on=recorded)
    promises = ({**SAID, "title_id": f" {promise.title_id.upper()}", "due_on": said},)
    _list, plan = look(by, KNOWN, promises=promises)
    assert not plan.new_promised
    seen = [change for update in plan.updates for change in update.changes]
    days = [(c.column, c.before, c.after) for c in seen if c.column == "due_on"]
    assert days == changes
    take_over(by, KNOWN, promises=promises)
    assert Commitment.objects.get().due_on == (said or recorded)


def test_promises_of_the_same_words_are_known_by_their_days(by, promise) -> None:
    """A report every year."""
    Commitment.objects.update(due_on=DAY)
    days = (DAY, date(2027, 6, 30))
    promises = tuple({**SAID, "due_on": day} for day in days)
    _list, plan = look(by, KNOWN, promises=promises)
    assert [each.fields["due_on"] for each in plan.new_promised] == [days[1]]
    take_over(by, KNOWN, promises=promises)
    [error] = look(by, KNOWN, promises=promises[:1] * 2)[1].errors
    assert error.problem is Problem.PROMISED_TWICE
    third = ({**SAID, "due_on": date(2028, 6, 30)},)
    assert len(look(by, KNOWN, promises=third)[1].new_promised) == 1


def test_look_calls_late_and_blocked_what_the_rule_does(by, known) -> None:
    over = {**ROW, "title_id": "Nota yang berakhir", "status": "terminated"}
    cells = ({"due_on": "2024-12-31"}, {"obstacle": Obstacle.BUDGET.value})
    promises = tuple(
        {"agreement": name, "title_id": f"Janji {place}", **said}
        for name in (KNOWN["reference"], over["title_id"])
        for place, said in enumerate(cells)
    )
    _list, plan = look(by, KNOWN, over, promises=promises)
    assert not plan.errors
    lights = [each.light for each in plan.promised]
    assert lights == [Light.LATE, Light.BLOCKED, Light.PLANNED, Light.UNDERWAY]
    Agreement.objects.filter(pk=known.pk).update(state="terminated")
    _list, plan = look(by, KNOWN, over, promises=promises)
    assert [each.light for each in plan.promised] == [Light.PLANNED, Light.UNDERWAY] * 2
