"""Spreadsheets of terms: read, checked row by row, imported as a whole or not at all."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from home.access import Actor
from home.sheets.problems import FileRefused
from home.sheets.writer import grid, workbook
from knowledge.glossary import services
from knowledge.glossary.importing import rows, sheets
from knowledge.glossary.models import Term
from portal.users.models import User
from tests.factories.glossary import TermFactory
from tests.factories.links import BAD
from tests.home.sheets import files

pytestmark = pytest.mark.django_db

SHU = {
    "name_id": "Sisa hasil usaha",
    "name_en": "Surplus",
    "short_id": "SHU",
    "meaning_id": "Pendapatan dikurangi biaya.",
    "meaning_en": "Income less costs.",
}
NEEDED = ("name_id", "name_en", "meaning_id", "meaning_en")


def row(number: int = 2, **values: str) -> sheets.Row:
    cells = {**SHU, "code": "", "related_codes": "", "is_explained": "", **values}
    return sheets.Row("A", number, cells)


def xlsx(table: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for line in table:
        book.active.append(line)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


class TestSheets:
    def test_csv_and_xlsx_say_the_same(self) -> None:
        table = [[*NEEDED, "Code"], ["Kas; bank", *"abc", None], [None] * 5]
        csv = f'\ufeff{";".join(table[0])}\r\n"Kas; bank";a;b;c;\r\n;;;;\r\n'.encode()
        found = [sheets.read("a.xlsx", xlsx(table)), sheets.read("a.csv", csv)]
        wanted = dict(zip([*NEEDED, "code"], ["Kas; bank", *"abc", ""], strict=True))
        assert [[(r.number, r.cells) for r in handed.rows] for handed in found] == [
            [(2, wanted)]
        ] * 2

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_headings_may_be_words_of_either_language(self, language: str) -> None:
        names = [sheets.FIELDS.by_key[key].name(language) for key in NEEDED]
        [found] = sheets.read("a.xlsx", xlsx([names, list("abcd")])).rows
        assert found.cells == dict(zip(NEEDED, "abcd", strict=True))

    def test_every_sheet_is_read_and_names_its_rows(self) -> None:
        table = [list(NEEDED), list("abcd")]
        data = files.xlsx({"A": table, "B": table, "C": table}, hidden=("C",))
        handed = sheets.read("a.xlsx", data)
        assert [(row.sheet, row.number) for row in handed.rows] == [("A", 2), ("B", 2)]
        assert any(line.startswith("C: ") for line in handed.receipt)
        assert not handed.is_whole

    @pytest.mark.parametrize("write", [files.xlsx, files.ods, files.xls])
    def test_column_that_no_term_has_stands_in_the_receipt(self, write: Any) -> None:
        handed = sheets.read("a", write({"A": [[*NEEDED, "Harga"], [*"abcd", "1"]]}))
        assert not handed.is_whole
        assert any("Harga" in line for line in handed.receipt)

    def test_formula_without_a_value_is_named_by_its_cell(self) -> None:
        data = files.xlsx({"A": [list(NEEDED), ["Kas", "=1+1", "c", "d"]]})
        [error] = sheets.read("a.xlsx", data).errors
        assert (error.row, error.column) == (2, "B “name_en”")

    def test_columns_that_are_missing_are_named_at_once(self) -> None:
        with pytest.raises(FileRefused) as refused:
            sheets.read("a.csv", b"code;name_id\nkas;Kas")
        assert refused.value.more == ("name_en", "meaning_id", "meaning_en")

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.xlsx", b"no zip"),
            ("a.xlsx", b""),
            ("a.csv", b"\xff\xfe\x00"),
            ("a.csv", b""),
            ("a.csv", b"name_id;name_en;meaning_id;meaning_en\n" + b"a;b;c;d\n" * 3_001),
            ("a.csv", b"a" * (sheets.LIMITS.size + 1)),
        ],
    )
    def test_unreadable_files_are_refused_in_words(self, name: str, data: bytes) -> None:
        with pytest.raises(FileRefused):
            sheets.read(name, data)

    def test_text_that_looks_like_a_formula_stays_text(self) -> None:
        data = workbook([grid("A", [(name, 9) for name in NEEDED], [["=1+1", *"bcd"]])])
        [found] = sheets.read("a.xlsx", data).rows
        assert found.cells["name_id"] == "=1+1"
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

    @pytest.mark.parametrize("address", BAD)
    def test_link_that_runs_is_told_in_its_cell(self, address: str) -> None:
        sheet = rows.check([row(code="a", source_url=address)])
        assert [(error.row, error.column) for error in sheet.errors] == [(2, "Tautan sumber")]

    def test_every_bad_row_is_named_with_its_reason(self) -> None:
        wrong = [
            {"code": "a", "name_en": ""},
            {"code": "b", "related_codes": "zzz"},
            {"code": "c", "is_explained": "maybe"},
            {"code": "d"},
            {"code": "d"},
            {"code": "e", "source_url": "javascript:alert(1)"},
            {"code": "f", "meaning_id": "x" * 301},
            {"code": "Bad code"},
            {"code": "g"},
        ]
        sheet = rows.check([row(number, **cells) for number, cells in enumerate(wrong, 2)])
        assert not sheet.is_right
        assert list(dict.fromkeys(error.row for error in sheet.errors)) == list(range(2, 10))

    def test_columns_left_out_stay_as_they_are(self) -> None:
        other = TermFactory(code="rat")
        TermFactory(code="shu", source="UU 25/1992", **SHU).related.add(other)
        cells = {"code": "shu", **SHU, "name_en": "Net surplus"}
        (draft,) = rows.check([sheets.Row("A", 2, cells)]).changed
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

    def test_person_without_the_right_is_refused(self, stranger: User) -> None:
        with pytest.raises(PermissionDenied):
            services.import_sheet(rows.check([row(code="a")]), by=Actor(stranger))
