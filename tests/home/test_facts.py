"""A figure is never shown without source and date, and knows when it is old."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from home.models import DatedFact, DatePrecision
from tests.factories.home import DatedFactFactory


@given(st.integers(min_value=-400, max_value=400))
def test_fact_is_past_review_from_the_day_after(days: int) -> None:
    today = timezone.localdate()
    fact = DatedFact(as_of=today - timedelta(500), review_date=today + timedelta(days))
    assert fact.is_past_review == (days < 0)


@pytest.mark.parametrize(
    ("precision", "indonesian", "english"),
    [
        (DatePrecision.DAY, "21 November 2025", "21 November 2025"),
        (DatePrecision.MONTH, "November 2025", "November 2025"),
        (DatePrecision.YEAR, "2025", "2025"),
    ],
)
def test_date_is_shown_as_exactly_as_it_is_known(
    precision: DatePrecision, indonesian: str, english: str
) -> None:
    fact = DatedFact(as_of=date(2025, 11, 21), precision=precision)
    assert fact.as_of_text == indonesian
    with translation.override("en"):
        assert fact.as_of_text == english


@pytest.mark.django_db
def test_past_review_lists_what_was_due_before_that_day() -> None:
    old = DatedFactFactory(past_review=True)
    DatedFactFactory()
    assert list(DatedFact.objects.past_review()) == [old]
    assert not DatedFact.objects.past_review(on=old.review_date)


@pytest.mark.django_db
def test_review_before_the_fact_itself_is_refused() -> None:
    fact = DatedFactFactory.build(review_date=date(2020, 1, 1))
    with pytest.raises(ValidationError, match=r"before the fact|sebelum"):
        fact.validate_constraints()
    with pytest.raises(IntegrityError):
        fact.save()


def test_shown_fact_carries_unit_source_and_date() -> None:
    fact = DatedFactFactory.build(unit_id="orang", value_id="17.558")
    shown = fact.shown()
    assert shown.value == "17.558 orang"
    assert shown.source == "desa.nu"
    assert shown.date == "21 November 2025"
