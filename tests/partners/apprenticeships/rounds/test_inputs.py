"""Two spreadsheets in, checked rows or every bad cell out."""

import gc
from datetime import date

import openpyxl
import pytest

from partners.apprenticeships.rounds.sources.gathering import (
    NotEverythingRead,
    refuse_losses,
)
from partners.apprenticeships.rounds.sources.terms import MOST_SUGGESTIONS
from partners.matching.rows import Mode, Reach

from .reading import problems, read_inputs, said


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


def test_search_for_cycles_goes_on_after_reading(batches, applications, words):
    """Also after a list that is refused."""
    read_inputs(batches(), applications(), words)
    assert gc.isenabled()
    assert problems(batches(), applications({"Province": "Atlantis"}), words)
    assert gc.isenabled()


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
