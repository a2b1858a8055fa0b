"""Files of every kind as sheets of typed cells; what calamine leaves out is there too."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from home.sheets import book
from home.sheets.book import Limits, open_book, unpacked_size
from home.sheets.formats import xlsx as xlsx_format
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Broken
from tests.home.sheets import files
from tests.home.sheets.files import Error, Padded, Uncomputed, ods, xls, xlsb, xlsx, zipped

TABLE = [["Nama", "Kursi"], ["Koperasi São", 2]]


@pytest.mark.parametrize("write", [xlsx, ods, xls, xlsb])
def test_every_kind_of_workbook_gives_the_same_sheets(write) -> None:
    book = open_book(write({"Satu": TABLE, "Arsip": TABLE}, hidden=("Arsip",)), "a")
    assert [(s.name, s.is_hidden) for s in book.sheets] == [("Satu", False), ("Arsip", True)]
    assert book.sheets[0].rows == [["Nama", "Kursi"], ["Koperasi São", 2.0]]


def test_equal_texts_of_a_table_are_held_once() -> None:
    rows = [["Nama", "Provinsi"], ["Koperasi satu", "Jawa Barat"], ["Koperasi dua", "Jawa Barat"]]
    lines = "\n".join(",".join(row) for row in rows)
    for content in (lines.encode(), xlsx({"a": rows})):
        found = open_book(content, "a").sheets[0].rows
        assert found == rows
        assert found[1][1] is found[2][1]


def test_cells_keep_their_place_below_empty_rows_and_beside_empty_columns() -> None:
    found = open_book(xlsx({"a": [[], [], [None, None, "x"], [None, None, None, True]]}), "a")
    assert found.sheets[0].rows == [
        ["", "", "", ""], ["", "", "", ""], ["", "", "x", ""], ["", "", "", True]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "start",
    ["<html><table>", "\ufeff<!DOCTYPE html>", '<?xml version="1.0"?>', "\n <table border=1>"],
)
def test_web_page_under_the_name_of_a_spreadsheet_is_called_one(start: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(f"{start}<tr><td>Nama</td></tr>".encode(), "a.xls")
    assert refusal.value.problem is FileProblem.WEB_PAGE


def test_number_that_is_shown_with_zeros_in_front_has_them() -> None:
    shown = (
        '<table:table-cell office:value-type="float" office:value="12"><text:p>0012</text:p>'
        "</table:table-cell>"
    )
    assert open_book(ods({"A": [["x", shown]]}), "a").sheets[0].rows == [["x", "0012"]]
    for write in (xls, xlsb):
        content = write({"A": [["x", Padded(12), 12], ["y", Padded(12345), Padded(1.5)]]})
        rows = open_book(content, "a").sheets[0].rows
        assert rows == [["x", "0012", 12.0], ["y", "12345", 1.5]]
    book = Workbook()
    book.active.append(["x", 12, 12])
    book.active["B1"].number_format = "0000"
    stream = io.BytesIO()
    book.save(stream)
    assert open_book(stream.getvalue(), "a").sheets[0].rows == [["x", "0012", 12.0]]


@pytest.mark.parametrize(
    ("result", "computed"), [(b"\0" * 8, 0.0), (b"\3" + b"\0" * 5 + b"\xff\xff", "")]
)
def test_xls_formula_that_nobody_computed_is_no_empty_cell(result: bytes, computed) -> None:
    sheets = {"A": [["x", Uncomputed(result), "z"]]}
    assert open_book(xls(sheets), "a").sheets[0].rows == [["x", Broken(), "z"]]
    assert open_book(xls(sheets, is_computed=True), "a").sheets[0].rows == [["x", computed, "z"]]


def test_errors_of_every_kind_of_workbook_stand_in_their_cell() -> None:
    error = Broken("#REF!")
    broken = (
        '<table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>#REF!</text:p></table:table-cell>"
    )
    files = (
        xls({"A": [["x", Error(0x17)]]}),
        xlsb({"A": [["x", Error(0x17)]]}),
        ods({"A": [["x", broken]]}),
        xlsx({"A": [["x", "#REF!"]]}),
    )
    for content in files:
        assert open_book(content, "a").sheets[0].rows == [["x", error]]


def test_formula_that_was_never_computed_is_no_empty_cell() -> None:
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    for content in (xlsx({"A": [["x", "=1+1"]]}), ods({"A": [["x", formula]]})):
        assert open_book(content, "a").sheets[0].rows == [["x", Broken()]]


def _sheet_xml(cells: str, book: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{types}"/>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        f'<sheet name="A" sheetId="1" r:id="rId1"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    })  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c r="B1"><f>1+1</f><v></v></c>', Broken()),
        ('<c r="B1"><f>1+1</f></c>', Broken()),
        ('<c r="B1"><f>1+1</f><v/></c>', Broken()),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B1" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Broken("#DIV/0!")),
        ('<c r="B1" t="e"><v>#N/A</v></c>', Broken("#N/A")),
        ('<c t="e"><v>#N/A</v></c>', Broken("#N/A")),
        ('<c><f>1+1</f></c>', Broken()),
        ('<c r="B1"><f t="shared" si="0"/><v>3</v></c>', 3.0),
    ],
)  # fmt: skip
def test_what_a_formula_left_in_its_cell(cell: str, value) -> None:
    row = f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'
    found = open_book(_sheet_xml(row), "a").sheets[0].rows[0]
    assert [*found, ""][1] == value


BAD = '<c{} t="e"><v>#REF!</v></c>'


def test_cells_without_an_address_stand_after_the_one_before() -> None:
    nameless, named = BAD.format(""), BAD.format(' r="C3"')
    rows = f'<row r="3">{nameless}{named}{nameless}</row><row>{nameless}</row>'
    rows += "<x:row><x:c><x:f>1</x:f></x:c></x:row>"
    found = open_book(_sheet_xml(rows), "a").sheets[0].rows
    error = Broken("#REF!")
    assert found[2] == [error, "", error, error]
    assert [row[0] for row in found[3:]] == [error, Broken()]


class Counted:
    """A pattern that counts the bytes which it is asked to look at."""

    def __init__(self, pattern: re.Pattern[bytes]) -> None:
        self.pattern, self.bytes = pattern, 0

    def finditer(self, xml: bytearray, begin: int, end: int) -> Iterator[re.Match[bytes]]:
        self.bytes += end - begin
        return self.pattern.finditer(xml, begin, end)


def test_work_grows_as_the_sheet_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cell counted from the beginning of its row took a minute for 14 kB."""
    counted = Counted(xlsx_format._STEP)
    monkeypatch.setattr(xlsx_format, "_STEP", counted)
    xml = bytearray(f"<row>{BAD.format('') * 2_000}</row>".encode())
    extra = xlsx_format._peek(xml, zero_is_no_value=False)
    assert sorted(extra.broken) == [(0, column) for column in range(2_000)]
    assert len(xml) / 2 < counted.bytes <= len(xml)


