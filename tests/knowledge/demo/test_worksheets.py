"""Worksheets of the demo: sums that are right, files that open, print and are found by."""

import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from openpyxl import Workbook

from home.uploads import content
from knowledge import demo
from knowledge.demo import worksheets
from knowledge.demo.worksheets import model, paper, workbook
from knowledge.demo.worksheets.formulas import Scope, in_spreadsheet, worth
from knowledge.extraction import reading
from tests.knowledge.demo.spreadsheet import Failed, Program

NAMES = model.names()
LANGUAGES = model.LANGUAGES
EACH = [(name, language) for name in NAMES for language in LANGUAGES]
TABLES = [pair for pair in EACH if not model.read(*pair).is_text]
A4 = sorted((595.28, 841.89))  # points
LONGER = {"buku-magang": 3}  # pages; ten days


def opened(name: str, language: str, *, values: bool = False) -> Workbook:
    data = workbook.workbook(model.read(name, language))
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def test_every_worksheet_belongs_to_a_tool_and_every_tool_finds_its_own() -> None:
    used = [
        name
        for path in (demo.FOLDER / "tools").glob("*.toml")
        for name in tomllib.loads(path.read_text(encoding="utf-8")).get("worksheets", [])
    ]
    assert sorted(used) == NAMES


@pytest.mark.parametrize(("name", "language"), EACH)
def test_worksheet_says_what_it_is_and_whose(name: str, language: str) -> None:
    it = model.read(name, language)
    assert it.title
    assert it.about.endswith(".")
    assert "CC BY 4.0" in model.words(language)["licence"]
    assert not any(mark in repr(it) for mark in ("'id':", "'en':"))


@pytest.mark.parametrize("name", NAMES)
def test_worksheet_is_the_same_in_both_languages(name: str) -> None:
    indonesian, english = (model.read(name, language) for language in LANGUAGES)
    assert indonesian.title != english.title
    assert indonesian.file != english.file
    for part in ("columns", "examples", "given", "lines", "blocks", "how", "fields"):
        assert len(getattr(indonesian, part)) == len(getattr(english, part))
    for mine, yours in zip(indonesian.lines, english.lines, strict=True):
        assert (mine.formula, mine.example, mine.unit) == (
            yours.formula, yours.example, yours.unit,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "titik-impas-sembako",
            {"E": 3_600_000, "G": 45_000_000, "I": 1_730_769, "K": 300_000, "M": "menutup biaya"},
        ),
        ("titik-impas-gerai", {"E": 3_000_000, "H": 2_000, "I": 1_500, "K": 60}),
        ("arus-kas-usaha-anggota", {"F": 1_000_000, "G": 500_000, "I": 6_000_000}),
        ("buku-kas", {"A": 1_105_000, "B": 530_000, "C": 2_075_000, "E": 0, "F": "cocok"}),
        ("kartu-stok", {"A": 24, "B": 20, "C": 52, "E": "masih cukup"}),
        ("stok-opname", {"A": 2, "B": 1, "C": 0, "D": -140_000}),
        ("catatan-pupuk", {"A": 100, "B": 60_000, "C": 240, "D": 250}),
        ("catatan-susu", {"A": 13, "B": 10.5, "C": 91_000, "D": 9}),
        ("rencana-tanam-bersama", {"A": 400, "B": 405, "C": 1.0125, "D": 25}),
        ("daftar-hak-akses", {"A": 1, "B": 1, "C": "lengkap"}),
        ("daftar-risiko", {"A": 1, "B": 1, "C": 0}),
    ],
)
def test_example_comes_to_what_it_did_by_hand(name: str, expected: dict[str, Any]) -> None:
    it = model.read(name, "id")
    given = {line.key: line.example for line in it.lines}
    sums = it.sums(it.filled(it.examples, it.example_opening), it.example_opening, given)
    for key, value in expected.items():
        assert sums[key] == (value if isinstance(value, str) else pytest.approx(value, abs=0.5))


def test_ratios_of_the_example_come_to_what_they_did_by_hand() -> None:
    it = model.read("enam-rasio-pearls", "id")
    rows = it.filled(it.examples, {})
    assert [round(float(str(row["result"])), 3) for row in rows] == [
        1.0, 0.064, 0.08, 0.05, 0.16, 0.075,
    ]  # fmt: skip
    assert [row["check"] for row in rows] == [
        "tercapai", "belum tercapai", "belum tercapai", "tercapai", "tercapai", "tercapai",
    ]  # fmt: skip


def test_running_balance_of_the_example() -> None:
    it = model.read("buku-kas", "id")
    rows = it.filled(it.examples, it.example_opening)
    assert [row["balance"] for row in rows] == [1_740_000, 2_605_000, 2_125_000, 2_075_000]


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_formulas_come_to_the_values_that_the_file_holds(name: str, language: str) -> None:
    program, held = Program(opened(name, language)), opened(name, language, values=True)
    count = 0
    for sheet, place in program.formulas():
        count += 1
        value, kept = program.value(sheet, place), held[sheet.title][place].value
        if isinstance(value, (int, float)):
            assert kept == pytest.approx(value), (sheet.title, place)
        else:
            assert (kept or "") == value, (sheet.title, place)
    assert count


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_who_fills_in_the_example_gets_its_results(name: str, language: str) -> None:
    it, book = model.read(name, language), opened(name, language)
    said = model.words(language)
    program = Program(book)
    if it.columns:
        sheet = book[said["rows"]]
        for mine, example in _pairs(sheet, it, said):
            for at in range(1, len(it.columns) + 1):
                if not str(sheet.cell(mine, at).value or "").startswith("="):
                    sheet.cell(mine, at).value = sheet.cell(example, at).value
            for at, column in enumerate(it.columns, 1):
                if column.formula and str(sheet.cell(mine, at).value).startswith("="):
                    places = [sheet.cell(row, at).coordinate for row in (mine, example)]
                    values = [program.value(sheet, place) for place in places]
                    assert values[0] == values[1], (column.key, places)
    if it.lines and it.lines_have_example:
        sheet = book[said["figures"]]
        rows = [row for row in range(1, sheet.max_row + 1) if _is_line(sheet, row, it)]
        for row in rows:
            if not str(sheet.cell(row, 5).value or "").startswith("="):
                sheet.cell(row, 5).value = sheet.cell(row, 4).value
        for row in rows:
            assert program.value(sheet, f"E{row}") == program.value(sheet, f"D{row}"), row


