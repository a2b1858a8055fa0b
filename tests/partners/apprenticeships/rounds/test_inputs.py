"""Two spreadsheets in, checked rows or every bad cell out."""

from datetime import date

import openpyxl
import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.rounds.sources.checks import check_applications
from partners.apprenticeships.rounds.sources.gathering import (
    NotEverythingRead,
    gather,
    refuse_losses,
)
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile
from partners.apprenticeships.rounds.sources.source import Entry
from partners.apprenticeships.rounds.sources.terms import MOST_SUGGESTIONS
from partners.matching.rows import ApplicationRow, Mode, Reach


def read_inputs(batches, applications, words):
    return gather(SheetFile(batches, words), SheetFile(applications, words), words)


def problems(batches, applications, words):
    with pytest.raises(BadInput) as refused:
        read_inputs(batches, applications, words)
    return refused.value.problems


def said(problem, language="en") -> str:
    with override(language):
        return str(problem)


def test_headings_in_either_language_and_names_in_either(fill, words):
    batches = fill(
        "b",
        {
            "KODE ANGKATAN": "B1",
            "provinsi": "Jawa Barat",
            "Kabupaten/Kota": "Kab. Bandung",
            "Mulai": "1 Maret 2027",
            "Selesai": "8/3/2027",
            "Kursi": "2",
            "Kompetensi yang diajarkan": "Pemasaran, kontrak; bookkeeping",
            "Mode": "daring",
            "Hanya untuk provinsi": "Aceh; 32",
        },
    )
    applications = fill(
        "a",
        {
            "Application number": "A1",
            "Cooperative name": "KDKMP Sukamaju",
            "Province": "West Java",
            "Stage": "RAT",
            "Travel reach": "own island",
            "Choice 2": "",
            "Choice 1": "B1",
            "Gave back a seat": "yes",
        },
    )
    inputs = read_inputs(batches, applications, words)
    (batch,), (application,) = inputs.batches, inputs.applications
    assert (batch.regency, batch.starts, batch.modes) == ("3204", date(2027, 3, 1), Mode.ONLINE)
    assert batch.competencies == ("marketing", "bookkeeping")
    assert batch.origins == ("11", "32")
    assert (application.stage, application.reach, application.choices) == (2, Reach.ISLAND, ("B1",))
    assert application.gave_back
    assert inputs.names.cooperatives == {"A1": "KDKMP Sukamaju"}
    assert all(receipt.is_whole for receipt in inputs.receipts)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_as_people_save_it(fill, words, separator, encoding):
    batch = {"Batch code": "Bé", "Province": "32", "First day": "1/3/2027", "Last day": "8/3/2027"}
    batches = fill("b", {**batch, "Seats": "1"}, encoding=encoding, separator=separator)
    row = {"Application number": "A1", "Province": "32", "Choices": "Bé"}
    applications = fill("a", row, encoding=encoding, separator=separator)
    inputs = read_inputs(batches, applications, words)
    assert inputs.applications[0].choices == ("Bé",)


def test_titles_blank_rows_and_the_line_of_excel_are_passed_over(tmp_path, applications, words):
    path = tmp_path / "b.csv"
    path.write_text(
        "sep=;\nDaftar angkatan;;;;\n\nKode angkatan;Provinsi;Mulai;Selesai;Kursi\n"
        ";;;;\nB1;32;x;8/3/2027;1\n"
    )
    (problem,) = problems(path, applications(), words)
    assert (problem.row, problem.column) == (6, "C “Mulai”")


