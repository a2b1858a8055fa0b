"""Who compares two months reads of nobody: figures move by nothing or by many."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.programme import tending
from partners.apprenticeships.programme.models import RoundFigures
from partners.apprenticeships.programme.stands import table_moves_by_few
from partners.apprenticeships.programme.telling import cells_told, told
from partners.apprenticeships.programme.tending import count_all
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.small_cells import SMALLEST
from tests.partners.apprenticeships.programme.test_tending import ended, placed, settled

__all__ = ["ended"]
PROVINCES = ("32", "33", "34")
COUNTS = st.fixed_dictionaries({key: st.integers(0, 30) for key in PROVINCES})


@given(before=COUNTS, now=COUNTS)
def test_no_cell_and_no_sum_of_hidden_ones_moves_by_a_few(
    before: dict[str, int], now: dict[str, int]
) -> None:
    totals = [told(sum(cells.values())) for cells in (before, now)]
    tables = [
        cells_told(cells, total, {}) for cells, total in zip((before, now), totals, strict=True)
    ]
    if table_moves_by_few(totals, [tables]):
        return
    moved = {key: now[key] - before[key] for key in PROVINCES}
    both = [key for key in PROVINCES if tables[0][key] is not None and tables[1][key] is not None]
    known = [moved[key] for key in both]
    if None not in totals:
        known += [sum(moved.values()), sum(moved[key] for key in moved if key not in both)]
    assert all(not step or abs(step) >= SMALLEST for step in known)


@pytest.mark.django_db
class TestNights:
    def content(self) -> Any:
        return RoundFigures.objects.get().content

    def later(self, days: int) -> None:
        count_all(timezone.now() + timedelta(days=days))

    def test_one_that_gives_its_place_back_shows_nowhere(self, ended: Any) -> None:
        results = placed(ended, 12, answer=Answer.BINDING)
        count_all()
        before = self.content()
        results[0].answer = Answer.DECLINED
        results[0].save()
        self.later(40)
        assert self.content() == before
        assert before["totals"]["accepted"] == 12

    def test_one_more_outcome_in_a_month_waits_for_others(self, ended: Any) -> None:
        placed(ended, 20, answer=Answer.BINDING)
        now = timezone.now()
        settled(ended, 6, now)
        self.later(40)
        first = RoundFigures.objects.get()
        assert first.content["totals"]["completed"] == 6
        settled(ended, 1, now)
        self.later(80)
        again = RoundFigures.objects.get()
        assert again.content["totals"]["completed"] == 6
        assert again.outcomes_until == first.outcomes_until

    def test_another_form_of_the_figures_retells_nothing_of_the_past(
        self, ended: Any, monkeypatch: Any
    ) -> None:
        """What it hides was told, what it tells was hidden: both together give all of it away."""
        placed(ended, 12, answer=Answer.BINDING)
        placed(ended, 9, "3304", answer=Answer.BINDING)
        placed(ended, 8, "3404", answer=Answer.BINDING)
        placed(ended, 2, "3504", answer=Answer.BINDING)
        count_all()
        before = self.content()
        told_of = before["groups"]["province"]["placed"]
        assert [told_of[key] for key in ("32", "33", "34", "35")] == [12, 9, None, None]

        def otherwise(cells: Any, *args: Any, **facts: Any) -> Any:
            return {key: None if key in {"32", "35"} else count for key, count in cells.items()}

        monkeypatch.setattr(tending, "FORM", tending.FORM + 1)
        monkeypatch.setattr(tending, "cells_told", otherwise)
        assert count_all().rounds == 1
        assert self.content() == before
        assert count_all().rounds == 0

    def test_a_round_that_is_new_is_told_in_the_new_form(
        self, ended: Any, monkeypatch: Any
    ) -> None:
        placed(ended, 12, answer=Answer.BINDING)
        monkeypatch.setattr(tending, "FORM", tending.FORM + 1)
        count_all()
        row = RoundFigures.objects.get()
        assert row.counted_for.startswith(f"{tending.FORM}|")
        assert row.content["totals"]["placed"] == 12

    def test_what_an_older_form_did_not_have_is_told_from_now_on(self, ended: Any) -> None:
        placed(ended, 12, answer=Answer.BINDING)
        count_all()
        row = RoundFigures.objects.get()
        del row.content["groups"]["stage"], row.content["silence"]
        row.counted_for = "1|"
        row.save()
        count_all()
        assert self.content()["groups"]["stage"]["placed"] == {"": 12}
        assert "answers" in self.content()["silence"]
