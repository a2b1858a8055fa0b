"""No export of the admin leaves a formula raw: Wagtail's, other packages' and our own."""

import codecs
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


def listings(patterns: list, before: str = "/") -> Iterator[tuple[str, type]]:
    """Address and view of whatever Wagtail could export, if the address takes no argument."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from listings(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            found = getattr(inspect.unwrap(pattern.callback), "view_class", None)
            if found and issubclass(found, SpreadsheetExportMixin):
                yield address, found


def test_every_view_that_exports_does_so_through_the_one_writer() -> None:
    found = list(listings(get_resolver().url_patterns))
    assert len(found) > 10
    for _address, view_class in found:
        for method in (view_class.stream_csv, view_class.write_xlsx):
            assert method.__module__ == "home.exports", view_class


@pytest.mark.django_db
def test_every_list_is_exported_with_its_columns_or_shown(admin_client) -> None:
    """Typed by hand, `?export=csv` gave empty lines where there are no columns."""
    shown, exported = [], []
    for address, _view_class in listings(get_resolver().url_patterns):
        if "<" in address or not address.startswith("/admin/"):
            continue
        answer = admin_client.get(address, {"export": "csv"})
        if answer.status_code == 302:  # not switched on
            continue
        assert answer.status_code == 200, address
        if answer.streaming:
            before, mark, table = b"".join(answer.streaming_content).partition(codecs.BOM_UTF8)
            assert (before, mark) == (b"", codecs.BOM_UTF8), address
            assert table.splitlines()[0], address
            exported.append(address)
        else:
            shown.append(address)
    assert len(exported) > 3
    snippets = ("organisations/organisation", "home/region", "apprenticeships/offer")
    assert any("commitment" in address for address in shown)
    without = {"/admin/users/", *(f"/admin/snippets/{snippet}/" for snippet in snippets)}
    assert without <= set(shown), without - set(shown)


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
