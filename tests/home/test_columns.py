"""On a phone a list shows its first columns: what it is, how it stands, and until when."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext
from wagtail.snippets.models import get_snippet_models

STANDING = ("State", "Status", "Now", "How it stands", "Waits for", "check again by")
# “On the site” says it where nothing else does.
LISTS = [model for model in get_snippet_models() if model.snippet_viewset.list_display]


def _labels(model: type) -> list[str]:
    rows: list[Any] = list(model.snippet_viewset.list_display)
    return [one if isinstance(one, str) else str(getattr(one, "label", "")) for one in rows]


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_how_a_row_stands_is_its_second_column(model: type) -> None:
    with translation.override("en"):
        labels = _labels(model)
        found = [name for name in map(gettext, STANDING) if name in labels]
        found = found or [name for name in [gettext("On the site")] if name in labels]
    assert not found or labels[1] in found


def test_there_are_lists_that_say_how_their_rows_stand() -> None:
    with translation.override("en"):
        saying = [one for one in LISTS if {*map(gettext, STANDING)} & {*_labels(one)}]
    assert len(saying) >= 10
