"""Reading the name of a region, as people write it. Pure.

A name is compared without its kind, blanks, signs and accents: `Kab. Toli-Toli`, `TOLITOLI` and
`Kabupaten Toli Toli` are one. The kind, where it is written, narrows down what is meant.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii

OTHER_NAMES = Path(__file__).parent / "other_names.toml"

KINDS = ("province", "regency", "city", "district", "desa", "kelurahan", "desa-adat")
_VILLAGES = frozenset({"desa", "kelurahan", "desa-adat"})
_BEFORE: Mapping[str, frozenset[str]] = {
    "provinsi": frozenset({"province"}),
    "propinsi": frozenset({"province"}),
    "prov": frozenset({"province"}),
    "prop": frozenset({"province"}),
    "province of": frozenset({"province"}),
    "kabupaten administrasi": frozenset({"regency"}),
    "kabupaten adm": frozenset({"regency"}),
    "kabupaten": frozenset({"regency"}),
    "kab adm": frozenset({"regency"}),
    "kab": frozenset({"regency"}),
    "kota administrasi": frozenset({"city"}),
    "kota administratif": frozenset({"city"}),
    "kota adm": frozenset({"city"}),
    "kotamadya": frozenset({"city"}),
    "kodya": frozenset({"city"}),
    "kota": frozenset({"city"}),
    "city of": frozenset({"city"}),
    "kecamatan": frozenset({"district"}),
    "kec": frozenset({"district"}),
    "distrik": frozenset({"district"}),
    "desa adat": frozenset({"desa-adat"}),
    "desa kelurahan": _VILLAGES,
    "desa": frozenset({"desa", "desa-adat"}),
    "ds": frozenset({"desa", "desa-adat"}),
    "kelurahan": frozenset({"kelurahan"}),
    "kel": frozenset({"kelurahan"}),
    "kel desa": _VILLAGES,
    "desa kel": _VILLAGES,
    "kp": _VILLAGES,
    "gampong": _VILLAGES,
    "nagari": _VILLAGES,
    "kampung": _VILLAGES,
    "pekon": _VILLAGES,
    "negeri": _VILLAGES,
}
_AFTER: Mapping[str, frozenset[str]] = {
    "province": frozenset({"province"}),
    "regency": frozenset({"regency"}),
    "city": frozenset({"city"}),
    "district": frozenset({"district"}),
    "village": _VILLAGES,
}
_LONG_FORMS = {"kep": "kepulauan", "adm": "administrasi", "sumatra": "sumatera"}
_OWN_KINDS = re.compile(r"(Kabupaten|Kota)( Administrasi)? |Desa Adat ")
_BRACKET = re.compile(r"\([^)]*\)")


class Reading(NamedTuple):
    """What a text can mean: a key, and the kinds that it names; none named means any."""

    key: str
    kinds: frozenset[str] = frozenset()


def words_of(text: str) -> list[str]:
    """Lower-case words of letters and digits, abbreviations written out.

    >>> words_of("KEP. Pahlawan-Pahlawan’s")
    ['kepulauan', 'pahlawan', 'pahlawans']
    """
    plain = re.sub(r"['’`´]", "", anyascii(text.replace("’", "'")).casefold())
    return [_LONG_FORMS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]


def words_of_each(texts: Iterable[str]) -> list[list[str]]:
    """As `words_of` each of them: thousands at once, in a fifth of the time.

    >>> words_of_each(["Kep. Seribu", "", "Rapat\\nanggota"])
    [['kepulauan', 'seribu'], [], ['rapat', 'anggota']]
    """
    plain = [
        (text if text.isascii() else anyascii(text.replace("’", "'"))).replace("\n", " ")
        for text in texts
    ]
    together = re.sub(r"['`]", "", "\n".join(plain)).casefold()
    lines = re.sub(r"[^a-z0-9\n]+", " ", together).split("\n") if plain else []
    return [[_LONG_FORMS.get(word, word) for word in line.split()] for line in lines]


def key_of(name: str) -> str:
    """What a name is compared by.

    >>> key_of("Toli-Toli"), key_of("Kep. Seribu")
    ('tolitoli', 'kepulauanseribu')
    """
    return "".join(words_of(name))


def own_key(name: str, level: int) -> str:
    """The key under which a region stands in the register: its name without its kind.

    >>> own_key("Kota Administrasi Jakarta Pusat", 2), own_key("Kota Mukomuko", 3)
    ('jakartapusat', 'kotamukomuko')
    """
    bare = _OWN_KINDS.sub("", name, count=1) if level in (2, 4) and _OWN_KINDS.match(name) else name
    return key_of(bare)


def readings(text: str) -> Iterator[Reading]:
    """From the closest to the loosest: with its kind, as it stands, without a bracket."""
    for words, kinds in splits(text):
        yield Reading("".join(words), kinds)
    if (without := _BRACKET.sub(" ", text)) != text:
        yield from readings(without)


def splits(text: str) -> Iterator[tuple[list[str], frozenset[str]]]:
    """The words of a name with the kinds that it names: without that word first, then with it.

    >>> [words for words, kinds in splits("Kota Mukomuko")]
    [['mukomuko'], ['kota', 'mukomuko']]
    """
    words = words_of(text)
    for size in (2, 1):
        before, after = " ".join(words[:size]), " ".join(words[-size:])
        if (kinds := _BEFORE.get(_short(before))) and words[size:]:
            yield words[size:], kinds
            break
        if (kinds := _AFTER.get(after)) and words[:-size]:
            yield words[:-size], kinds
            break
    if words:
        yield words, frozenset()


def is_kind(word: str) -> bool:
    """Whether a word says what a region is, and not its name.

    >>> is_kind("kab"), is_kind("cilacap")
    (True, False)
    """
    return word in _BEFORE or word in _AFTER


def _short(words: str) -> str:
    return words.replace("administrasi", "adm") if words not in _BEFORE else words


@cache
def other_names() -> Mapping[Reading, frozenset[str]]:
    """English, short and former names to the codes of the regions that bear them."""
    found: dict[Reading, set[str]] = {}
    table = tomllib.loads(OTHER_NAMES.read_text(encoding="utf-8"))
    for code, names in table["regions"].items():
        for name in names:
            found.setdefault(next(readings(name)), set()).add(code)
    return {reading: frozenset(codes) for reading, codes in found.items()}


def also_named(reading: Reading) -> frozenset[str]:
    """Codes of regions that go by this name beside their own."""
    names = other_names()
    return names.get(reading, frozenset()) | names.get(Reading(reading.key), frozenset())
