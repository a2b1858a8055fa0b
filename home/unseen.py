"""Marks in a text that nobody sees and that change how it is shown, or what it is equal to.

A mark that turns the direction of writing around turns whatever stands after it, on every page that
shows a title; a blank without width makes two of one name. Where scripts need a mark it stays:
joiners (Arabic, Indic scripts, emoji) everywhere, marks of direction beside letters that are
written from the right.
"""

import re
import unicodedata

# Turning around, embedding, isolating; controls but tab, line ends and NUL, which forms refuse; no
# width; between the lines of other scripts' notes.
_NEVER = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u206a-\u206f\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"
    "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u180e]"
)
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_DIRECTIONS = re.compile("[\u200e\u200f\u061c]")
FROM_THE_RIGHT = {"R", "AL"}


def as_seen(text: str) -> str:
    r"""The same text without them.

    >>> as_seen("Koperasi\u202eisarepoK"), as_seen("a\u200bb\ufeff\x07"), as_seen("a\u2028b")
    ('KoperasiisarepoK', 'ab', 'a\nb')
    >>> as_seen("\u200eSusu"), as_seen("\u0634\u0631\u0643\u0629\u200f!") == "شركة\u200f!"
    ('Susu', True)
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEVER.sub("", _LINE_ENDS.sub("\n", text))
    if _DIRECTIONS.search(text) and not any(
        unicodedata.bidirectional(letter) in FROM_THE_RIGHT
        for letter in text
        if not _DIRECTIONS.match(letter)
    ):
        text = _DIRECTIONS.sub("", text)
    return text
