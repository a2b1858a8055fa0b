"""Mark the words of a text that a query asked for, and cut the passage that shows most.

The stored text is stemmed word by word, so that a hit on *membukukan* is marked when
*pembukuan* was typed. Long texts are searched for the stems' letters first and only the
surroundings of what is found are stemmed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from search.documents import Segment
from search.text.stems import stem_pair
from search.text.tokens import WORD, fold_word

WINDOW = 220
ELLIPSIS = "…"
SCANNED_WHOLE = 4_000
SURROUNDINGS = 300
MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Marks:
    """The stems that count as found, Indonesian and English.

    Remembers the words it has seen: the ten hits of an answer share most of theirs.
    """

    indonesian: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()
    _seen: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.indonesian or self.english)

    def stem(self, word: str) -> str:
        """The stem that makes `word` a match, or nothing."""
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> str:
        indonesian, english = stem_pair(fold_word(word))
        if indonesian in self.indonesian:
            return indonesian
        return english if english in self.english else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A cut-out with its marks; `weight` is the number of different stems in it."""

    segments: tuple[Segment, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    stem: str


def mark(text: str, marks: Marks) -> tuple[Segment, ...]:
    """The whole of `text`, with its matches marked."""
    return tuple(_segments(text, 0, len(text), _matches(text, 0, len(text), marks)))


def passage(text: str, marks: Marks, width: int = WINDOW) -> Passage:
    """The window of about `width` characters with the most different matches."""
    matches = _all_matches(text, marks)
    if not matches:
        return Passage(tuple(_window(text, 0, width, [])), 0)
    first, weight = _best_start(matches, width)
    start = max(0, matches[first].start - width // 5)
    return Passage(tuple(_window(text, start, width, matches)), weight)


def _matches(text: str, start: int, end: int, marks: Marks) -> list[_Match]:
    """In the order of the text. Each different word is looked at once: most are no match."""
    found = [
        _Match(at, at + len(word), stem)
        for word in (set(WORD.findall(text, start, end)) if marks else ())
        if (stem := marks.stem(word))
        for at in _occurrences(text, word, start, end)
    ]
    return sorted(found, key=lambda match: match.start)


def _occurrences(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where `word` stands by itself."""
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        is_begun = at == start or not text[at - 1].isalnum()
        if is_begun and (after == end or not text[after].isalnum()):
            yield at
        at = text.find(word, after, end)


def _all_matches(text: str, marks: Marks) -> list[_Match]:
    if len(text) <= SCANNED_WHOLE:
        return _matches(text, 0, len(text), marks)
    found: dict[int, _Match] = {}
    for start, end in _places(text, marks.indonesian | marks.english):
        found.update((match.start, match) for match in _matches(text, start, end, marks))
    return [found[start] for start in sorted(found)]


def _places(text: str, stems: Collection[str]) -> Iterator[tuple[int, int]]:
    """Stretches of a long text in which a stem's letters occur.

    A stem may have lost or changed its first and last letter against the text
    (*tulis* in *menulis*, *compani* in *company*), so those of longer stems are not asked for.
    """
    cores = {stem[1:-1] if len(stem) > 4 else stem for stem in stems}
    if not cores:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(cores))), re.IGNORECASE)
    for count, found in enumerate(pattern.finditer(text)):
        if count == MOST_PLACES:
            return
        start = text.rfind(" ", 0, max(0, found.start() - SURROUNDINGS)) + 1
        yield start, _word_end(text, found.end() + SURROUNDINGS)


def _best_start(matches: list[_Match], width: int) -> tuple[int, int]:
    best, best_score, best_weight = 0, 0.0, 0
    for first, match in enumerate(matches):
        inside = [m.stem for m in matches[first : first + 30] if m.end - match.start <= width]
        weight = len(set(inside))
        score = weight + len(inside) / 100
        if score > best_score:
            best, best_score, best_weight = first, score, weight
    return best, best_weight


def _window(text: str, start: int, width: int, matches: list[_Match]) -> Iterator[Segment]:
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = _word_end(text, start + width)
    if start:
        yield Segment(ELLIPSIS)
    yield from _segments(text, start, end, matches)
    if end < len(text.rstrip()):
        yield Segment(ELLIPSIS)


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    end = text.find(" ", at)
    return len(text) if end < 0 else min(end, at + 60)


def _segments(text: str, start: int, end: int, matches: list[_Match]) -> Iterator[Segment]:
    at = start
    for match in matches:
        if match.start < at or match.end > end:
            continue
        if match.start > at:
            yield Segment(text[at : match.start])
        yield Segment(text[match.start : match.end], is_match=True)
        at = match.end
    if at < end:
        yield Segment(text[at:end])
