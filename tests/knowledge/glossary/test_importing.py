"""Spreadsheets of terms: read, checked row by row, imported as a whole or not at all."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from home.access import Actor
from home.sheets.writer import grid, workbook
from knowledge.glossary import services
from knowledge.glossary.importing import rows, sheets
from knowledge.glossary.models import Term
from portal.users.models import User
from tests.factories.glossary import TermFactory
from tests.home.sheets import files

pytestmark = pytest.mark.django_db

SHU = {
    "name_id": "Sisa hasil usaha",
    "name_en": "Surplus",
    "short_id": "SHU",
    "meaning_id": "Pendapatan dikurangi biaya.",
    "meaning_en": "Income less costs.",
}


def row(**values: str) -> dict[str, str]:
    return {**SHU, "code": "", "related_codes": "", "is_explained": "", **values}


def xlsx(table: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for line in table:
        book.active.append(line)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


class TestSheets:
    def test_csv_and_xlsx_say_the_same(self) -> None:
        table = [["Name_ID", "name_en"], ["Kas; bank", None], [None, None]]
        csv = "\ufeffName_ID,name_en\r\nKas; bank,\r\n,\r\n".encode()
        wanted = [{"#": "2", "name_id": "Kas; bank", "name_en": ""}]
        assert sheets.read("a.xlsx", xlsx(table)).rows == sheets.read("a.csv", csv).rows == wanted

    def test_csv_of_an_indonesian_spreadsheet_is_read(self) -> None:
        found = sheets.read("a.csv", b"code;name_id\nkas;Kas").rows
        assert found == [{"#": "2", "code": "kas", "name_id": "Kas"}]

    def test_every_sheet_is_read_and_names_its_rows(self) -> None:
        table = [["name_id", "name_en"], ["Kas", "Cash"]]
        data = files.xlsx({"A": table, "B": table, "C": table}, hidden=("C",))
        handed = sheets.read("a.xlsx", data)
        assert [row["#"] for row in handed.rows] == ["A, 2", "B, 2"]
        assert any(note.startswith("C: ") for note in handed.notes)

    @pytest.mark.parametrize("write", [files.xlsx, files.ods, files.xls])
    def test_column_that_no_term_has_is_named(self, write: Any) -> None:
        data = write({"A": [["name_id", "name_en", "Harga"], ["Kas", "Cash", "1"]]})
        with pytest.raises(sheets.SheetUnreadable, match="Harga"):
            sheets.read("a", data)

    def test_formula_without_a_value_is_named_by_its_cell(self) -> None:
        data = files.xlsx({"A": [["name_id", "name_en"], ["Kas", "=1+1"]]})
        with pytest.raises(sheets.SheetUnreadable, match="B “name_en”"):
            sheets.read("a.xlsx", data)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.xlsx", b"no zip"),
            ("a.xlsx", b""),
            ("a.csv", b"\xff\xfe\x00"),
            ("a.csv", b""),
            ("a.csv", b"code;name_id\n" + b"x;y\n" * 3_001),
            ("a.csv", b"a" * (sheets.LIMITS.size + 1)),
        ],
    )
    def test_unreadable_files_are_refused_in_words(self, name: str, data: bytes) -> None:
        with pytest.raises(sheets.SheetUnreadable):
            sheets.read(name, data)

    def test_text_that_looks_like_a_formula_stays_text(self) -> None:
        data = workbook([grid("A", [("name_id", 9), ("code", 9)], [["=1+1", "x"]])])
        assert sheets.read("a.xlsx", data).rows == [{"#": "2", "name_id": "=1+1", "code": "x"}]
        assert rows.check([row(name_id="'=1+1", code="x")]).drafts[0].term.name_id == "=1+1"


class TestCheck:
    def test_right_rows_are_new_changed_or_the_same(self) -> None:
        TermFactory(code="shu", **SHU)
        TermFactory(code="kas", **{**SHU, "name_id": "Kas"})
        sheet = rows.check(
            [row(code="shu"), row(code="kas", name_id="Kas tunai"), row(name_id="Rapat anggota")]
        )
        assert sheet.is_right
        assert [draft.term.code for draft in sheet.new] == ["rapat-anggota"]
        assert [draft.term.code for draft in sheet.changed] == ["kas"]

    def test_every_bad_row_is_named_with_its_reason(self) -> None:
        sheet = rows.check(
            [
                row(code="a", name_en=""),
                row(code="b", related_codes="zzz"),
                row(code="c", is_explained="maybe"),
                row(code="d"),
                row(code="d"),
                row(code="e", source_url="javascript:alert(1)"),
                row(code="f", meaning_id="x" * 301),
                row(code="Bad code"),
                row(code="g"),
            ]
        )
        assert not sheet.is_right
        assert [draft.line for draft in sheet.refused] == [str(line) for line in range(2, 10)]

    def test_missing_and_unknown_columns_are_named(self) -> None:
        sheet = rows.check([{"name_id": "Kas", "harga": "1"}])
        assert len(sheet.errors) == 4
        assert any("harga" in error for error in sheet.errors)

    def test_columns_left_out_stay_as_they_are(self) -> None:
        other = TermFactory(code="rat")
        TermFactory(code="shu", source="UU 25/1992", **SHU).related.add(other)
        (draft,) = rows.check([{"code": "shu", **SHU, "name_en": "Net surplus"}]).changed
        assert draft.term.source == "UU 25/1992"
        assert draft.related == ("rat",)


class TestImport:
    def test_terms_relations_history_and_version_are_written(self, editor: User) -> None:
        sheet = rows.check([row(code="shu", related_codes="rat"), row(code="rat", name_id="Rapat")])
        assert services.import_sheet(sheet, by=Actor(editor)) == 2
        term = Term.objects.get(code="shu")
        assert [other.code for other in term.related.all()] == ["rat"]
        assert term.latest_revision.user == editor

    def test_same_sheet_again_changes_nothing(self, editor: User) -> None:
        found = [row(code="shu", related_codes="rat"), row(code="rat", name_id="Rapat")]
        services.import_sheet(rows.check(found), by=Actor(editor))
        assert services.import_sheet(rows.check(found), by=Actor(editor)) == 0

    def test_one_bad_row_stops_all(self, editor: User) -> None:
        with pytest.raises(services.SheetHasErrors):
            services.import_sheet(
                rows.check([row(code="a"), row(code="b", name_id="")]), by=Actor(editor)
            )
        assert not Term.objects.exists()

    def test_person_without_the_right_is_refused(self, django_user_model: type[User]) -> None:
        stranger = django_user_model.objects.create_user("a@simpul.test", "x")
        with pytest.raises(PermissionDenied):
            services.import_sheet(rows.check([row(code="a")]), by=Actor(stranger))
