"""Addresses made of names."""

import pytest

from home.addresses import free_address
from home.models import Sector

pytestmark = pytest.mark.django_db


def _address(text: str, **options: object) -> str:
    return free_address(Sector.objects.all(), text, field="code", otherwise="nama", **options)


def test_address_is_the_name_without_marks_and_blanks() -> None:
    assert _address("Susu segar, 2026!") == "susu-segar-2026"


def test_taken_address_gets_the_next_number() -> None:
    for code in ("susu", "susu-2", "susu-segar"):
        Sector.objects.create(code=code, name_id=code, name_en=code)
    assert _address("Susu") == "susu-3"


def test_name_without_latin_letters_gets_the_word_for_its_kind() -> None:
    assert _address("ꦏꦺꦴ") == "nama"


def test_long_name_is_cut_between_or_inside_words() -> None:
    assert _address("satu dua tiga", longest=5) == "satu"
