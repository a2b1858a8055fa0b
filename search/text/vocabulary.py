"""The words of the index with the number of documents they occur in.

Serves corrections (is the word there at all?), the core rule (how rare is it?) and the
completion of words. One per process, kept in step by `learn`.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from heapq import nsmallest

from search.text.stems import stem_pair

# In a large collection a word seen once is more often a slip than a word.
LARGE_COLLECTION = 5_000
# The form in front of every name of a register, in one language of two.
BORNE = 0.4
COMPLETABLE = 3
MOST_COMPLETIONS = 12
SHORT_BEGINNINGS = (2, 3)


def worth_keeping(frequencies: Mapping[str, int], documents: int) -> dict[str, int]:
    """The frequencies that a vocabulary of so many documents stores."""
    least = 2 if documents >= LARGE_COLLECTION else 1
    return {word: count for word, count in frequencies.items() if count >= least}


class Vocabulary:
    """Word → document frequency, with look-up by stem and by prefix.

    `names` are words of entries of registers: known, and counted for `idf`, but never completed.
    `borne` are stems that so many entries bear that they tell nothing.
    """

    def __init__(
        self,
        frequencies: Mapping[str, int] | None = None,
        documents: int = 0,
        names: Mapping[str, int] | None = None,
    ) -> None:
        self.documents = documents
        self._words: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._sorted: list[str] = []
        self._by_prefix: dict[str, tuple[str, ...]] = {}
        self._learn(self._words, frequencies or {})
        self._learn(self._names, names or {})
        borne = (word for word, count in self._names.items() if count >= BORNE * documents)
        self.borne = frozenset(stem for word in borne for stem in stem_pair(word))
        self._sorted = sorted(self._words)
        if len(self._words) >= LARGE_COLLECTION:
            self._complete_short_beginnings()

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def knows(self, word: str) -> bool:
        """Whether `word` or another form of it is in the index."""
        if word in self._words or word in self._names:
            return True
        return any(stem in self._stems for stem in stem_pair(word))

    def names(self, word: str) -> int:
        """Entries with `word` itself."""
        return self._names.get(word, 0)

    def frequency(self, word: str) -> int:
        """Documents with `word` itself."""
        return self._words.get(word, 0)

    def idf(self, word: str) -> float:
        """Inverse document frequency as in BM25, of all forms of the word together."""
        together = max(self._stems.get(stem, 0) for stem in stem_pair(word))
        seen = min(together, self.documents)
        return math.log(1 + (self.documents - seen + 0.5) / (seen + 0.5))

    def starting_with(self, prefix: str, size: int = MOST_COMPLETIONS) -> tuple[str, ...]:
        """The most frequent words that begin with `prefix`, at most `MOST_COMPLETIONS`."""
        if prefix not in self._by_prefix:
            self._by_prefix[prefix] = self._most_frequent(prefix)
        return self._by_prefix[prefix][:size]

    def learn(self, frequencies: Mapping[str, int], names: Mapping[str, int] | None = None) -> None:
        """Take up words of documents that were added since the vocabulary was counted."""
        more = names or {}
        self._learn(self._names, {word: more[word] for word in more if word not in self._names})
        new = [word for word in frequencies if word not in self._words]
        self._learn(self._words, {word: frequencies[word] for word in new})
        for word in new:
            insort(self._sorted, word)
            for end in range(len(word) + 1):
                self._by_prefix.pop(word[:end], None)

    def _learn(self, known: dict[str, int], frequencies: Mapping[str, int]) -> None:
        for word, count in frequencies.items():
            known[word] = count
            for stem in set(stem_pair(word)):
                self._stems[stem] = self._stems.get(stem, 0) + count

    def _complete_short_beginnings(self) -> None:
        """Thousands of words begin with the same two letters: too many to sort on demand."""
        found: dict[str, list[str]] = {}
        for word in sorted(self._words, key=self._rank):
            if len(word) >= COMPLETABLE:
                for end in SHORT_BEGINNINGS:
                    words = found.setdefault(word[:end], [])
                    if len(words) < MOST_COMPLETIONS:
                        words.append(word)
        self._by_prefix.update((prefix, tuple(words)) for prefix, words in found.items())

    def _most_frequent(self, prefix: str) -> tuple[str, ...]:
        start = bisect_left(self._sorted, prefix)
        end = bisect_left(self._sorted, prefix + "\U0010ffff")
        words: Iterable[str] = (w for w in self._sorted[start:end] if len(w) >= COMPLETABLE)
        return tuple(nsmallest(MOST_COMPLETIONS, words, key=self._rank))

    def _rank(self, word: str) -> tuple[int, str]:
        return -self._words[word], word
