"""The options of a filter as they stand on the page."""

import pytest
from django.utils import translation

from home.templatetags.facets import facet_options


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [("id", 999, "999"), ("id", 3392, "3.392"), ("en", 3392, "3,392"), ("id", None, "")],
)
def test_count_is_written_as_readers_write_it(language: str, count: int | None, shown: str) -> None:
    option = {"value": "office", "label": "Kantor", "count": count, "selected": False}
    with translation.override(language):
        drawn = facet_options({"name": "unit", "options": [option]})
    assert f">Kantor<span>{shown}</span>" in drawn


def test_what_records_say_is_written_as_text() -> None:
    option = {"value": '"><b>', "label": "<b>", "count": 1, "selected": True}
    drawn = facet_options({"name": "unit", "options": [option]})
    assert "<b>" not in drawn
    assert " checked" in drawn