def _pairs(sheet: Any, it: model.Worksheet, said: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Rows to fill in, each with the row of the example that it repeats."""
    bands = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    example, own = bands[said["example"]] + 1, bands[said["own"]] + 1
    for number in range(len(it.examples) + bool(it.example_opening)):
        yield own + number, example + number


def _is_line(sheet: Any, row: int, it: model.Worksheet) -> bool:
    return sheet.cell(row, 1).value in {line.key for line in it.lines}


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_words_where_figures_belong_do_not_break_the_sheet(name: str, language: str) -> None:
    book = opened(name, language)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=8):
            for cell in row:
                if cell.value is None and type(cell).__name__ != "MergedCell":
                    cell.value = "?"
    program = Program(book)
    for sheet, place in program.formulas():
        try:
            program.value(sheet, place)
        except Failed:
            pytest.fail(f"{sheet.title}!{place}: {sheet[place].value}")


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_workbook_prints_on_a4_with_its_headings_on_each_page(name: str, language: str) -> None:
    for sheet in opened(name, language).worksheets:
        setup = sheet.page_setup
        assert (int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == (9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet["A1"].value == model.read(name, language).title
        assert any("CC BY 4.0" in str(row[0].value) for row in sheet["A1:A8"])


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_cells_to_fill_in_are_marked_and_explained(name: str, language: str) -> None:
    for sheet in opened(name, language).worksheets:
        rules = sheet.data_validations.dataValidation
        explained = {place for rule in rules for place in _places(rule.sqref)}
        assert all(rule.promptTitle for rule in rules)
        for rule in rules:
            for place in _places(rule.sqref):
                ground = sheet[place].fill.fgColor.rgb
                is_formula = str(sheet[place].value or "").startswith("=")
                assert is_formula or ground.endswith("FFF6D6") or sheet[place].value, place
        if sheet.title == model.words(language)["figures"]:
            marked = {
                cell.coordinate
                for row in sheet.iter_rows(min_row=sheet.freeze_panes and 8)
                for cell in row
                if cell.fill.fgColor.rgb.endswith("FFF6D6") and cell.column > 3
            }
            assert marked - explained == _fields(sheet) & marked


def _places(cells: Any) -> set[str]:
    return {
        f"{openpyxl.utils.get_column_letter(column)}{row}"
        for block in cells.ranges
        for row, column in block.cells
    }


def _fields(sheet: Any) -> set[str]:
    """Merged rooms beside the labels above the table."""
    return {
        f"{openpyxl.utils.get_column_letter(column)}{row}"
        for block in sheet.merged_cells.ranges
        for row, column in block.cells
    }


@pytest.mark.parametrize(("name", "language"), EACH)
def test_paper_is_a4_on_a_page_or_two(name: str, language: str) -> None:
    with pypdfium2.PdfDocument(paper.pdf(model.read(name, language))) as document:
        assert 1 <= len(document) <= LONGER.get(name, 2)
        for number in range(len(document)):
            page = document[number]
            assert sorted(page.get_size()) == pytest.approx(A4, abs=1)
            page.close()


@pytest.mark.parametrize(("name", "language"), EACH)
def test_every_file_is_taken_and_read_like_any_upload(
    name: str, language: str, tmp_path: Path
) -> None:
    it, mine = model.read(name, language), list(worksheets.files(name))
    for file in (one for one in mine if one.language == language):
        data, ending = file.build(), file.name.rpartition(".")[2]
        accepted = ("xlsx", "pdf", "csv")
        content.check(io.BytesIO(data), file.name, len(data), accepted=accepted, limit=200_000)
        path = tmp_path / file.name
        path.write_bytes(data)
        text = reading.gather(path, ending).text
        assert it.title in text
        assert "CC BY 4.0" in text


@pytest.mark.parametrize("name", ["buku-kas", "agenda-rat", "nilai-diri-koperasi"])
def test_the_same_worksheet_gives_the_same_bytes(name: str) -> None:
    first, second = ([file.build() for file in worksheets.files(name)] for _ in range(2))
    assert first == second


def test_what_is_missing_is_empty_and_nothing_is_divided_by_nothing() -> None:
    cells = {"A": "D1", "B": "D2"}
    assert worth("A / B", Scope(cells, {"A": 3})) is None
    assert worth("A / B", Scope(cells, {"A": 3, "B": 0})) == "–"
    assert worth("total(A, B)", Scope(cells, {"A": 3})) == 3
    assert worth("A - either(B)", Scope(cells, {"A": 3})) == 3
    assert worth("yes if A > B else no", Scope(cells, {"A": 1, "B": 2}, words={"no": "-"})) == "-"


def test_parentheses_stay_where_they_matter() -> None:
    cells = {name: f"{name}1" for name in "ABC"}
    scope = Scope(cells, {})
    assert in_spreadsheet("A - (B - C)", scope).endswith('"",A1-(B1-C1))')
    assert in_spreadsheet("(A + B) * C", scope).endswith('"",(A1+B1)*C1)')
    assert in_spreadsheet("A + B * C", scope).endswith('"",A1+B1*C1)')
