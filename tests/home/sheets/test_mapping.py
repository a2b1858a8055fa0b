"""What the columns of a file may mean, and what people said that they mean."""

from home.sheets import mapping
from home.sheets.book import open_book
from home.sheets.fields import Field, Fields
from home.sheets.reader import read_tables
from home.sheets.values import comparable
from home.sheets.words import receipt_lines

PEOPLE = Fields("people", 100, (
    Field("name", "Nama lengkap", "Full name", is_required=True),
    Field("born_on", "Tanggal lahir", "Date of birth"),
    Field("town", "Kota asal", "Home town"),
), also={"town": ("Domisili",)})  # fmt: skip
HOUSES = Fields("houses", 100, (Field("street", "Jalan", "Street"),))


def columns(text: str, *tables: Fields):
    book = open_book(text.encode(), "a.csv")
    return mapping.columns_of(book, [each.layout for each in tables or (PEOPLE,)])


def test_columns_are_shown_with_their_first_values_and_what_is_read_already() -> None:
    found = columns("Nama lengkap;Domisili;Hobi\nAni;Bali;tari\nBudi;Bali;\nCici;Solo;\n")
    assert [(c.label, c.key, c.examples, c.filled) for c in found] == [
        ("A “Nama lengkap”", "name", ("Ani", "Budi", "Cici"), 3),
        ("B “Domisili”", "town", ("Bali", "Solo"), 3),
        ("C “Hobi”", "", ("tari",), 1),
    ]


def test_headings_are_guessed_below_a_title_where_none_is_known() -> None:
    found = columns("Daftar anggota;;\nNama lengkapnya;Tgl. lahir;Umur\nAni;2000-01-01;26\n")
    assert [(c.heading, c.suggested) for c in found] == [
        ("Nama lengkapnya", "name"), ("Tgl. lahir", "born_on"), ("Umur", "")
    ]  # fmt: skip


def test_each_column_is_suggested_once_for_the_heading_most_like_it() -> None:
    found = columns("Nama lengkap orang;Nama;Kota\nAni;A;Bali\n")
    assert [c.suggested for c in found] == ["name", "", "town"]


def test_sheet_is_read_as_the_table_that_it_is_most_like() -> None:
    found = columns("Nama jalan;Nomor rumah\nMelati;3\n", PEOPLE, HOUSES)
    assert {c.table for c in found} == {"houses"}


def test_file_with_figures_alone_has_no_headings() -> None:
    assert columns("1;2\n3;4\n") == []


def test_explained_heading_is_read_and_named_in_the_receipt() -> None:
    learned = PEOPLE.learned({comparable("Orangnya"): "name", comparable("Dari mana"): "town"})
    book = open_book(b"Orangnya;Dari mana\nAni;Bali\n", "a.csv")
    found = read_tables(book, [learned])
    [row] = found.rows["people"]
    assert row.cells == {"name": "Ani", "town": "Bali"}
    assert found.receipt.is_whole
    assert found.receipt.sheets[0].learned == (
        ("A", "Orangnya", "name"),
        ("B", "Dari mana", "town"),
    )
    lines = receipt_lines(found.receipt, lambda key: key)
    assert any("A “Orangnya”" in line and "“name”" in line for line in lines)


def test_what_a_column_is_called_by_itself_is_not_explained_away() -> None:
    learned = PEOPLE.learned({comparable("Kota asal"): "name"})
    book = open_book(b"Nama lengkap;Kota asal\nAni;Bali\n", "a.csv")
    [row] = read_tables(book, [learned]).rows["people"]
    assert row.cells == {"name": "Ani", "town": "Bali"}
