"""The words by which the name of an organisation is found. Pure."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from home.regions import names
from partners.organisations.identity import canonical

LONGEST_WORD = 60
FEWEST_DIGITS = 5
_FORM = re.compile(
    r"\W*(?:kop(?:erasi)?\W+(?:(?:desa|kelurahan|des|kel)\W+){0,2}merah\W*putih"
    r"|kop(?:des|kel)\b(?:\W+merah\W*putih)?|k(?:d|k|dk)mp)\b\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:nik|simkopdes|id|badan\s+hukum)\b[\s.:-]*(?=\S)", re.IGNORECASE)
# In nearly every name: whoever types only these has said nothing yet.
_COMMON = frozenset({"koperasi", "kop", "desa", "kelurahan", "merah", "putih"})

_FRONT = ("koperasi", "kopdes", "kopkel")  # long enough for one letter to be wrong
_COLOURS = ("merah", "putih")


def without_form(name: str) -> str:
    """What is left without “Koperasi Desa Merah Putih”, however it is written.

    >>> without_form("Koperasi Desa Merah Putih Sukamaju"), without_form("KDMP Sukamaju")
    ('Sukamaju', 'Sukamaju')
    """
    return " ".join(_FORM.sub("", name, count=1).split())


def asked_of(text: str) -> str:
    """What a question says beside the form, of which one letter in a word may be wrong.

    >>> [asked_of(text) for text in ("kopdes merah puti Sidomulyo", "Koprasi Susu", "Merapi")]
    ['Sidomulyo', 'Susu', 'Merapi']
    """
    bare = without_form(_form_mended(text))
    front, _blank, rest = bare.partition(" ")
    return rest.strip() if rest and front.rstrip(".").casefold() in {"koperasi", "kop"} else bare


def _form_mended(text: str) -> str:
    """Its first word, and the colours behind it, as they are spelt."""
    words = text.split()
    if words and (front := _nearly(words[0], _FRONT)):
        words[0] = front
    for at in range(1, min(len(words) - 1, 4)):
        pair = [
            _nearly(word, (colour,)) for word, colour in zip(words[at:], _COLOURS, strict=False)
        ]
        if all(pair):
            words[at : at + 2] = pair
            break
    return " ".join(words)


def _nearly(word: str, meant: tuple[str, ...]) -> str:
    """The one of `meant` of which at most one letter is wrong, or nothing."""
    near = (one for one in meant if OSA.distance(word.casefold(), one, score_cutoff=1) <= 1)
    return next(near, "")


def words_of(*texts: str) -> set[str]:
    """Words of names, and each name as one word: for whoever leaves out the blanks.

    >>> sorted(words_of("Koperasi Agro Niaga Jabung", "KAN"))
    ['agro', 'agroniagajabung', 'jabung', 'kan', 'koperasiagroniagajabung', 'niaga']
    """
    found: set[str] = set()
    for text in texts:
        words = names.words_of(text)
        telling = [word for word in words if word not in _COMMON]
        found.update(telling, [*filter(None, ("".join(words), "".join(telling)))])
    return {word[:LONGEST_WORD] for word in found}


def asked_words(text: str) -> list[str]:
    """The words of a question that tell one name from another; none asks for everything.

    >>> asked_words("Koperasi Susu, Kec. Jabung")
    ['susu', 'jabung']
    """
    words = (word for word in names.words_of(text) if not names.is_kind(word))
    return [word[:LONGEST_WORD] for word in words if word not in _COMMON]


def says_nothing(text: str) -> bool:
    """Whether it has only words that stand in nearly every name: whoever asks so asks for all.

    >>> [says_nothing(text) for text in ("Koperasi", "KDMP", "Kopdes Merah Putih", "KDMP Jabung")]
    [True, True, True, False]
    """
    return bool(names.words_of(text)) and not asked_words(asked_of(text))


def names_in(text: str) -> Iterator[str]:
    """The names that a text may be, each in one form: a whole name of several words, however the
    form in front is written, and a registration number. One word is a word.

    >>> [*names_in("Kopdes merah puti Sukamaju")], [*names_in("koperasi desa merah putih sukamaju")]
    (['kdmp sukamaju'], ['kdmp sukamaju'])
    >>> [*names_in("NIK: 12-34-5")], [*names_in("Koperasi")], [*names_in("KDMP")]
    (['12-34-5', 'nik 12 34 5'], [], [])
    """
    mended = _form_mended(" ".join(text.split()))
    bare = without_form(mended)
    words = names.words_of(bare)
    words = ["kdmp", *words] if bare != mended and words else words
    number = number_in(text)
    if sum(letter.isdigit() for letter in number) >= FEWEST_DIGITS:
        yield canonical(number)
    if len(words) > 1:
        yield " ".join(words)


def number_in(text: str) -> str:
    """The registration number that a text may be, without what is written in front of one.

    >>> number_in("NIK: AHU-12"), number_in("Sukamaju")
    ('AHU-12', '')
    """
    number = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    return number if any(letter.isdigit() for letter in number) else ""
