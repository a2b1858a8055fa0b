"""What stands beside the workbooks: CSV that programs take up, and paper that can be worked on."""

import csv
import io

import pypdfium2
import pytest

from knowledge.demo.worksheets import model, paper, plain

TABLES = [
    (name, language)
    for name in model.names()
    for language in model.LANGUAGES
    if not model.read(name, language).is_text
]


def test_csv_opens_in_indonesian_programs() -> None:
    data = plain.csv_bytes(model.read("catatan-susu", "id"))
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    assert any(line.startswith("Contoh (angka rekaan);2027-01-04;Sri;7,5;5,5;") for line in lines)


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_csv_begins_with_its_headings(name: str, language: str) -> None:
    it, separator = model.read(name, language), plain.SEPARATORS[language]
    text = plain.csv_bytes(it).decode("utf-8-sig")
    first, *_others = csv.reader(io.StringIO(text), delimiter=separator)
    said = model.words(language)
    if it.columns:
        assert first == [said["kind"], *(column.heading for column in it.columns)]
    else:
        assert first[:2] == [said["letter"], said["item"]]


@pytest.mark.parametrize(("name", "language"), TABLES)
def test_paper_says_how_grey_columns_come_about(name: str, language: str) -> None:
    it = model.read(name, language)
    assert all(bool(column.how) == bool(column.formula) for column in it.columns)
    text = " ".join(_text_of(paper.pdf(it)).split())
    assert "terhitung" not in text
    for column in it.columns:
        if column.how:
            assert f"{column.heading} = {column.how}" in text


def _text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)
