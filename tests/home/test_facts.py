"""A figure is never shown without source and date, and knows when it is old."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from home import demo
from home.models import Bound, DatedFact, DatePrecision, HomePage
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


@pytest.mark.parametrize(
    ("bound", "indonesian", "english"),
    [
        (Bound.EXACT, "8.000", "8,000"),
        (Bound.MORE, "lebih dari 8.000", "more than 8,000"),
        (Bound.ABOUT, "sekitar 8.000", "about 8,000"),
    ],
)
def test_figure_is_shown_as_exactly_as_its_source_gives_it(
    bound: Bound, indonesian: str, english: str
) -> None:
    fact = DatedFactFactory.build(value_id="8.000", value_en="8,000", bound=bound)
    assert fact.shown().value == indonesian
    with translation.override("en"):
        assert fact.shown().value == english


@pytest.mark.django_db
def test_readers_are_told_that_a_fact_has_to_be_checked_again(
    client: Client, home: HomePage
) -> None:
    DatedFactFactory(is_on_home_page=True, past_review=True, source_url="https://desa.nu/angka")
    html = client.get("/id/").content.decode()
    assert "perlu diperiksa lagi sejak 30 Juni 2024" in html
    assert '<a href="https://desa.nu/angka" rel="external">' in html


def test_facts_of_the_demo_lead_to_where_they_are_read() -> None:
    facts = tomllib.loads((Path(demo.__file__).parent / "facts.toml").read_text())["facts"]
    assert all(fact["source_url"].startswith("https://") for fact in facts)
