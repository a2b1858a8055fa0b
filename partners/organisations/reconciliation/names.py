"""What two spellings of one village have in common. Pure.

A name is a stem and its marks: numbers, letters and directions at its end, which tell neighbours
apart. Stems may differ by a slip of the pen; marks never do. "Suka Maju II" and "Sukamaju 2" are
one, "Sukamaju I" is another.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z]+|[0-9]+")
_QUOTES = re.compile(r"['’`´]")
_LONG_FORMS = {
    "kp": "kampung", "kamp": "kampung", "kampong": "kampung", "tj": "tanjung", "tg": "tanjung",
    "tjg": "tanjung", "tanj": "tanjung", "sei": "sungai", "gn": "gunung", "gng": "gunung",
    "krg": "karang", "bt": "batu", "sb": "sumber", "sumb": "sumber", "mns": "meunasah",
    "perk": "perkebunan", "bdr": "bandar", "pem": "pematang", "brt": "barat", "tmr": "timur",
    "tim": "timur", "sel": "selatan", "utr": "utara", "tgh": "tengah", "teng": "tengah",
    "kep": "kepulauan",
}  # fmt: skip
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "satu i", "dua ii", "tiga iii", "empat iv", "lima v", "enam vi", "tujuh vii",
            "delapan viii", "sembilan ix", "sepuluh x", "sebelas xi", "xii", "xiii", "xiv", "xv",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_ENDS = (
    "utara|selatan|timur|barat|tengah|hilir|hulu|ilir|ulu|udik|lor|kidul|wetan|kulon|lama|baru|"
    "anyar|atas|bawah|dalam|luar|besar|kecil|gadang|kanan|kiri|laut|darat|julu|jae|baroh|tunong|"
    "teungoh|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|iii|ii|iv|viii|vii|vi|ix"
)
_END = re.compile(rf"(?<=...)(?:{_ENDS}|[0-9]+)$")
_LETTERS = frozenset("abcdefgh")
_OLD = re.compile("oe|dj|tj|sj|ch")
_OLD_LETTERS = (
    ("oe", "u"), ("dj", "\1"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("j", "y"),
    ("\1", "j"),
)  # fmt: skip
_FOLDED = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("dh", "d"), ("bh", "b"), ("th", "t"))
_FOLDS = re.compile(r"oe|[dt]j|[dbt]h|(.)\1")
_DOUBLED = re.compile(r"([a-z])\1+")
_BRACKET = re.compile(r"\([^)]*\)")
_PLAIN_BRACKET = re.compile(
    r"\((?![^)]*(?:[0-9]|\b[IVXivx]+\b|\b[A-Ha-h]\b))[^)]*\)"
)  # without a mark
_HALVES = re.compile(r"\s*/\s*")
SHORTEST_HALF = 4  # letters; "I/II" is no pair of names

DESA, KELURAHAN = frozenset({"desa", "desa-adat"}), frozenset({"kelurahan"})
ANY: frozenset[str] = frozenset()
_KIND_WORDS = {
    "desa": DESA, "ds": DESA, "dsa": DESA, "kel": KELURAHAN, "kelurahan": KELURAHAN,
    "kampung": ANY, "gampong": ANY, "nagari": ANY, "pekon": ANY, "negeri": ANY, "gp": ANY,
}  # fmt: skip
_OF_THE_PROGRAMME = {
    "kdmp": DESA, "kkmp": KELURAHAN, "kdkmp": ANY, "kopdes": ANY, "kopkel": KELURAHAN,
    "kopdeskel": ANY,
}  # fmt: skip
_COOPERATIVE = frozenset({
    "koperasi", "kop", "ksp", "kspps", "ksu", "kud", "kpri", "kospin", "kopkar", "koppas", "koptan",
    "primkop", "primkopad", "primkoppol", "puskud", "puskop", "kopontren", "kopwan", "kopma",
    "kjks", "bmt",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """`stem` and `marks` as they are compared; `joined` is all of it as it was written."""

    stem: str
    marks: tuple[str, ...]
    joined: str


@dataclass(frozen=True, slots=True)
class Name:
    """What a cell can mean: `keys` from the closest to the loosest, `kinds` that it names.

    `is_programme`: it names the Koperasi Desa/Kelurahan Merah Putih of its village. `is_other`:
    it names another cooperative, and no village.
    """

    keys: tuple[Key, ...]
    kinds: frozenset[str] = field(default=ANY)
    is_programme: bool = False
    is_other: bool = False


def words_of(text: str) -> list[str]:
    """Small words of letters and numbers, short forms written out.

    >>> words_of("TJ. Kp.Baroe-2")
    ['tanjung', 'kampung', 'baroe', '2']
    """
    text = text if text.isascii() else anyascii(text)
    words = _WORD.findall(_QUOTES.sub("", text.casefold()))
    return [_LONG_FORMS.get(word, word) for word in words]


@lru_cache(maxsize=20_000)
def read(text: str) -> Name:
    """The name in a cell of somebody's list.

    >>> read("KDMP Suka Maju II").keys[0] == read("Koperasi Desa Merah Putih SUKAMAJU 2").keys[0]
    False
    >>> read("KDMP Suka Maju II").keys[0].stem, read("Sukamaju 2").keys[0].marks
    ('sukamaju', ('2',))
    """
    words = words_of(_PLAIN_BRACKET.sub(" ", text)) or words_of(text)
    words, kinds, is_programme, is_other = _without_cooperative(words)
    found = []
    if words and words[0] in _KIND_WORDS and len(words) > 1:
        kinds = kinds or _KIND_WORDS[words[0]]
        found.append(words[1:])  # and as it stands: there is a village called Desa Baru
    found.append(words)
    keys = [key for each in found for key in _keys(each)]
    return Name(tuple(dict.fromkeys(keys)), kinds, is_programme, is_other)


def whole(text: str) -> Name:
    """The name with every word, as of a cooperative that is not named after its village."""
    return Name(tuple(_keys(words_of(text))))


def kinds_of(text: str) -> frozenset[str]:
    """What a column of kinds says: desa or kelurahan; nothing where it says both or neither.

    >>> sorted(kinds_of("Kel.")), sorted(kinds_of("desa/kelurahan"))
    (['kelurahan'], [])
    """
    said = {_KIND_WORDS.get(word, ANY) for word in words_of(text)} - {ANY}
    return said.pop() if len(said) == 1 else ANY


def official(name: str) -> tuple[Key, ...]:
    """The keys of a village or district as the decree names it; of both names where it has two.

    >>> [key.joined for key in official("Mekarwangi/Sukatani")]
    ['mekarwangisukatani', 'mekarwangi', 'sukatani']
    """
    if name.isalpha():
        return (_key((name.casefold(),)),) if name.isascii() else (_key(tuple(words_of(name))),)
    texts = [name]
    if "(" in name:
        texts.append(_BRACKET.sub(" ", name))
    halves = _HALVES.split(name)
    if len(halves) > 1 and all(len(half) >= SHORTEST_HALF for half in halves):
        texts += halves
    return tuple(dict.fromkeys(_key(tuple(words_of(each))) for each in texts))


def _without_cooperative(words: list[str]) -> tuple[list[str], frozenset[str], bool, bool]:
    """The words without those of the cooperative, the kinds that those name, which it is."""
    at, kinds, is_programme = 0, ANY, False
    if words and words[0] in _OF_THE_PROGRAMME:
        at, kinds, is_programme = 1, _OF_THE_PROGRAMME[words[0]], True
    elif words and words[0] in _COOPERATIVE:
        at = 1
        named = [word for word in words[at : at + 2] if word in {"desa", "kelurahan", "kel"}]
        at += len(named)
        if len(named) == 1:
            kinds = _KIND_WORDS[named[0]]
    rest = words[at:]
    for place in range(len(rest) - 1):
        if at and rest[place : place + 2] == ["merah", "putih"]:
            rest = rest[:place] + rest[place + 2 :]
            is_programme = True
            break
    is_other = bool(at) and not is_programme
    if not rest or (rest == words and words[:2] != ["merah", "putih"]):
        return words, ANY, False, is_other
    if words[:2] == ["merah", "putih"] and len(words) > 2:
        return words[2:], ANY, True, False
    return rest, kinds, is_programme, is_other


def _keys(words: list[str]) -> list[Key]:
    """As it stands; and in today's spelling, where it shows that it is an old one."""
    found = [_key(tuple(words))] if words else []
    if any(map(_OLD.search, words)):
        found.append(_key(tuple(map(_of_today, words))))
    return found


def _of_today(word: str) -> str:
    for old, new in _OLD_LETTERS:
        word = word.replace(old, new)
    return word


def _key(words: tuple[str, ...]) -> Key:
    marks: list[str] = []
    joined = "".join(words)
    while len(words) > 1 and (mark := _mark(words[-1])):
        marks.append(mark)
        words = words[:-1]
    stem = "".join(words)
    while match := _END.search(stem):
        marks.append(_NUMBERS.get(match[0], match[0].lstrip("0")))
        stem = stem[: match.start()]
    return Key(_folded(stem), tuple(sorted(marks)), joined)


def _mark(word: str) -> str:
    if word.isdigit():
        return word.lstrip("0") or "0"
    return _NUMBERS.get(word) or (word if word in _LETTERS else "")


def _folded(stem: str) -> str:
    """Spellings that nobody tells apart by ear: oe and u, dj and j, one letter or two."""
    if not _FOLDS.search(stem):
        return stem
    for old, new in _FOLDED:
        stem = stem.replace(old, new)
    return _DOUBLED.sub(r"\1", stem)
