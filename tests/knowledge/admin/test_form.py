"""The tool's form opens with all that it needs in the browser, and previews what is typed."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from knowledge.models import ToolIndexPage
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
FILES = re.compile(r'/static/([^"?\s]+\.(?:js|css))')


def test_scripts_and_sheets_of_the_form_exist(at_desk: Client, library: ToolIndexPage) -> None:
    """A block whose app is not installed leaves the whole text without an editor."""
    html = at_desk.get(f"/admin/pages/add/knowledge/toolpage/{library.pk}/").content.decode()
    names = set(FILES.findall(html))
    assert names
    assert [name for name in names if finders.find(name) is None] == []


def test_draft_can_be_previewed_before_it_is_published(
    at_desk: Client, library: ToolIndexPage
) -> None:
    draft = ToolPageFactory(parent=library, title="Belum terbit", live=False)
    draft.save_revision()
    response = at_desk.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert response.status_code == 200
    assert "Belum terbit" in response.content.decode()


def test_visitor_sees_no_draft(client: Client, library: ToolIndexPage) -> None:
    draft = ToolPageFactory(parent=library, live=False)
    assert client.get(draft.url).status_code == 404
    assert client.get(f"/admin/pages/{draft.pk}/view_draft/").status_code == 302
