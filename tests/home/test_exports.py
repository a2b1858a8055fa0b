"""No export of the admin leaves a formula raw: Wagtail's, other packages' and our own."""

import codecs
import inspect
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models

from home.models import DatedFact, Region, StandardPage
from tests.factories.claims import VillageFactory
from tests.factories.home import DatedFactFactory
from tests.factories.organisations import OrganisationFactory

ROOT = Path(__file__).parents[2]
EVIL = "=HYPERLINK(1)"


def listings(
    patterns: list, before: str = "/", kind: type = SpreadsheetExportMixin
) -> Iterator[tuple[str, type]]:
    """Address and view of whatever is of that kind: what Wagtail could export."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from listings(pattern.url_patterns, address, kind)
        elif isinstance(pattern, URLPattern):
            found = getattr(inspect.unwrap(pattern.callback), "view_class", None)
            if found and issubclass(found, kind):
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
    # Of people's accounts nobody takes a list away.
    assert "/admin/users/" in shown
    lists = [reverse(f"{model.snippet_viewset.get_url_name('list')}") for model in records()]
    assert {"/admin/tools/", reverse("commitments:index"), *lists} <= set(exported)


def records() -> list[type]:
    return [model for model in get_snippet_models() if model is not Locale]


@pytest.mark.django_db
def test_a_list_is_taken_away_as_it_was_filtered(admin_client) -> None:
    OrganisationFactory(name="Yayasan Satu", kind="foundation")
    OrganisationFactory(name="Universitas Dua", kind="university", is_public=False)
    address = "/admin/snippets/organisations/organisation/?export=csv&kind=university"
    content = b"".join(admin_client.get(address).streaming_content).decode()
    assert "Universitas Dua" in content
    assert "Yayasan Satu" not in content
    assert content.splitlines()[1].split(",")[1:2] != [""]
    assert "Tidak" in content  # on the site: no tick, a word


@pytest.mark.django_db
def test_a_long_list_is_read_in_pieces(admin_client, monkeypatch) -> None:
    monkeypatch.setattr("home.exports.AT_ONCE", 3)
    for number in range(8):
        OrganisationFactory(name=f"Mitra {number}")
    address = "/admin/snippets/organisations/organisation/?export=csv"
    pieces = list(admin_client.get(address).streaming_content)
    assert len(pieces) > 2
    rows = b"".join(pieces).decode("utf-8-sig").splitlines()
    assert len(rows) == 9
    assert len(set(rows)) == 9


@pytest.mark.django_db
def test_more_than_a_file_holds_is_refused_in_words(admin_client, monkeypatch) -> None:
    monkeypatch.setattr("home.listed.MOST_ROWS", 1)
    OrganisationFactory.create_batch(2)
    address = "/admin/snippets/organisations/organisation/?export=xlsx&q="
    answer = admin_client.get(address, follow=True)
    assert answer.status_code == 200
    assert not answer.streaming
    assert "1" in str(next(iter(answer.context["messages"])))


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


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_regions_are_taken_away_without_a_query_for_each(
    admin_client, django_assert_max_num_queries, monkeypatch, kind: str
) -> None:
    """91,599 of them: their words are looked up once, what they lie in is read once."""
    villages = VillageFactory.create_batch(30)
    monkeypatch.delattr("django.db.models.Model._get_FIELD_display")
    with django_assert_max_num_queries(12), CaptureQueriesContext(connection) as asked:
        answer = admin_client.get("/admin/snippets/home/region/", {"export": kind})
        content = b"".join(answer.streaming_content)
    assert not [one for one in asked if one["sql"].count("JOIN") > 1]
    if kind == "csv":
        rows = content.decode("utf-8-sig").splitlines()
        province, village = rows[1].split(","), next(row for row in rows if villages[0].name in row)
        assert province[1] == ""
        assert "Cibeber, Kabupaten Cianjur, Provinsi 32" in village
        assert f",{Region.Kind.DESA.label},{villages[0].official_code},0,Ya" in village


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "results/"])
def test_report_is_taken_away_with_what_it_writes_upon_its_rows(
    admin_client, admin_user, about: StandardPage, page: str
) -> None:
    """The report of aging pages names who published each."""
    about.save_revision().publish(user=admin_user)
    answer = admin_client.get(f"/admin/reports/aging-pages/{page}", {"export": "csv"})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [row for row in rows if row.startswith(about.title) and admin_user.get_username() in row]


def test_tables_are_written_at_one_door_only() -> None:
    # Worksheets are files to work in, with formulas of their own, and no records of the portal.
    door = ("home/sheets/", "knowledge/demo/worksheets/")
    for room in ("home", "partners", "knowledge", "portal", "search"):
        paths = list((ROOT / room).rglob("*.py"))
        assert paths
        for path in paths:
            name = str(path.relative_to(ROOT))
            if not name.startswith(door):
                text = path.read_text()
                for writer in ("csv.writer", "csv.DictWriter", "Workbook()"):
                    assert writer not in text, name
