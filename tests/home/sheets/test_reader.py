"""All sheets, all rows, all columns; and a receipt of what was not taken."""

import pytest

from home.sheets.book import open_book
from home.sheets.headings import Column, Table
from home.sheets.problems import FileProblem, FileRefused, Problem
from home.sheets.reader import broken_cells, read_tables
from home.sheets.receipt import LeftOut
from home.sheets.values import Broken
from tests.home.sheets.files import Error, ods, xls, xlsb, xlsx

TABLE = Table(
    "applications",
    (
        Column("id", ("Nomor permohonan", "Application number"), is_required=True),
        Column("name", ("Nama koperasi", "Cooperative"), is_required=True),
        Column("province", ("Provinsi", "Province"), is_required=True),
        Column("choices", ("Pilihan", "Choice", "Prioritas"), is_numbered=True,
               knows=lambda text: text in {"A-1", "B-1", "C-1"}),
        Column("own", ("Hanya pilihan sendiri",)),
    ),
    is_strict=True,
)  # fmt: skip
HEADS = ["Nomor permohonan", "Nama koperasi", "Provinsi", "Pilihan 1", "Pilihan 2"]
ROW = ["P-1", "Koperasi rekaan", "Jawa Barat", "A-1", "B-1"]


def taken(content: bytes, table: Table = TABLE):
    return read_tables(open_book(content, "a"), [table])


def choices(found) -> list[list]:
    return [[v for _, v in row.numbered("choices") if v] for row in found.rows["applications"]]


@pytest.mark.parametrize("write", [xlsx, ods, xls, xlsb])
def test_sheet_per_province_is_read_and_hidden_one_named(write) -> None:
    content = write(
        {
            "Arsip": [HEADS, ["P-0", *ROW[1:]]],
            "Jawa Barat": [HEADS, ROW],
            "Jawa Tengah": [["Provinsi", "Nomor permohonan", "Nama koperasi", "Pilihan 1"],
                            ["Jawa Tengah", "P-2", "Rekaan dua", "C-1"]],
            "Catatan": [["Harap diisi"]],
        },
        hidden=("Arsip",),
    )  # fmt: skip
    found = taken(content)
    assert [(r.sheet, r.number, r.cells["id"]) for r in found.rows["applications"]] == [
        ("Jawa Barat", 2, "P-1"), ("Jawa Tengah", 2, "P-2")
    ]  # fmt: skip
    assert found.errors == []
    assert [(s.sheet, s.left_out, s.rows) for s in found.receipt.sheets] == [
        ("Arsip", LeftOut.HIDDEN, 0), ("Jawa Barat", None, 1), ("Jawa Tengah", None, 1),
        ("Catatan", LeftOut.NO_HEADINGS, 0),
    ]  # fmt: skip
    assert not found.receipt.is_whole


def test_headings_stand_below_titles_and_rows_keep_their_number() -> None:
    rows = [["Daftar permohonan"], [], ["Tahun", 2026], HEADS, ROW]
    found = taken(xlsx({"A": rows}))
    assert [row.number for row in found.rows["applications"]] == [5]
    assert found.receipt.sheets[0].heading_row == 4


def test_heading_merged_over_three_columns_is_three_columns() -> None:
    heads = [
        "Nomor permohonan",
        "Nama koperasi",
        "Provinsi",
        "Pilihan",
        None,
        None,
        "Hanya pilihan sendiri",
    ]
    content = xlsx({"A": [heads, ["P-1", "K", "Jawa Barat", "A-1", "B-1", "C-1", "ya"]]},
                   merged=("D1:F1",))  # fmt: skip
    assert choices(taken(content)) == [["A-1", "B-1", "C-1"]]


@pytest.mark.parametrize("merged", [("A1:A2", "B1:B2", "C1:C2", "D1:E1"), ("D1:E1",)])
def test_heading_merged_over_two_rows_is_read_as_one(merged) -> None:
    heads = ["Nomor permohonan", "Nama koperasi", "Provinsi", "Pilihan", None]
    content = xlsx({"A": [heads, [None, None, None, "kedua", "pertama"], ROW]}, merged=merged)
    assert choices(taken(content)) == [["B-1", "A-1"]]


def test_heading_merged_in_ods() -> None:
    spanned = ('<table:table-cell office:value-type="string" table:number-columns-spanned="2">'
               "<text:p>Pilihan</text:p></table:table-cell>")  # fmt: skip
    content = ods({"A": [[*HEADS[:3], spanned, "<table:covered-table-cell/>"], ROW]})
    assert choices(taken(content)) == [["A-1", "B-1"]]


