"""What a newcomer met at the desk: what waits first, words for ticks, the handbook of the house."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.admin.ui.tables import BooleanColumn

from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db


def test_sections_with_nothing_are_one_line_below_what_waits(at_desk: Client, editor: Any) -> None:
    ToolPageFactory(title="Panduan kas", live=False).save_revision(user=editor)
    page = at_desk.get(reverse("my_work"))
    assert [one["panel"].name for one in page.context["lists"]] == ["my-drafts"]
    assert len(page.context["empty"]) == 3
    html = page.content.decode()
    assert html.index("Panduan kas") < html.index(str(page.context["empty"][0]))


@pytest.mark.parametrize(
    ("value", "word"), [(True, "Ya"), (False, "Tidak"), (None, "tidak diketahui")]
)
def test_ticks_are_read_as_words(value: bool | None, word: str) -> None:
    column = BooleanColumn("is_public")
    with translation.override("id"):
        html = render_to_string(column.cell_template_name, {"column": column, "value": value})
    (read,) = re.findall(r'w-sr-only">\s*([^<]+?)\s*<', html)
    assert read.startswith(word)


def test_first_page_leads_to_the_handbook_of_the_house(at_desk: Client) -> None:
    html = at_desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "guide.wagtail.org" not in html.split("w-dashboard")[1]
    assert f'href="{reverse("handbook")}">' in html.split("w-dashboard")[1]


def test_list_of_agreements_begins_with_status_and_end(at_desk: Client) -> None:
    page = at_desk.get(reverse("wagtailsnippets_agreements_agreement:list"))
    names = [column.name for column in page.context["table"].columns.values()]
    assert [name for name in names if name in {"__str__", "status", "ends_on", "unit"}] == [
        "__str__",
        "status",
        "ends_on",
    ]
