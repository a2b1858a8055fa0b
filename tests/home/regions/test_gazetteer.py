"""What a text may mean among the official villages: written so, begun, or only nearly so."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from home.regions.gazetteer import MOST, Gazetteer, How, errors_allowed
from home.regions.names import own_key
from home.regions.source import rows
from home.regions.spelling import folded

NAMES = {row.code: row.name for row in rows()}
KEY_OF = {row.code: own_key(row.name, row.level) for row in rows()}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer((row.code, own_key(row.name, row.level), row.kind) for row in rows())


def place(code: str) -> str:
    return ", ".join(NAMES[code[:size]] for size in (10, 6, 4, 2) if size <= len(code))


LAMONGAN = "Sidomulyo, Modo, Kabupaten Lamongan, Jawa Timur"
CIBEBER = "Sukamaju, Cibeber, Kabupaten Cianjur, Jawa Barat"
KALIBAGOR = "Kalibagor, Kalibagor, Kabupaten Banyumas, Jawa Tengah"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Sidomulyo Lamongan", LAMONGAN),
        ("Sidomulyo Modo Jatim", LAMONGAN),
        ("Sidomulyo, Modo, East Java", LAMONGAN),
        ("Kalibagor Kalibagor Banyumas Prov. Jateng", KALIBAGOR),
        ("SIDOMULYO, KEC. MODO", LAMONGAN),
        ("Kp. Sukamaju, Kec. Cibeber, Cianjur", CIBEBER),
        ("Kel./Desa Sukamaju Kec. Cibeber Kab. Cianjur", CIBEBER),
        ("suka maju cibeber cianjur", CIBEBER),
        ("desa kali bagor kec kalibagor", KALIBAGOR),
        ("Jateng", "Jawa Tengah"),
        ("3302", "Kabupaten Banyumas, Jawa Tengah"),
    ],
)
def test_what_is_written_so_stands_first(gazetteer: Gazetteer, text: str, first: str) -> None:
    found = gazetteer.meant(text)
    assert (found.how, place(found.codes[0])) == (How.WRITTEN, first)


@pytest.mark.parametrize("text", ["Kesugihan Kid", "kesugihan kid cilacap", "KESUGIHANKI"])
def test_who_is_still_typing_sees_what_begins_so(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.meant(text)
    assert found.how is How.BEGUN
    assert place(found.codes[0]).startswith("Kesugihan Kidul, Kesugihan, Kabupaten Cilacap")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Sidomuljo Lamongan", LAMONGAN),
        ("Sidomuljo Modo Jatim", LAMONGAN),
        ("Sidomulyo Lamongn", LAMONGAN),
        ("Sidomulio, Kec. Modo", LAMONGAN),
        ("Sodimulyo Lamongan", LAMONGAN),
        ("Didomulyo, Modo, Lamongan", LAMONGAN),
        ("Soekamadjoe Kec. Tjibeber Tjiandjoer", CIBEBER),
        ("Sukkamaju, Cibeber, Cianjur", CIBEBER),
        ("Kota Cilacap", "Kabupaten Cilacap, Jawa Tengah"),
    ],
)
def test_typing_error_or_old_spelling_is_alike_and_never_written_so(
    gazetteer: Gazetteer, text: str, first: str
) -> None:
    assert gazetteer.meant(text).codes == ()
    found = gazetteer.alike(text)
    assert (found.how, place(found.codes[0])) == (How.ALIKE, first)


OLD = {"ny": "nj", "sy": "sj", "kh": "ch", "u": "oe", "j": "dj", "c": "tj", "y": "j"}
KEYS = sorted({own_key(row.name, row.level) for row in rows()})


def as_grandfather_wrote(key: str) -> str:
    """Van Ophuijsen's spelling, in use until 1947 (and 1972, but for its oe)."""
    return re.sub("ny|sy|kh|[ujcy]", lambda letters: OLD[letters[0]], key)


def test_every_name_folds_to_what_its_old_spelling_folds_to() -> None:
    assert [key for key in KEYS if folded(as_grandfather_wrote(key)) != folded(key)] == []


@given(st.sampled_from(KEYS))
@settings(max_examples=60, deadline=None)
def test_any_name_in_its_old_spelling_leads_to_itself_among_the_first(
    gazetteer: Gazetteer, key: str
) -> None:
    names = list(
        dict.fromkeys(KEY_OF[code] for code in gazetteer.respelt(as_grandfather_wrote(key)).codes)
    )
    assert key in names[:8]


def test_what_is_only_an_old_spelling_is_no_other_name(gazetteer: Gazetteer) -> None:
    assert {KEY_OF[code] for code in gazetteer.alike("Soekamadjoe").codes} == {"sukamaju"}


def test_who_types_sees_what_is_called_so_and_what_begins_so(gazetteer: Gazetteer) -> None:
    names = {KEY_OF[code] for code in gazetteer.typed("suka")}
    assert {"suka", "sukabumi"} <= names


def test_all_villages_of_one_name_are_told(gazetteer: Gazetteer) -> None:
    named = [code for code, name in NAMES.items() if name == "Sidomulyo" and len(code) == 10]
    found = gazetteer.meant("Sidomulyo").codes
    assert set(named) <= set(found)
    assert len(named) == 98


def test_one_province_alone(gazetteer: Gazetteer) -> None:
    assert {code[:2] for code in gazetteer.meant("Sidomulyo", "35").codes} == {"35"}
    assert {code[:2] for code in gazetteer.alike("Sidomuljo", "35").codes} == {"35"}


@pytest.mark.parametrize("text", ["", " ", ",", "%", "0301", "zqxwv 123", "a" * 300, "9" * 40])
def test_odd_text_means_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert (gazetteer.meant(text).codes, gazetteer.alike(text).codes) == ((), ())


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    few = Gazetteer([("33", "jawatengah", "province"), ("3301", "cilacap", "regency")])
    for found in (few.meant(text), few.alike(text)):
        assert len(found.codes) <= MOST
        assert set(found.codes) <= {"33", "3301"}


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_folding_is_done_once(key: str) -> None:
    assert folded(folded(key)) == folded(key)


@given(st.text("adjmkluoe", min_size=1, max_size=20))
def test_short_names_take_no_error(name: str) -> None:
    assert errors_allowed(name) <= len(name) // 3
