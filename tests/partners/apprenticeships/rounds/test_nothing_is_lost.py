"""A round decides on everything that was handed in, once for each cooperative, or says why not."""

from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.rounds.sources.checks import check_applications
from partners.apprenticeships.rounds.sources.gathering import (
    NotEverythingRead,
    gather,
    refuse_losses,
)
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile
from partners.apprenticeships.rounds.sources.source import Entry
from partners.matching.rows import ApplicationRow

from .reading import Unregistered, problems, read_inputs, said


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

    def test_template_of_before_comes_back_with_its_legend(self, groups, workbook, words):
        """Handed out until November 2026."""
        legend = ["Lembar", "Kolom (Indonesia)", "Kolom (Inggris)", "Wajib", "Isi", "Arti"]
        values = "Provinsi,Kabupaten dan kota,Sektor,Kompetensi,Unit usaha,Cara ikut,Jangkauan,"
        values += "Tahap,Akses,Bahasa,Ya atau tidak"
        sheets = {
            "Permohonan": [self.HEADS, ["P-1", "K", "32", "A-1"]],
            "Petunjuk": [legend, ["Permohonan", "Provinsi", "Province", "ya", "daftar", "x"]],
            "Nilai": [values.split(","), ["Jawa Barat", "Bandung"]],
        }
        inputs = read_inputs(groups, workbook(sheets), words)
        assert [row.id for row in inputs.applications] == ["P-1"]
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

    @pytest.mark.parametrize(
        ("first", "second", "said_of_it"),
        [
            (1.10101e18, "P-2", "shortened this number"),
            ("1.10101E+12", "P-2", "shortened this number"),
            (12.1, "P-2", "loses the zeros at its end"),
            (12, "0013", "0013 in cell A3"),
            (datetime(2026, 4, 3), "P-2", "a date or time of this code"),
        ],
    )
    def test_damaged_number_is_refused_at_its_cell(
        self, groups, workbook, words, first, second, said_of_it
    ):
        rows = [self.HEADS, [first, "K 1", "32", "A-1"], [second, "K 2", "32", "B-1"]]
        (problem,) = problems(groups, workbook({"a": rows}), words)
        assert (problem.row, problem.at, said_of_it in said(problem)) == (2, 0, True)

    @pytest.mark.parametrize("choice", [12.1, "1.1E+12", "A-1; 1.1E+12"])
    def test_damaged_choice_is_refused_at_its_cell(self, groups, workbook, words, choice):
        rows = [self.HEADS, ["P-1", "K 1", "32", "A-1", choice]]
        (problem,) = problems(groups, workbook({"a": rows}), words)
        assert (problem.row, problem.at) == (2, 4)

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
        inputs = gather(both, both, words, Unregistered())
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
