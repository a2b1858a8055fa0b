"""The only row, without an order."""

from typing import Any

import pytest

from home.models import Competency
from home.single import only
from tests.factories.home import CompetencyFactory

pytestmark = pytest.mark.django_db


def test_only_row_is_found_without_sorting(django_assert_num_queries: Any) -> None:
    term = CompetencyFactory()
    with django_assert_num_queries(1) as asked:
        assert only(Competency.objects.filter(code=term.code)) == term
    assert "ORDER BY" not in asked.captured_queries[0]["sql"]


def test_no_row_is_none() -> None:
    assert only(Competency.objects.filter(code="nobody")) is None
