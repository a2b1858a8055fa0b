"""What a person says of all rows of one list, in columns that it does not have."""

from dataclasses import replace

from home.sheets import mapping
from home.sheets.book import open_book
from home.sheets.fields import Field, Fields
from home.sheets.reader import read_tables
from home.sheets.words import receipt_lines
from tests.home.sheets import files

PEOPLE = Fields("people", 100, (
    Field("name", "Nama lengkap", "Full name", is_required=True),
    Field("town", "Kota asal", "Home town", is_required=True),
    Field("born_on", "Tanggal lahir", "Date of birth"),
))  # fmt: skip
FIXED = replace(PEOPLE.layout, fixed={"town": "Bali"})
LIST = b"Nama lengkap;Tanggal lahir\nAni;2000-01-01\nBudi;\n"


def test_every_row_has_it_where_the_sheet_lacks_the_column() -> None:
    found = read_tables(open_book(LIST, "a.csv"), [FIXED])
    assert [row.value("town") for row in found.rows["people"]] == ["Bali", "Bali"]
    assert found.rows["people"][0].cells["town"] == "Bali"
    assert found.errors == []


def test_a_sheet_that_has_the_column_keeps_its_own_values() -> None:
    with_town = [["Nama lengkap", "Kota asal"], ["Cici", "Solo"], ["Dedi", ""]]
    without = [["Nama lengkap", "Tanggal lahir"], ["Ani", "2000-01-01"]]
    book = open_book(files.xlsx({"A": with_town, "B": without}), "a.xlsx")
    rows = read_tables(book, [FIXED]).rows["people"]
    assert [row.value("town") for row in rows] == ["Solo", "", "Bali"]


def test_the_receipt_names_it_and_its_fingerprint_holds_it() -> None:
    book = open_book(LIST, "a.csv")
    receipts = [
        read_tables(book, [replace(PEOPLE.layout, fixed=fixed)]).receipt
        for fixed in ({}, {"town": "Bali"}, {"town": "Solo"})
    ]
    assert len({receipt.fingerprint for receipt in receipts}) == 3
    assert receipts[1].sheets[0].fixed == (("town", "Bali"),)
    lines = receipt_lines(receipts[1], lambda key: PEOPLE.by_key[key].name_en)
    assert any("“Home town”" in line and "“Bali”" in line for line in lines)
    assert "fixed" not in receipts[0].plain()["sheets"][0]
    assert receipts[1].plain()["sheets"][0]["fixed"]


def test_what_a_file_lacks_is_told_with_its_sheet() -> None:
    found = mapping.mapped(open_book(LIST, "a.csv"), [PEOPLE.layout])
    assert list(found.lacking.values()) == [("people", ["town"])]