def test_zero_of_a_program_that_never_computed_is_no_value() -> None:
    row = '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>0</v></c><c r="B1"><v>1</v></c></row>'
    uncomputed = _sheet_xml(row, '<calcPr calcId="124519" fullCalcOnLoad="1"/>')
    assert open_book(uncomputed, "a").sheets[0].rows[0] == [Broken(), 1.0]
    assert open_book(_sheet_xml(row), "a").sheets[0].rows[0] == [0.0, 1.0]


def test_days_come_as_days() -> None:
    rows = open_book(xlsx({"A": [["x", date(2024, 2, 20)]]}), "a").sheets[0].rows
    assert rows == [["x", date(2024, 2, 20)]]


LIMITS = Limits(size=20_000, unpacked=100_000, cells=1_000)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b"x" * 20_001, FileProblem.TOO_LARGE),
        (zipped({"xl/workbook.xml": b"0" * 100_001}), FileProblem.UNPACKS_TO_TOO_MUCH),
        (b"%PDF-1.7\x00", FileProblem.NOT_A_TABLE),
        (b"PK\x03\x04broken", FileProblem.NOT_A_TABLE),
        (xls({"A": TABLE})[:700], FileProblem.NOT_A_TABLE),
        (xlsb({"A": TABLE})[:-300], FileProblem.NOT_A_TABLE),
        (zipped({"word/document.xml": b"<w/>"}), FileProblem.NOT_A_TABLE),
        (_sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), FileProblem.TOO_WIDE),
        (b"a;" * 1_001, FileProblem.TOO_WIDE),
        (xls({"A": [[], [""] * 2000 + [1]]}), FileProblem.TOO_WIDE),
        (ods({"A": [['<table:table-cell office:value-type="float" office:value="1" '
                     'table:number-columns-repeated="9999"/>']]}), FileProblem.TOO_WIDE),
        (ods({"A": []}).replace(b"PK\x03\x04", b"PK\x03\x05", 1), FileProblem.NOT_A_TABLE),
    ],
)  # fmt: skip
def test_file_that_cannot_be_read_says_why(content: bytes, problem: FileProblem) -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(content, "a", LIMITS)
    assert refusal.value.problem is problem


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        zipped({}),
        zipped({"surat.txt": b"Halo"}),
        b"Halo dunia\nini surat\n",
    ],
    ids=["png", "pdf", "empty zip", "zip", "text"],
)
def test_other_file_under_the_name_of_a_workbook_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(content, "daftar.xlsx")
    assert refusal.value.problem is FileProblem.NOT_A_TABLE


