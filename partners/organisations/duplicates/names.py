"""The name of a cooperative in its parts: its kind, its own name, its number. Pure."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from home.regions.names import words_of

KDKMP = "kdkmp"
_PLACES = "desa|kelurahan|kel|ds|kopdes|kopkel|nagari|gampong|kampung|negeri|pekon"
# The first that is found is meant: "Koperasi Desa Merah Putih" is no "koperasi unit desa".
_FAMILIES = [
    (family, re.compile(rf"\b(?:{pattern})\b"))
    for family, pattern in {
        KDKMP: rf"(?:(?:koperasi|kop|{_PLACES}) )*merah putih|kdkmp|kdmp|kkmp|kopdes|kopkel",
        "kud": "(?:koperasi )?unit desa|kud",
        "kspps": "kspps|(?:koperasi )?simpan pinjam (?:dan )?pembiayaan syariah",
        "ksp": "ksp|(?:koperasi )?simpan pinjam",
        "kpri": "kpri|kpn|(?:koperasi )?pegawai(?: republik indonesia| negeri)?",
        "ksu": "ksu|(?:koperasi )?serba usaha",
        "kopkar": "kopkar|(?:koperasi )?karyawan",
        "kopwan": "kopwan|(?:koperasi )?wanita",
        "koppontren": "koppontren|(?:koperasi )?pondok pesantren",
    }.items()
]
_GENERAL = frozenset({"koperasi", "kop", "primer", *_PLACES.split("|")})
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ORDINALS = {roman: at for at, roman in enumerate(_ROMAN, 1)}
NEAR = 88
"""Of 100: two typing errors in a name of some fifteen letters."""
FAR = 60


@dataclass(frozen=True, slots=True)
class Name:
    """`family` is "" for a name that says none; `ordinal` 0 for one without a number at its end."""

    family: str
    words: str
    ordinal: int

    @property
    def key(self) -> str:
        """What names are grouped by: "Suka Maju" is "Sukamaju"."""
        return self.words.replace(" ", "")


def read(name: str) -> Name:
    """
    >>> read("Kopdes Merah Putih Suka Maju II")
    Name(family='kdkmp', words='suka maju', ordinal=2)
    >>> read("KUD Mina Jaya").family, read("Koperasi Mina Jaya").family
    ('kud', '')
    """
    text = " ".join(words_of(name))
    family, own = _family_of(text)
    words = own.split()
    while len(words) > 1 and words[0] in _GENERAL:
        del words[0]
    ordinal = _ordinal_of(words[-1]) if len(words) > 1 else 0
    return Name(family, " ".join(words[:-1] if ordinal else words), ordinal)


def likeness(one: Name, other: Name) -> float:
    """0 to 100, the order of words and the blanks between them aside."""
    if one.key == other.key:
        return 100
    ordered = fuzz.token_sort_ratio(one.words, other.words)
    return max(ordered, fuzz.ratio(one.key, other.key))


def _family_of(text: str) -> tuple[str, str]:
    """With the rest of the name; all of it where a name is nothing but its kind."""
    for family, pattern in _FAMILIES:
        if pattern.search(text):
            return family, pattern.sub("", text, count=1).strip() or text
    return "", text


def _ordinal_of(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 3 else _ORDINALS.get(word, 0)
