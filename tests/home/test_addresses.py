"""Addresses made of names."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from home.addresses import address_of, free_address
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


def test_address_that_is_never_given_gets_a_number() -> None:
    assert _address("Saran", never={"saran", "saran-2"}) == "saran-3"


def test_name_without_latin_letters_gets_the_word_for_its_kind() -> None:
    assert _address("ꦏꦺꦴ") == "nama"


def test_long_name_is_cut_between_or_inside_words() -> None:
    assert _address("satu dua tiga", longest=5) == "satu"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("view", ["organisations:detail", "cooperatives:detail"])
def test_address_is_that_of_the_view_in_the_readers_language(view: str, language: str) -> None:
    with translation.override(language):
        for slug in ("kan-jabung", "a_B-9", "-"):
            assert address_of(view, slug) == reverse(view, args=[slug])


@pytest.mark.parametrize("slug", ["", "a/b", "kopi susu", "café"])
def test_what_is_no_slug_has_no_address(slug: str) -> None:
    with pytest.raises(NoReverseMatch):
        address_of("organisations:detail", slug)
