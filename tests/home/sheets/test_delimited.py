"""CSV as real programs write it, and what must never be taken for it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.sheets.book import open_book
from home.sheets.problems import FileProblem, FileRefused


@pytest.mark.parametrize(
    "content",
    [
        "Nama;Kursi\r\nKoperasi São;2\r\n".encode("utf-8-sig"),
        "Nama;Kursi\r\nKoperasi São;2\r\n".encode("cp1252"),
        "Nama\tKursi\nKoperasi São\t2\n".encode("utf-16"),
        "Nama\tKursi\nKoperasi São\t2\n".encode("utf-16-le"),
        "Nama\tKursi\nKoperasi São\t2\n".encode("utf-16-be"),
        'sep=;\r\nNama;Kursi\r\n"Koperasi São";2'.encode(),
        "Nama|Kursi\rKoperasi São|2\r".encode(),
        '"Nama","Kursi"\n"Koperasi São","2"'.encode(),
    ],
)
def test_csv_of_every_dialect_says_the_same(content: bytes) -> None:
    rows = [row for row in open_book(content, "a.csv").sheets[0].rows if row]
    assert [row for row in rows if any(row)] == [["Nama", "Kursi"], ["Koperasi São", "2"]]


def test_sep_line_is_a_row_of_its_own_so_that_numbers_stay_right() -> None:
    rows = open_book(b"sep=,\na,b\n", "a.csv").sheets[0].rows
    assert rows[1] == ["a", "b"]


def test_title_with_commas_does_not_decide_the_separator() -> None:
    text = "Daftar, menurut provinsi, kota, dan tahun\na;b\n1,5;2\n3;4\n"
    assert open_book(text.encode(), "a.csv").sheets[0].rows[2][:2] == ["1,5", "2"]


@given(st.text(alphabet='a,"\n\r', max_size=12))
def test_csv_has_the_rows_that_python_reads_from_a_stream(text: str) -> None:
    typed = f"b,c\n{text}"
    try:
        stream = list(csv.reader(io.StringIO(typed, newline=""), strict=True))
    except csv.Error:
        stream = None
    if stream is None:
        assert _problem_of(typed) is FileProblem.QUOTES
    elif _problem_of(typed):
        assert any("," in each for row in stream for each in row)
    else:
        width = max(map(len, stream))
        found = open_book(typed.encode(), "a").sheets[0].rows
        assert found == [row + [""] * (width - len(row)) for row in stream]


def _problem_of(text: str) -> FileProblem | None:
    try:
        open_book(text.encode(), "a")
    except FileRefused as refusal:
        return refusal.problem
    return None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a;b\n1;"x\n2;y\n3;z', 2),  # never closed: all below would be one cell
        ('a;b\n"1;x\n"2;y\n3;z', 2),  # closed by the next row's
        ('a;b\n1;2\n"Koperasi "Maju" Jaya";x', 3),
        ('sep=;\na;b\n"1;x', 3),
    ],
)
def test_quotation_mark_that_does_not_close_never_takes_rows_into_a_cell(
    text: str, line: int
) -> None:
    with pytest.raises(FileRefused) as refusal:
        open_book(text.encode(), "a.csv")
    assert (refusal.value.problem, refusal.value.more) == (FileProblem.QUOTES, (str(line),))


@pytest.mark.parametrize("separator", ";,\t|")
def test_rows_between_two_quotation_marks_of_their_own_are_not_one_cell(separator: str) -> None:
    """`"Maju` opens, and `Jaya"` two rows below happens to close."""
    rows = [
        ["a", "b", "c"],
        ["1", "2", '"Maju'],
        ["3", "4", "x"],
        ["5", "6", 'Jaya"'],
        ["7", "8", "9"],
    ]
    with pytest.raises(FileRefused) as refusal:
        open_book("\n".join(separator.join(row) for row in rows).encode(), "a.csv")
    assert (refusal.value.problem, refusal.value.more) == (FileProblem.QUOTES, ("2",))


def test_cell_of_several_lines_is_a_cell() -> None:
    content = b'a;b;c\n1;2;"baris satu\nbaris dua; lanjut"\n3;4;5\n'
    assert open_book(content, "a.csv").sheets[0].rows[1][2] == "baris satu\nbaris dua; lanjut"


def test_broken_letter_of_utf8_is_named_by_its_line_and_windows_letters_are_read() -> None:
    good = "Nama;Kota\nSão;Malmö\nZoë;Öland\nÉlan;Ürümqi\n"
    with pytest.raises(FileRefused) as refusal:
        open_book(good.encode().replace("ö;".encode(), b"\xf6;").replace(b"Zo\xc3", b"Zo"), "a")
    assert (refusal.value.problem, refusal.value.more) == (FileProblem.BROKEN_LETTER, ("3",))
    assert open_book(good.encode("cp1252"), "a").sheets[0].rows[1][0] == "São"


def test_code_that_a_csv_shields_from_spreadsheet_programs_is_the_code() -> None:
    rows = open_book(b'a;b\n="0012";"=""0013"""\n', "a.csv").sheets[0].rows
    assert rows[1] == ["0012", "0013"]


@pytest.mark.parametrize("text", ["<5;b\n1;2", "<Nama>;b\n1;2"])
def test_csv_may_begin_with_a_bracket(text: str) -> None:
    assert len(open_book(text.encode(), "a.csv").sheets[0].rows) == 2


def test_long_row_does_not_make_all_others_as_long() -> None:
    """200 kB that would be five thousand million cells."""
    with pytest.raises(FileRefused) as caught:
        open_book(b"a\n" * 50_000 + b";" * 100_000, "a.csv")
    assert caught.value.problem is FileProblem.TOO_WIDE
    assert caught.value.sheet == "a.csv"
