"""What decisions in the admin share: a reason where it is due, and who is let in."""

from typing import ClassVar

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Model

from home.desk.decisions import DecisionForm
from home.models import Region
from home.records import WrittenElsewhere


class GateForm(DecisionForm):
    decisions: ClassVar = {"open": "Open it", "close": "Close it"}
    unexplained: ClassVar = {"open"}


class ClosedGateForm(GateForm):
    def open_decisions(self) -> dict[str, str]:
        return {"open": "Open it"}


def errors_of(form: DecisionForm) -> set[str]:
    return set(form.errors)


def test_a_decision_that_somebody_has_to_bear_needs_a_reason() -> None:
    assert errors_of(GateForm({"decision": "close"})) == {"reason"}
    assert errors_of(GateForm({"decision": "close", "reason": "   "})) == {"reason"}
    assert not errors_of(GateForm({"decision": "close", "reason": "It rains."}))


def test_a_decision_that_explains_itself_needs_none() -> None:
    assert not errors_of(GateForm({"decision": "open"}))


def test_who_decides_nothing_hears_that_and_nothing_about_reasons() -> None:
    assert errors_of(GateForm({})) == {"decision"}


def test_what_is_not_open_now_is_refused_beside_the_field() -> None:
    assert errors_of(ClosedGateForm({"decision": "close", "reason": "It rains."})) == {"decision"}


@pytest.mark.parametrize("action", ["delete", "publish", "add", ""])
def test_what_no_question_opens_is_closed_to_superusers_too(action: str) -> None:
    model: type[Model] = Region
    policy = WrittenElsewhere(model, view=lambda actor: True, change=lambda actor: True)
    assert not policy.user_has_permission(get_user_model()(is_superuser=True), action)


def test_each_question_is_asked_of_its_own_act() -> None:
    policy = WrittenElsewhere(Region, view=lambda actor: True, change=lambda actor: False)
    somebody = get_user_model()()
    assert policy.user_has_permission(somebody, "view")
    assert not policy.user_has_permission(somebody, "change")