def test_values_under_no_heading_are_an_error_that_names_the_column() -> None:
    found = taken(xlsx({"A": [[*HEADS[:4], None, None], [*ROW, "C-1"], [*ROW[:4], None, "C-1"]]}))
    assert [(e.row, e.at, e.problem, e.more) for e in found.errors] == [
        (1, 4, Problem.NO_HEADING, ("1",)), (1, 5, Problem.NO_HEADING, ("2",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [
        ["Pilihan Pertama", "Pilihan II"], ["Pilihan ke-1", "Pilihan ke 2"],
        ["First choice", "2nd choice"], ["Pilihan", "Pilihan"], ["PRIORITAS 1", "prioritas_2"],
        ["Pilihan1", "Pilihan 02"],
    ],
)  # fmt: skip
def test_numbered_columns_go_by_many_names(heads: list[str]) -> None:
    assert choices(taken(xlsx({"A": [[*HEADS[:3], *heads], ROW]}))) == [["A-1", "B-1"]]


def test_numbers_of_headings_decide_the_order_not_their_places() -> None:
    assert choices(taken(xlsx({"A": [[*HEADS[:3], "Pilihan 2", "Pilihan 1"], ROW]}))) == [
        ["B-1", "A-1"]
    ]


@pytest.mark.parametrize("heading", ["Pilihan cadangan", "Penempatan", "Prioritas tambahan"])
def test_column_that_may_hold_choices_is_not_passed_over(heading: str) -> None:
    found = taken(xlsx({"A": [[*HEADS[:4], heading], ROW]}))
    assert [(e.at, e.heading, e.problem, e.more) for e in found.errors] == [
        (4, heading, Problem.COLUMN_UNCLEAR, ("choices",))
    ]


def test_column_that_nobody_needs_is_named_in_the_receipt() -> None:
    found = taken(xlsx({"A": [[*HEADS, "Telepon"], [*ROW, "0811"]]}))
    assert found.errors == []
    (unused,) = found.receipt.sheets[0].unused
    assert (unused.letter, unused.heading, unused.filled) == ("F", "Telepon", 1)
    assert not found.receipt.is_whole


def test_required_column_that_is_missing_is_an_error_of_its_sheet() -> None:
    found = taken(
        xlsx(
            {
                "A": [HEADS, ROW],
                "B": [["Nomor permohonan", "Nama Koprasi", "Provinsi"], ["P", "K", "J"]],
            }
        )
    )
    assert [(e.sheet, e.problem, e.more) for e in found.errors] == [
        ("B", Problem.COLUMN_MISSING, ("name",)), ("B", Problem.COLUMN_UNCLEAR, ("name",))
    ]  # fmt: skip


def test_column_that_stands_there_twice_is_an_error_of_a_strict_table() -> None:
    content = xlsx({"A": [[*HEADS, "Provinsi"], [*ROW, "Bali"]]})
    assert [(e.at, e.problem, e.more) for e in taken(content).errors] == [
        (5, Problem.COLUMN_TWICE, ("C",))
    ]
    lenient = taken(content, Table("applications", TABLE.columns))
    assert lenient.errors == []
    assert lenient.receipt.sheets[0].unused[0].heading == "Provinsi"


@pytest.mark.parametrize(
    "words", ["Jumlah", "TOTAL", "Jumlah keseluruhan", "Total:", "Grand Total"]
)
def test_row_of_totals_is_left_out_and_named(words: str) -> None:
    found = taken(xlsx({"A": [HEADS, ROW, [words, None, None, 12]]}))
    assert len(found.rows["applications"]) == 1
    assert found.receipt.sheets[0].rows_left_out == ((3, LeftOut.TOTAL),)


@pytest.mark.parametrize("words", ["JUMLAH", "Total"])
def test_total_in_a_required_column_is_left_out_too(words: str) -> None:
    table = Table(
        "a", (Column("name", ("Nama",), is_required=True), Column("members", ("Anggota",)))
    )
    rows = [["Nama", "Anggota"], ["Koperasi rekaan", 12], [words, "1.082"]]
    found = taken(xlsx({"A": rows}), table)
    assert found.receipt.sheets[0].rows_left_out == ((3, LeftOut.TOTAL),)
    assert len(found.rows["a"]) == 1


def test_cooperative_called_total_is_no_total() -> None:
    found = taken(xlsx({"A": [HEADS, ["Total 1", *ROW[1:]]]}))
    assert len(found.rows["applications"]) == 1


def test_repeated_headings_and_numbers_of_columns_are_left_out_and_named() -> None:
    numbers = [f"({n})" for n in range(1, 6)]
    found = taken(xlsx({"A": [HEADS, numbers, ROW, HEADS, ["P-2", *ROW[1:]]]}))
    assert [row.number for row in found.rows["applications"]] == [3, 5]
    assert found.receipt.sheets[0].rows_left_out == (
        (2, LeftOut.NUMBERS_OF_COLUMNS), (4, LeftOut.HEADINGS_AGAIN)
    )  # fmt: skip


def test_row_filled_only_in_columns_that_are_not_used_is_named() -> None:
    found = taken(xlsx({"A": [[*HEADS, "Catatan"], ROW, [None] * 5 + ["lihat lampiran"]]}))
    assert found.receipt.sheets[0].rows_left_out == ((3, LeftOut.UNUSED_COLUMNS_ONLY),)


@pytest.mark.parametrize(
    ("content", "problem", "more"),
    [
        (xlsx({"A": [HEADS, [*ROW[:4], '="A-"&1']]}), Problem.FORMULA_WITHOUT_VALUE, ()),
        (xls({"A": [HEADS, [*ROW[:4], Error(0x2A)]]}), Problem.ERROR_VALUE, ("#N/A",)),
    ],
)
def test_broken_cell_is_named_where_it_stands(content: bytes, problem: Problem, more) -> None:
    (row,) = taken(content).rows["applications"]
    assert isinstance(row.cells["choices 2"], Broken)
    (error,) = broken_cells(row)
    assert (error.row, error.at, error.heading) == (2, 4, "Pilihan 2")
    assert (error.problem, error.more) == (problem, more)


def test_wrong_cell_of_a_numbered_column_is_named_itself() -> None:
    (row,) = taken(xlsx({"A": [HEADS, [*ROW[:4], "X-9"]]})).rows["applications"]
    error = row.error("choices 2", Problem.MISSING)
    assert (error.at, error.heading, error.value) == (4, "Pilihan 2", "X-9")


def test_file_without_known_headings_or_with_too_many_rows_is_refused() -> None:
    with pytest.raises(FileRefused) as refusal:
        taken(xlsx({"A": [["a", "b"], [1, 2]]}))
    assert refusal.value.problem is FileProblem.NO_HEADINGS
    small = Table("applications", TABLE.columns, most_rows=1)
    with pytest.raises(FileRefused) as refusal:
        taken(xlsx({"A": [HEADS, ROW], "B": [HEADS, ROW]}), small)
    assert refusal.value.problem is FileProblem.TOO_MANY_ROWS


def test_fingerprint_follows_what_was_read() -> None:
    whole = xlsx({"A": [HEADS, ROW]})
    assert taken(whole).receipt.fingerprint == taken(whole).receipt.fingerprint
    assert taken(whole).receipt.is_whole
    hidden = taken(xlsx({"A": [HEADS, ROW], "B": [HEADS, ROW]}, hidden=("B",)))
    assert hidden.receipt.fingerprint != taken(whole).receipt.fingerprint


def test_value_merged_over_several_rows_is_asked_about() -> None:
    rows = [HEADS, ROW, ["P-2", "Dua", None, "A-1", "B-1"], ["P-3", "Tiga", "Bali", None, None]]
    found = taken(xlsx({"A": rows}, merged=("C2:C3", "D4:E4")))
    assert [(e.row, e.at, e.value, e.problem, e.more) for e in found.errors] == [
        (2, 2, "Jawa Barat", Problem.MERGED_ROWS, ("3",))
    ]


def test_list_on_hidden_sheets_only_names_them() -> None:
    with pytest.raises(FileRefused) as refusal:
        read_tables(
            open_book(xlsx({"Arsip": [HEADS, ROW], "A": [["x"]]}, hidden=("Arsip",)), "a"), [TABLE]
        )
    assert (refusal.value.problem, refusal.value.more) == (FileProblem.ONLY_HIDDEN, ("Arsip",))


def test_more_columns_than_a_list_can_have_are_refused_before_they_are_compared() -> None:
    """As a file of 70 kB held a worker for 12 seconds."""
    wide = [*HEADS, *(f"Kolom lain {number}" for number in range(5_000))]
    content = ";".join(wide) + "\n" + ";".join(["P-1"] * len(wide))
    with pytest.raises(FileRefused) as caught:
        taken(content.encode())
    assert (caught.value.problem, caught.value.more) == (FileProblem.TOO_MANY_COLUMNS, ("300",))


def test_columns_without_a_heading_do_not_count_among_those_of_a_list() -> None:
    found = taken((";".join([*HEADS, *[""] * 5_000]) + "\n" + ";".join(ROW)).encode())
    assert len(found.rows["applications"]) == 1
