"""No export of the admin leaves a formula raw: Wagtail's, other packages' and our own."""

import inspect
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from home.models import DatedFact
from tests.factories.home import DatedFactFactory

ROOT = Path(__file__).parents[2]
EVIL = "=HYPERLINK(1)"


def views(patterns: list, seen: set) -> Iterator[type]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, seen)
        elif isinstance(pattern, URLPattern):
            found = getattr(inspect.unwrap(pattern.callback), "view_class", None)
            if found and issubclass(found, SpreadsheetExportMixin) and found not in seen:
                seen.add(found)
                yield found


def test_every_view_that_exports_guards_its_cells() -> None:
    found = list(views(get_resolver().url_patterns, set()))
    assert len(found) > 10
    for view_class in found:
        view = view_class()
        for kind in view.FORMATS:
            value = view.preprocess_field_value("title", EVIL, kind)
            assert value == f"'{EVIL}", view_class
            assert view.preprocess_field_value("title", 3, kind) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_dated_facts_leave_no_formula_raw(admin_client, kind: str) -> None:
    DatedFactFactory(label_id=EVIL, value_id="@SUM(1)")
    address = f"/admin/snippets/home/{DatedFact._meta.model_name}/?export={kind}"
    content = b"".join(admin_client.get(address).streaming_content)
    if kind == "csv":
        assert f",'{EVIL}," in content.decode()
        return
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} <= {"s", "d", "n"}
    assert {f"'{EVIL}", "'@SUM(1)"} <= {cell.value for cell in cells}


def test_tables_are_written_at_one_door_only() -> None:
    door = ("home/sheets/",)
    for room in ("home", "partners", "knowledge", "portal", "search"):
        paths = list((ROOT / room).rglob("*.py"))
        assert paths
        for path in paths:
            name = str(path.relative_to(ROOT))
            if not name.startswith(door):
                text = path.read_text()
                for writer in ("csv.writer", "csv.DictWriter", "Workbook()"):
                    assert writer not in text, name
