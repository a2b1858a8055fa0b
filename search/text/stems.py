"""Two stems for each word: one as Indonesian, one as English.

Every text is indexed under both, so no language has to be guessed. `i` and `e` name them
in index fields: `title_i`, `title_e`.
"""

from collections.abc import Collection
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]  # C extension

from search.text import overrides

INDONESIAN = "i"
ENGLISH = "e"

_OVERRIDES = {
    INDONESIAN: overrides.table(overrides.INDONESIAN),
    ENGLISH: overrides.table(overrides.ENGLISH),
}
_BY_HAND: dict[str, set[str]] = {}
for _table in _OVERRIDES.values():
    for _word, _stem in _table.items():
        _BY_HAND.setdefault(_stem, set()).add(_word)
_indonesian = Stemmer.Stemmer("indonesian")
_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=200_000)
def stem_pair(word: str) -> tuple[str, str]:
    """The Indonesian and the English stem of a folded word."""
    indonesian = _OVERRIDES[INDONESIAN].get(word) or _indonesian.stemWord(word)
    english = _OVERRIDES[ENGLISH].get(word) or _english.stemWord(word)
    return indonesian, english


def words_stemmed_by_hand(stem: str) -> Collection[str]:
    """The words that the tables give this stem; they may share no letter with it."""
    return _BY_HAND.get(stem, ())
