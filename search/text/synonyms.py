"""Groups of words and phrases that mean the same, in any language, found in a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.text.stems import stem_pair
from search.text.tokens import tokens

MAX_ALTERNATIVES = 6
LONGEST_TERM = 5

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` of a query are a known term; these say the same."""

    start: int
    end: int
    alternatives: tuple[Words, ...]


class Thesaurus:
    """Look-up from the stems of a term to the other forms of its group."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._groups: dict[Words, list[Words]] = {}
        for group in groups:
            self._add([form for form in (tuple(tokens(text)) for text in group) if form])

    def __len__(self) -> int:
        return len(self._groups)

    def spans(self, words: Sequence[str]) -> list[Span]:
        """Known terms in `words`, longest first; a shorter term inside one is left out."""
        found: list[Span] = []
        for length in range(min(LONGEST_TERM, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                if any(span.start < end and start < span.end for span in found):
                    continue
                alternatives = self.alternatives(words[start:end])
                if alternatives:
                    found.append(Span(start, end, alternatives))
        return found

    def alternatives(self, words: Sequence[str]) -> tuple[Words, ...]:
        """Other forms of the term that `words` are, at most `MAX_ALTERNATIVES`."""
        forms: dict[Words, None] = {}
        for key in _keys(words):
            forms.update(dict.fromkeys(self._groups.get(key, ())))
        own = set(_keys(words))
        others = [form for form in forms if not own.intersection(_keys(form))]
        return tuple(others[:MAX_ALTERNATIVES])

    def _add(self, forms: list[Words]) -> None:
        for form in forms:
            for key in _keys(form):
                self._groups.setdefault(key, []).extend(forms)


def _keys(words: Sequence[str]) -> tuple[Words, ...]:
    pairs = [stem_pair(word) for word in words]
    keys = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    return tuple(dict.fromkeys(keys))
