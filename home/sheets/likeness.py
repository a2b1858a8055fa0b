"""How alike a heading and the columns of a table are: right, or nothing. Pure.

Three ways, the surest first: the same words but for those that say nothing (`_FILL`); nearly the
same letters; a part of the one that only one column has. Where two columns would do as well,
neither is said: a wrong suggestion is confirmed by who is in a hurry.
"""

from functools import lru_cache

from rapidfuzz import fuzz

from home.sheets.headings import Column, Table
from home.sheets.values import comparable

LONGEST = 100  # letters of a heading that are compared
SAME, NEARLY, PART = 95.0, 86.0, 80.0  # of 100; nearly the same: from there on
_SHORT = {
    "tgl": "tanggal", "tg": "tanggal", "no": "nomor", "nr": "nomor", "thn": "tahun",
    "th": "tahun", "bln": "bulan", "ttd": "tanda tangan", "penandatanganan": "ditandatangani",
    "telp": "telepon", "hp": "telepon", "email": "surel", "ket": "catatan",
    "keterangan": "catatan", "remarks": "notes", "kab": "kabupaten",
}  # fmt: skip
_FILL = frozenset(
    word
    for words in (
        "kerja sama kerjasama mou pks loi moa naskah dokumen perjanjian kesepakatan agreement",
        "document nama name bahasa indonesia indonesian dalam di pada dan atau of the a in and or",
    )
    for word in words.split()
)
# What a column holds rather than whose it is: such a word too many is another column.
_HOLDS = frozenset(
    word
    for words in (
        "surel mail telepon phone telephone tautan link url alamat address tempat place nilai",
        "jumlah unit kode code jabatan position",
    )
    for word in words.split()
)


def alike(heading: str, table: Table) -> dict[str, float]:
    """By the keys of columns that a heading may mean, how surely, of 100; none where it is open."""
    typed = spelt_out(heading[:LONGEST])
    found: dict[str, float] = {}
    for words, key in _names(table.columns):
        score = _score(typed, words)
        if score > found.get(key, 0):
            found[key] = score
    best = max(found.values(), default=0)
    if best == PART and list(found.values()).count(PART) > 1:
        return {}
    return {key: score for key, score in found.items() if score > PART or score == best}


def _score(typed: str, name: str) -> float:
    letters = fuzz.token_sort_ratio(typed, name)
    mine, theirs = _telling(typed), _telling(name)
    if mine == theirs:
        return SAME + letters / 25
    apart = mine ^ theirs
    if letters >= NEARLY and not apart & _HOLDS:
        return float(letters)
    whole = set(name.split())
    is_longer = len(whole) > 1 and whole < set(typed.split()) and len(apart) == 1
    is_part = mine < theirs or is_longer
    return PART if is_part and not apart & _HOLDS else 0


def _telling(words: str) -> frozenset[str]:
    every = frozenset(words.split())
    return every - _FILL or every


def spelt_out(heading: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in comparable(heading).split())


@lru_cache(maxsize=32)
def _names(columns: tuple[Column, ...]) -> list[tuple[str, str]]:
    """Each name of a column spelt out, with the key of its column."""
    named = ((name, column) for column in columns for name in (column.key, *column.names))
    return [(spelt_out(name), column.key) for name, column in named]
