"""A new tool is kept from its first tab on; an origin is asked for when it is handed in."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from knowledge.models import ToolIndexPage, ToolOrigin, ToolPage
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
EMPTY = {"organisation": "", "country": "", "id": ""}
JSON = {"Accept": "application/json"}


def _typed(*origins: dict[str, Any], initial: int = 0, **values: Any) -> dict[str, Any]:
    rows = ("evidence", "adaptations", "files", "related_tools")
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    return nested_form_data(
        {
            "title": "Buku kas harian",
            "slug": "buku-kas-harian",
            "summary": "Mencatat uang masuk dan keluar.",
            "kind": "guide",
            "audience": "cooperative",
            "body": streamfield([]),
            "comments": comments,
            "origins": inline_formset(list(origins), initial=initial),
            **{name: inline_formset([]) for name in rows},
            **values,
        }
    )


def _add(library: ToolIndexPage) -> str:
    return f"/admin/pages/add/knowledge/toolpage/{library.pk}/"


def test_new_tool_is_kept_while_its_ready_made_origin_is_untouched(
    at_desk: Client, library: ToolIndexPage
) -> None:
    kept = at_desk.post(_add(library), _typed(EMPTY), headers=JSON)
    assert kept.json()["success"], kept.content
    tool = ToolPage.objects.get(slug="buku-kas-harian")
    assert (tool.live, list(tool.origins.all())) == (False, [])
    # The open form goes on: its row, counted as stored by now, is still empty, then filled in.
    again = _typed(EMPTY, initial=1, title="Buku kas")
    edit = f"/admin/pages/{tool.pk}/edit/"
    assert at_desk.post(edit, again, headers=JSON).json()["success"]
    assert at_desk.post(edit, _typed({**EMPTY, "country": "ID"}, initial=1)).status_code == 302
    draft = ToolPage.objects.get(pk=tool.pk).get_latest_revision_as_object()
    assert [row.country for row in draft.origins.all()] == ["ID"]


def test_draft_is_saved_by_the_button_as_well(at_desk: Client, library: ToolIndexPage) -> None:
    assert at_desk.post(_add(library), _typed(EMPTY)).status_code == 302
    assert ToolPage.objects.filter(slug="buku-kas-harian", live=False).exists()


@pytest.mark.parametrize("initial", [0, 1])
def test_origin_is_asked_for_when_a_tool_is_handed_in(
    at_desk: Client, library: ToolIndexPage, initial: int
) -> None:
    page = at_desk.post(_add(library), _typed(EMPTY, initial=initial, **{"action-submit": "1"}))
    assert page.status_code == 200
    (said,) = page.context["form"].formsets["origins"].non_form_errors()
    assert "1" in said
    assert "Buku kas harian" in page.content.decode()
    assert not ToolPage.objects.exists()


def test_row_of_an_origin_that_was_emptied_is_refused(
    at_desk: Client, library: ToolIndexPage
) -> None:
    """Nothing that was stored goes without being taken away."""
    tool = ToolPageFactory(parent=library, slug="buku-kas-harian")
    row = ToolOrigin.objects.create(page=tool, country="ID")
    edit = f"/admin/pages/{tool.pk}/edit/"
    page = at_desk.post(edit, _typed({**EMPTY, "id": str(row.pk)}, initial=1))
    assert page.status_code == 200
    assert page.context["form"].formsets["origins"].errors
