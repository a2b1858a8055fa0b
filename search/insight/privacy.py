"""Which queries may be counted: none that could name or reach a person. Pure.

Kept out: e-mail addresses, links, numbers of seven or more figures (telephone, NIK, KK, NPWP,
account and card numbers, also written with dots, dashes or blanks; *UU 25/1992* passes), and
long texts, which are letters rather than queries. Names cannot be told from words; therefore
rare queries are never shown and soon deleted.
"""

import re

from search.text.tokens import tokens

LONGEST_WORDS = 80
MOST_WORDS = 8
LONGEST_NUMBER = 6
_ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
_FIGURES = re.compile(r"\d(?:[\s().+-]*\d)*")


def normalised(text: str) -> str:
    """The words in lower case without signs: what counts as the same query."""
    return " ".join(tokens(text))[:LONGEST_WORDS]


def countable(text: str) -> str:
    """The normalised query, or nothing when it must not be kept."""
    if _ADDRESS.search(text) or any(map(_is_long, _FIGURES.findall(text))):
        return ""
    words = tokens(text)
    joined = " ".join(words)
    fits = len(words) <= MOST_WORDS and len(joined) <= LONGEST_WORDS
    return joined if fits else ""


def _is_long(number: str) -> bool:
    return sum(char.isdigit() for char in number) > LONGEST_NUMBER
