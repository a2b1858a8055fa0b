"""Two stems for each word: one as Indonesian, one as English.

Every text is indexed under both, so no language has to be guessed. `i` and `e` name them
in index fields: `title_i`, `title_e`.
"""

from functools import lru_cache

import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]  # C extension

from search.text import overrides

INDONESIAN = "i"
ENGLISH = "e"

_OVERRIDES = {
    INDONESIAN: overrides.table(overrides.INDONESIAN),
    ENGLISH: overrides.table(overrides.ENGLISH),
}
_indonesian = Stemmer.Stemmer("indonesian")
_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=200_000)
def stem_pair(word: str) -> tuple[str, str]:
    """The Indonesian and the English stem of a folded word."""
    indonesian = _OVERRIDES[INDONESIAN].get(word) or _indonesian.stemWord(word)
    english = _OVERRIDES[ENGLISH].get(word) or _english.stemWord(word)
    return indonesian, english