def test_csv_under_the_name_of_a_workbook_is_read() -> None:
    assert open_book(b"a,b\n1,2\n", "daftar.xlsx").sheets[0].rows == [["a", "b"], ["1", "2"]]


def test_locked_workbook_is_called_locked() -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(files.container(b"", "EncryptedPackage"), "a.xlsx")
    assert refusal.value.problem is FileProblem.LOCKED


BROKEN_FILES = st.sampled_from(
    [write({"Satu": TABLE, "Dua": TABLE}) for write in (xlsx, ods, xls, xlsb)]
)


@given(BROKEN_FILES, st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=9))
def test_file_with_any_bytes_changed_is_read_or_refused(content: bytes, changes) -> None:
    changed = bytearray(content)
    for at, byte in changes:
        changed[at % len(changed)] = byte
    with suppress(FileRefused):
        open_book(bytes(changed), "a")


def test_fault_of_the_library_itself_is_a_refusal() -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(_without_first_sheet(xlsb({"A": TABLE})), "a")
    assert refusal.value.problem is FileProblem.NOT_A_TABLE


def _without_first_sheet(content: bytes) -> bytes:
    """The relation that the workbook names is gone: calamine 0.9 panics."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    relations = "xl/_rels/workbook.bin.rels"
    parts[relations] = parts[relations].replace(b"rId1", b"rId9")
    return zipped(parts)


def test_cell_that_is_repeated_a_thousand_million_times_is_refused() -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="1000000000" '
        'office:value-type="float" office:value="12"><text:p>0012</text:p></table:table-cell>'
    )
    with pytest.raises(FileRefused) as caught:
        open_book(ods({"A": [[cell]]}), "a.ods")
    assert caught.value.problem is FileProblem.TOO_WIDE


def test_list_of_parts_longer_than_any_workbooks_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = zipped({f"part{n}": b"" for n in range(book.MOST_PARTS + 1)})
    monkeypatch.setattr(book.zipfile, "ZipFile", None)  # whoever reads it fails
    assert unpacked_size(content) == 0
    with pytest.raises(FileRefused) as refused:
        open_book(content, "daftar.xlsx")
    assert refused.value.problem == FileProblem.NOT_A_TABLE
