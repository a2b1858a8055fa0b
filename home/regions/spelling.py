"""Old and careless spellings of Indonesian names. Pure.

Until 1972 one wrote Soekamadjoe, Tjibeber and Djatinegara; names of villages are written so by
some to this day, and doubled letters come and go (Mojoanyar, Modjoanjar, Majjoanyar).
"""

import re

_LETTERS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("nj", "ny"),
    ("ch", "kh"),
    ("j", "y"),  # an old j is today's y, an old dj today's j: both stand as y here
    ("q", "k"),
    ("f", "p"),
    ("v", "p"),
    ("x", "ks"),
)
_DOUBLED = re.compile(r"(.)\1+")


def folded(key: str) -> str:
    """What two spellings of one name have in common; `key` as of `names.key_of`.

    >>> folded("soekamadjoe") == folded("sukamaju"), folded("tjibeber") == folded("cibeber")
    (True, True)
    >>> folded("sidomuljo") == folded("sidomulyo") == folded("siddomulyo")
    True
    """
    for old, new in _LETTERS:
        key = key.replace(old, new)
    return _DOUBLED.sub(r"\1", key)
