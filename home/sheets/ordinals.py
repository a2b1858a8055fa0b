"""Which of several: the number beside the name of a numbered column. Pure."""

import re

_NUMBERS = {
    word: number
    for number, words in enumerate((
        "pertama satu first one utama i", "kedua dua second two ii", "ketiga tiga third three iii",
        "keempat empat fourth four iv", "kelima lima fifth five v", "keenam enam sixth six vi",
        "ketujuh tujuh seventh seven vii", "kedelapan delapan eighth eight viii",
        "kesembilan sembilan ninth nine ix", "kesepuluh sepuluh tenth ten x",
    ), 1)
    for word in words.split()
}  # fmt: skip
_IN_FRONT = re.compile(r"^(?:ke|no|nomor|nr|number|urutan)(?: |(?=\d))")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?")


def number_of(words: str) -> int:
    """The number in what stands beside the name of a numbered column; 0 for none.

    >>> [number_of(each) for each in ("2", "ii", "ke 3", "kedua", "1st", "no 4", "lain")]
    [2, 2, 3, 2, 1, 4, 0]
    """
    bare = _IN_FRONT.sub("", words)
    found = _ORDINAL.fullmatch(bare)
    return int(found[1]) if found else _NUMBERS.get(bare, 0)
