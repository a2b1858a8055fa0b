"""Old and careless spellings of Indonesian names. Pure.

Until 1972 one wrote Soekamadjoe, Tjibeber and Djatinegara; names of villages are written so by
some to this day, and doubled letters come and go (Mojoanyar, Modjoanjar, Majjoanyar).
"""

import re

# An old dj is today's j, an old j today's y: an old madjo may be a majo or a madyo, one here.
_PALATAL = re.compile("d*[jy]")
_OF_T = re.compile("t+[yc]")  # the old tj, of which nothing but ty is left
_LETTERS = (("ch", "kh"), ("q", "k"), ("f", "p"), ("v", "p"), ("x", "ks"))
_DOUBLED = re.compile(r"(.)\1+")


def folded(key: str) -> str:
    """What two spellings of one name have in common; `key` as of `names.key_of`.

    >>> folded("soekamadjoe") == folded("sukamaju"), folded("tjibeber") == folded("cibeber")
    (True, True)
    >>> folded("sidomuljo") == folded("sidomulyo") == folded("siddomulyo")
    True
    """
    key = _OF_T.sub("c", _PALATAL.sub("y", key.replace("oe", "u")))
    for old, new in _LETTERS:
        key = key.replace(old, new)
    return _DOUBLED.sub(r"\1", key)
