"""Spreadsheets of terms: read, checked row by row, imported as a whole or not at all."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from home.access import Actor
from home.groups import EDITORS
from knowledge.glossary import services
from knowledge.glossary.importing import rows, sheets
from knowledge.glossary.models import Term
from portal.users.models import User
from tests.factories.glossary import TermFactory

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


@pytest.fixture
def editor(django_user_model: type[User]) -> User:
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("editor@simpul.test", "x")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


class TestSheets:
    def test_csv_and_xlsx_say_the_same(self) -> None:
        table = [["Name_ID", "name_en"], ["Kas; bank", None], [None, None]]
        csv = "\ufeffName_ID,name_en\r\nKas; bank,\r\n,\r\n".encode()
        wanted = [{"name_id": "Kas; bank", "name_en": ""}]
        assert sheets.read("a.xlsx", xlsx(table)) == sheets.read("a.csv", csv) == wanted

    def test_csv_of_an_indonesian_spreadsheet_is_read(self) -> None:
        assert sheets.read("a.csv", b"code;name_id\nkas;Kas") == [{"code": "kas", "name_id": "Kas"}]

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.xlsx", b"no zip"),
            ("a.xlsx", b""),
            ("a.csv", b"\xff\xfe\x00"),
            ("a.csv", b""),
            ("a.csv", b"a\n" + b"x\n" * 3_001),
            ("a.csv", b"a" * (sheets.MOST_BYTES + 1)),
        ],
    )
    def test_unreadable_files_are_refused_in_words(self, name: str, data: bytes) -> None:
        with pytest.raises(sheets.SheetUnreadable):
            sheets.read(name, data)

    def test_text_that_looks_like_a_formula_stays_text(self) -> None:
        found = sheets.read("a.xlsx", sheets.write_xlsx(["name_id"], [["=1+1"]]))
        assert found == [{"name_id": "'=1+1"}]
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
        assert [draft.line for draft in sheet.refused] == [2, 3, 4, 5, 6, 7, 8, 9]

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