def test_every_bad_cell_is_listed_in_reading_order(batches, applications, words):
    found = problems(
        batches(
            {"Regency or city": "Malang", "Seats": "-1", "Sector": "Kpoi"},
            {"Last day": "2027-02-01", "Minimum to run": "9"},
        ),
        applications({"Province": ""}, {"Choices": "B1; B9", "Free from": "?"}),
        words,
    )
    where = [(p.source, p.row, p.column[0], p.value) for p in found]
    assert where == [
        ("batches.csv", 2, "E", "-1"),
        ("batches.csv", 2, "F", "3507"),
        ("batches.csv", 2, "G", "Kpoi"),
        ("batches.csv", 3, "A", "B1"),
        ("batches.csv", 3, "D", "2027-02-01"),
        ("batches.csv", 3, "H", "9"),
        ("applications.csv", 2, "B", ""),
        ("applications.csv", 3, "A", "A1"),
        ("applications.csv", 3, "C", "B9"),
        ("applications.csv", 3, "D", "?"),
    ]


def test_choice_like_no_batch_is_told_which_there_are(batches, applications, words):
    (problem,) = problems(batches(), applications({"Choices": "Nowhere"}), words)
    assert said(problem, "en").endswith(
        "“Nowhere” is no batch of this round. Right would be: one of “B1”."
    )


def test_problem_says_where_why_and_what_would_be_right(batches, applications, words):
    (problem,) = problems(batches({"Sector": "Kpoi"}), applications(), words)
    assert said(problem, "en") == (
        "batches.csv, row 2, column F “Sector”: “Kpoi” is not a known sector. "
        "Right would be: “Coffee”."
    )
    assert said(problem, "id") == (
        "batches.csv, baris 2, kolom F “Sector”: “Kpoi” bukan sektor yang dikenal. "
        "Yang benar: “Kopi”."
    )


def test_missing_and_double_columns_are_bad(fill, applications, words):
    path = fill("b", {"Batch code": "B1", "Kode angkatan": "B1", "Province": "32"})
    lines = [said(p) for p in problems(path, applications(), words)]
    assert "column B “Kode angkatan”: Stands in column A already." in lines[-1]
    assert [line.split("“")[1].split("”")[0] for line in lines[:-1]] == [
        "First day",
        "Last day",
        "Seats",
    ]


def test_files_in_the_wrong_order_are_noticed(batches, applications, words):
    assert [said(problem) for problem in problems(applications(), batches(), words)] == [
        f"{name}. Right would be: batches first, then applications."
        for name in (
            "applications.csv: Holds applications, not batches",
            "batches.csv: Holds batches, not applications",
        )
    ]


def test_unknown_column_is_left_out_only_if_that_is_accepted(batches, applications, words):
    inputs = read_inputs(batches({"Sektorr": "x"}), applications(), words)
    (unused,) = inputs.receipts[0].sheets[0].unused
    assert (unused.letter, unused.heading, unused.near) == ("F", "Sektorr", "sectors")
    with pytest.raises(NotEverythingRead) as refused:
        refuse_losses(inputs.receipts, ())
    (receipt,) = refused.value.receipts
    refuse_losses(inputs.receipts, [receipt.fingerprint])


def test_sheet_without_rows_is_bad(fill, tmp_path, batches, words):
    empty = tmp_path / "a.csv"
    empty.write_text("Application number,Province\n")
    assert "Has no rows" in said(problems(batches(), empty, words)[0])
    empty.write_text("")
    assert "empty (0 bytes)" in said(problems(batches(), empty, words)[0])


def test_batch_codes_may_be_typed_in_small_letters(batches, applications, words):
    row = {"Choices": "b1", "Confirmed in": "b1"}
    inputs = read_inputs(batches(), applications(row), words)
    assert inputs.applications[0].choices == ("B1",)
    assert inputs.locked == {"A1": "B1"}


def test_whole_wrong_column_is_listed_without_a_suggestion_for_each(batches, applications, words):
    rows = [
        {"Application number": f"A{n}", "Choices": f"X{n}", "Sector": f"cofee {n}"}
        for n in range(MOST_SUGGESTIONS + 5)
    ]
    found = problems(batches(), applications(*rows), words)
    assert len(found) == 2 * len(rows)
    assert "“Coffee”" in said(found[-1])


