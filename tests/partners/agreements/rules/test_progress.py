"""The traffic light of a commitment and what it says."""

from datetime import date

import pytest
from django.utils import translation

from partners.agreements.rules.progress import CommitmentState, Lateness, Light, distance, light
from partners.agreements.wording import light_words

TODAY = date(2025, 11, 30)


@pytest.mark.parametrize("state", [CommitmentState.PLANNED, CommitmentState.UNDERWAY])
def test_open_promise_past_its_date_is_late(state: CommitmentState) -> None:
    assert light(state, date(2025, 11, 29), TODAY) is Light.LATE
    assert light(state, TODAY, TODAY) == state


@pytest.mark.parametrize(
    "state", [CommitmentState.DONE, CommitmentState.DROPPED, CommitmentState.BLOCKED]
)
def test_decided_promise_is_not_late(state: CommitmentState) -> None:
    assert light(state, date(2025, 1, 1), TODAY) == state


def test_promise_without_a_date_is_never_late() -> None:
    assert light(CommitmentState.PLANNED, None, TODAY) is Light.PLANNED


def test_distance_is_told_in_months_when_it_is_long() -> None:
    assert distance(date(2025, 6, 30), TODAY) == Lateness(5, "month", True)
    assert distance(date(2025, 12, 5), TODAY) == Lateness(5, "day", False)


def test_light_speaks_in_words() -> None:
    with translation.override("en"):
        assert light_words("underway", date(2025, 6, 30), None, TODAY) == "5 months late"
        blocked = light_words("blocked", date(2025, 6, 30), None, TODAY)
        assert blocked == "blocked, 5 months late"
        assert light_words("planned", TODAY, None, TODAY) == "planned, due today"
        assert light_words("planned", None, None, TODAY) == "planned"
        assert "done on" in light_words("done", None, TODAY, TODAY)
