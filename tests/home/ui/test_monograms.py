"""Letters of an organisation without a logo: what people say, else the words that tell."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from home.ui.monograms import LONGEST_ACRONYM, monogram


@pytest.mark.parametrize(
    ("name", "acronym", "letters"),
    [
        ("International Cooperative Alliance", "ICA", "ICA"),
        ("World Council of Credit Unions", "WOCCU", "WOCCU"),
        ("ICA Asia-Pacific", "ICA-AP", "IA"),
        ("NCBA CLUSA", "NCBA CLUSA", "NC"),
        ("Kementerian Koperasi", "Kemenkop", "KK"),
    ],
)
def test_acronym_comes_first_where_it_is_short(name: str, acronym: str, letters: str) -> None:
    assert monogram(name, acronym) == letters


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("KAN Jabung", "KJ"),
        ("KPBS Pangalengan", "KP"),
        ("Koperasi Produsen Al-Ittifaq", "Al"),
        ("Koperasi Pondok Pesantren Sunan Drajat", "SD"),
        ("Koperasi Kelurahan Merah Putih Nyur Lembang", "NL"),
        ("Kopdes Merah Putih Sidomulyo", "Si"),
        ("Koperasi Desa Merah Putih", "MP"),
        ("Komite Nasional Ekonomi dan Keuangan", "KN"),
        ("Desjardins", "De"),
        ("Koperasi", "Ko"),
        ("(…)", "?"),
    ],
)
def test_words_that_tell_give_the_letters(name: str, letters: str) -> None:
    assert monogram(name) == letters


@given(name=st.text(max_size=40), acronym=st.text(max_size=9))
def test_any_name_has_letters_that_fit(name: str, acronym: str) -> None:
    assert 1 <= len(monogram(name, acronym)) <= LONGEST_ACRONYM


def _drawn(**given: str) -> str:
    return render_to_string("components/avatar.html", given)


def test_longer_letters_are_set_smaller() -> None:
    assert 'class="avatar long" aria-hidden="true">ICA<' in _drawn(name="Alliance", acronym="ICA")
    assert 'class="avatar" aria-hidden="true">KJ<' in _drawn(name="KAN Jabung")