def test_place_that_stands_is_locked_and_needs_a_seat(batches, applications, words):
    rows = [{"Application number": f"A{n}", "Confirmed in": "B1"} for n in range(3)]
    inputs = read_inputs(batches(), applications(*rows[:2]), words)
    assert inputs.locked == {"A0": "B1", "A1": "B1"}
    (problem,) = problems(batches(), applications(*rows), words)
    assert (problem.row, problem.value) == (4, "B1")


def test_workbook_is_read_by_the_name_of_its_sheet(tmp_path, applications, words):
    book = openpyxl.Workbook()
    book.active.title = "Lain"
    sheet = book.create_sheet("Angkatan")
    sheet.append(["Kode angkatan", "Provinsi", "Mulai", "Selesai", "Kursi", "Catatan"])
    sheet.append([12.0, 32, date(2027, 3, 1), date(2027, 3, 8), 5, None])
    book.save(tmp_path / "b.xlsx")
    inputs = read_inputs(tmp_path / "b.xlsx", applications({"Choices": "12"}), words)
    assert (inputs.batches[0].id, inputs.batches[0].seats) == ("12", 5)
    assert inputs.batches[0].ends == date(2027, 3, 8)


@pytest.mark.parametrize(
    ("name", "content"),
    [("b.xlsx", b"PK not a zip"), ("b.xls", b"x"), ("b.csv", b'a,"\x00\xff' * 3), ("b.ods", b"")],
)
def test_file_that_cannot_be_read_is_one_problem(tmp_path, applications, words, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert problems(path, applications(), words)[0].source == name


def test_file_that_is_not_there_is_a_problem(tmp_path, applications, words):
    found = problems(tmp_path / "no.csv", applications(), words)
    assert "cannot be opened" in said(found[0])


class TestNothingIsLost:
    """A round decides on everything that was handed in, or says what it left out."""

    HEADS = ["Nomor permohonan", "Nama koperasi", "Provinsi", "Pilihan 1", "Pilihan 2", "Pilihan 3"]

    @pytest.fixture
    def groups(self, batches):
        return batches(*({"Batch code": code} for code in ("A-1", "B-1", "C-1")))

    @pytest.fixture
    def workbook(self, tmp_path):
        def write(sheets, hidden=(), merged=""):
            book = openpyxl.Workbook()
            book.remove(book.active)
            for name, rows in sheets.items():
                sheet = book.create_sheet(name)
                for row in rows:
                    sheet.append(row)
                sheet.sheet_state = "hidden" if name in hidden else "visible"
                if merged:
                    sheet.merge_cells(merged)
            book.save(tmp_path / "a.xlsx")
            return tmp_path / "a.xlsx"

        return write

    def test_every_sheet_is_read_and_a_hidden_one_has_to_be_accepted(self, groups, workbook, words):
        sheets = {
            name: [self.HEADS, [f"P-{name}", f"K {name}", "32", "A-1"]] for name in ("x", "y", "z")
        }
        inputs = read_inputs(groups, workbook(sheets, hidden=["z"]), words)
        assert [row.id for row in inputs.applications] == ["P-x", "P-y"]
        with pytest.raises(NotEverythingRead):
            refuse_losses(inputs.receipts, ())

    def test_heading_merged_over_three_columns_is_three_choices(self, groups, workbook, words):
        heads = ["Nomor permohonan", "Nama koperasi", "Provinsi", "Pilihan"]
        rows = [[*heads, None, None], ["P-1", "K", "32", "A-1", "B-1", "C-1"]]
        inputs = read_inputs(groups, workbook({"a": rows}, merged="D1:F1"), words)
        assert inputs.applications[0].choices == ("A-1", "B-1", "C-1")

    def test_values_under_no_heading_are_refused(self, groups, workbook, words):
        rows = [["Nomor permohonan", "Provinsi", "Pilihan", None], ["P-1", "32", "A-1", "B-1"]]
        (problem,) = problems(groups, workbook({"a": rows}), words)
        assert (problem.at, "no heading" in said(problem)) == (3, True)

    @pytest.mark.parametrize("heads", [
        ("Pilihan Pertama", "Pilihan II", "Pilihan ke-3"),
        ("Prioritas 1", "Prioritas 2", "Choice 3"),
    ])  # fmt: skip
    def test_choices_go_by_other_names(self, groups, fill, words, heads):
        row = {"Nomor permohonan": "P-1", "Provinsi": "32"}
        path = fill("a", row | dict(zip(heads, ("C-1", "B-1", "A-1"), strict=True)))
        inputs = read_inputs(groups, path, words)
        assert inputs.applications[0].choices[0] == "C-1"

    @pytest.mark.parametrize("heading", ["Pilihan cadangan", "Tujuan"])
    def test_column_that_may_hold_choices_is_never_left_out(self, groups, fill, words, heading):
        row = {"Nomor permohonan": "P-1", "Provinsi": "32", heading: "c-1; B-1"}
        (problem,) = problems(groups, fill("a", row), words)
        assert "May be the column “Choices”" in said(problem)

    def test_formula_without_value_is_an_error_at_its_cell(self, groups, workbook, words):
        rows = [self.HEADS, ["P-1", "K", "32", '="A-"&1']]
        (problem,) = problems(groups, workbook({"a": rows}), words)
        assert (problem.row, problem.column, "formula without a value" in said(problem)) == (
            2, "D “Pilihan 1”", True
        )  # fmt: skip

    def test_the_cell_that_is_wrong_is_named(self, groups, workbook, words):
        path = workbook({"a": [self.HEADS, ["P-1", "K", "32", "A-1", "X-9"]]})
        (problem,) = problems(groups, path, words)
        assert (problem.row, str(problem.column)) == (2, "E “Pilihan 2”")

    def test_one_workbook_may_hold_both_tables(self, workbook, words):
        groups = [
            ["Kode angkatan", "Provinsi", "Mulai", "Selesai", "Kursi"],
            ["A-1", "32", "2027-03-01", "2027-03-05", 1],
        ]
        path = workbook({"Angkatan": groups, "Permohonan": [self.HEADS, ["P-1", "K", "32", "a-1"]]})
        both = SheetFile(path, words, has_both=True)
        inputs = gather(both, both, words)
        assert [row.choices for row in inputs.applications] == [("A-1",)]
        assert len(inputs.receipts) == 1


class TestOneCooperativeOneApplication:
    def test_second_application_is_refused_and_both_rows_are_named(
        self, batches, applications, words
    ):
        rows = [
            {"Application number": f"P-{n}", "Cooperative code": code}
            for n, code in enumerate(("kop-1", "kop-2", "KOP-1", "", ""))
        ]
        (problem,) = problems(batches(), applications(*rows), words)
        assert said(problem) == (
            "applications.csv, row 4, column C “Cooperative code”: “KOP-1” has an application "
            "already: applications.csv, row 2. Right would be: one application of each cooperative."
        )

    @given(st.lists(st.sampled_from(["", "a", "A", "b", "c"]), max_size=8))
    def test_rows_of_any_source_hold_each_cooperative_once(self, codes):
        class Elsewhere:
            def __init__(self, name):
                self.name = name

            def has(self, name):
                return True

            def problem(self, name, value, reason, right):
                return self.name, str(reason)

        entries = [
            Entry(ApplicationRow(id=f"P-{n}", province="32", cooperative=code), Elsewhere(n))
            for n, code in enumerate(codes)
        ]
        refused = {at for at, _reason in check_applications(entries, [])}
        kept = [code.casefold() for n, code in enumerate(codes) if n not in refused and code]
        assert len(kept) == len(set(kept))
        assert set(kept) == {code.casefold() for code in codes if code}
