"""Numbers and bit masks for the words of one column."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np

from .arrays import Ints, Masks

_WORD = 64


class Codes:
    """Numbers each word in alphabetical order; the empty word has no number."""

    def __init__(self, words: Iterable[str]) -> None:
        self._number = {word: n for n, word in enumerate(sorted(set(words) - {""}))}

    def numbers(self, words: Sequence[str], *, missing: int) -> Ints:
        """Shape (len(words),); ``missing`` stands for the empty word."""
        return np.array([self._number.get(word, missing) for word in words], dtype=np.int32)

    def masks(self, sets: Sequence[Collection[str]]) -> Masks:
        """One bit per word, 64 words to a row: shape (rows, len(sets)), at least one row.

        The type is the narrowest unsigned integer that holds all words.
        """
        keys = [words if isinstance(words, tuple) else frozenset(words) for words in sets]
        whole = {key: self._mask(key) for key in set(keys)}
        masks = [whole[key] for key in keys]
        rows = max(1, -(-len(self._number) // _WORD))
        low = (1 << _WORD) - 1
        parts = [[mask >> _WORD * row & low for mask in masks] for row in range(rows)]
        return np.array(parts, dtype=self._narrowest()).reshape(rows, len(masks))

    def _narrowest(self) -> type[np.unsignedinteger[Any]]:
        for bits, kind in ((8, np.uint8), (16, np.uint16), (32, np.uint32)):
            if len(self._number) <= bits:
                return kind
        return np.uint64

    def _mask(self, words: Collection[str]) -> int:
        return sum(1 << self._number[word] for word in set(words) if word)
