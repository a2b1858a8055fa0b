"""What two spellings have in common, and what tells neighbours apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.reconciliation.names import DESA, KELURAHAN, official, read

SHORT_FORMS = {"kamp", "tanj", "sumb", "perk", "teng"}  # which no official name holds
NAMES = st.text(st.sampled_from("abdegijklmnoprstuwy "), min_size=4, max_size=20).filter(
    lambda text: len(text.replace(" ", "")) > 3 and not SHORT_FORMS & {*text.split()}
)


def keys(text: str) -> set[tuple[str, tuple[str, ...]]]:
    return {(key.stem, key.marks) for key in read(text).keys}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suka Maju II", "Sukamaju 2"),
        ("SUKA-MAJU II", "Suka Maju Dua"),
        ("KDMP Suka Maju II", "Desa Sukamaju 02"),
        ("Koperasi Desa Merah Putih Sumber Rejo", "sumberejo"),
        ("Kopdes Merah Putih Sidomulyo", "Sidomulyo"),
        ("Koperasi Sidomulyo Merah Putih", "Ds. Sidomulyo"),
        ("Soekamadjoe", "Sukamaju"),
        ("Tjilatjap", "Cilacap"),
        ("Soerabaja", "Surabaya"),
        ("Tandjoeng Brt", "Tanjung Barat"),
        ("Kp. Baru", "Kampung Baru"),
        ("Sei Rampah", "Sungai Rampah"),
        ("Bhakti Jaya", "Bakti Jaya"),
        ("Sidomulyo (pusat)", "Sidomulyo"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suka Maju II", "Sukamaju 1"),
        ("Suka Maju II", "Suka Maju"),
        ("Suka Maju I", "Suka Maju II"),
        ("Sukamaju Barat", "Sukamaju Timur"),
        ("Kota Baru A", "Kota Baru B"),
        ("Sidomulyo (Unit 2)", "Sidomulyo"),
        ("Kampung Baru", "Kampung Lama"),
    ],
)
def test_neighbours_stay_apart(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("KDMP Kauman", DESA),
        ("Koperasi Desa Merah Putih Kauman", DESA),
        ("Koperasi Kelurahan Merah Putih Kauman", KELURAHAN),
        ("Kel. Kauman", KELURAHAN),
        ("Koperasi Desa/Kelurahan Merah Putih Kauman", frozenset()),
        ("Kopdes Merah Putih Kauman", frozenset()),
        ("Kauman", frozenset()),
    ],
)
def test_the_kind_is_what_the_words_say(text: str, kinds: frozenset[str]) -> None:
    assert read(text).kinds == kinds


def test_another_cooperative_names_no_village() -> None:
    assert [read(text).is_other for text in ("KUD Mino Saroyo", "KDMP Kauman", "Kauman")] == [
        True,
        False,
        False,
    ]


@given(NAMES)
def test_capitals_spaces_and_hyphens_say_nothing(name: str) -> None:
    joined = official(name)[0].joined
    assert official(name.upper())[0] == official(name)[0]
    assert joined in {key.joined for key in read("-".join(name.split())).keys}


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for key in read(text).keys:
        assert key.joined


@given(NAMES, st.integers(1, 9), st.integers(1, 9))
def test_another_number_is_another_name(name: str, one: int, other: int) -> None:
    same = {key.marks for key in official(f"{name} {one}")} == {
        key.marks for key in official(f"{name} {other}")
    }
    assert same == (one == other)
