"""What of a cooperative's name is its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.duplicates import names


@pytest.mark.parametrize(
    "text",
    [
        "Koperasi Desa Merah Putih Suka Maju",
        "KOPERASI DESA/KELURAHAN MERAH PUTIH SUKAMAJU",
        "Kopdes Merah Putih Sukamaju",
        "Koperasi Kelurahan Merah Putih Suka-Maju",
        "KDKMP Desa Sukamaju",
        "Koperasi Merah Putih Desa Sukamaju",
    ],
)
def test_spellings_of_one_kdkmp_are_read_alike(text: str) -> None:
    read = names.read(text)
    assert (read.family, read.key, read.ordinal) == ("kdkmp", "sukamaju", 0)


@pytest.mark.parametrize(
    ("text", "family", "words", "ordinal"),
    [
        ("KUD Mina Jaya", "kud", "mina jaya", 0),
        ("Koperasi Unit Desa Mina Jaya", "kud", "mina jaya", 0),
        ("Koperasi Simpan Pinjam Mina Jaya", "ksp", "mina jaya", 0),
        ("Koperasi Mina Jaya", "", "mina jaya", 0),
        ("Kopdes Merah Putih Sukamaju II", "kdkmp", "sukamaju", 2),
        ("Koperasi Desa Merah Putih Sukamaju 2", "kdkmp", "sukamaju", 2),
        ("KPRI", "kpri", "kpri", 0),
        ("Koperasi", "", "koperasi", 0),
    ],
)
def test_kind_and_number_are_parted_from_the_name(
    text: str, family: str, words: str, ordinal: int
) -> None:
    assert names.read(text) == names.Name(family, words, ordinal)


def test_order_and_blanks_say_nothing() -> None:
    assert names.likeness(names.read("Suka Maju"), names.read("Sukamaju")) == 100
    assert names.likeness(names.read("Tani Makmur"), names.read("Makmur Tani")) == 100


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_compared_the_same_both_ways(one: str, other: str) -> None:
    first, second = names.read(one), names.read(other)
    assert names.likeness(first, second) == names.likeness(second, first)
    assert names.likeness(first, first) == 100
