"""Mark the words of a text that a query asked for, and cut the passage that shows most.

A hit on *membukukan* is marked when *pembukuan* was typed, because their stems are equal. Not
every word of a text is stemmed, which would cost more than the search itself: the text is
searched for the letters that a stem and its words share, and the words around them are stemmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from search.documents import Segment
from search.text.stems import stem_pair, words_stemmed_by_hand
from search.text.stopwords import STOP_WORDS
from search.text.tokens import fold_word, tokens

Stems = tuple[str, ...]

WINDOW = 220
ELLIPSIS = "…"
# Of one stem in one text: a book that names it a thousand times needs no look at each.
MOST_PLACES = 200
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Marks:
    """The stems that count as found, Indonesian and English.

    `phrases` are stems that count only together: their words one after the other, with
    nothing but stop words between them. `stems` are all of these; `cores` are the letters by
    which their words are looked for.
    """

    indonesian: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()
    phrases: frozenset[Stems] = frozenset()
    stems: frozenset[str] = field(init=False, repr=False, compare=False)
    cores: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        stems = self.indonesian.union(self.english, *self.phrases)
        object.__setattr__(self, "stems", stems)
        cores = {core for stem in stems for core in _cores(stem)}
        # What holds another core is found with it.
        least = (c for c in cores if not any(other != c and other in c for other in cores))
        object.__setattr__(self, "cores", tuple(sorted(least)))

    def __bool__(self) -> bool:
        return bool(self.stems)

    def single(self, word: _Word) -> str:
        """The stem that makes a word a match by itself, or nothing."""
        indonesian, english = word.stems
        if indonesian in self.indonesian:
            return indonesian
        return english if english in self.english else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text; `weight` is the number of different stems in it."""

    text: str = ""
    start: int = 0
    width: int = WINDOW
    matches: Sequence[_Match] = ()
    weight: int = -1

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The part cut out, with its marks: only one passage of several is shown."""
        return tuple(_window(self.text, self.start, self.width, self.matches))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text and its two stems."""

    start: int
    end: int
    stems: Stems


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    stem: str


def mark(text: str, marks: Marks) -> tuple[Segment, ...]:
    """The whole of `text`, with its matches marked."""
    return tuple(_segments(text, 0, len(text), _matches(text, marks)))


def passage(text: str, marks: Marks, width: int = WINDOW) -> Passage:
    """The window of about `width` characters with the most different matches."""
    matches = _matches(text, marks)
    if not matches:
        return Passage(text, 0, width, weight=0)
    first, weight = _best_start(matches, width)
    start = max(0, matches[first].start - width // 5)
    return Passage(text, start, width, matches, weight)


def _cores(stem: str) -> Iterator[str]:
    """Letters that every word with this stem has.

    A stem may have another first or last letter than its word (*tulis* of *menulis*,
    *compani* of *company*); one given by hand may share nothing with it.
    """
    if len(stem) > 4:
        yield stem[1:-1]
    elif len(stem) == 4:
        yield from (stem[1:], stem[:-1])
    else:
        yield stem
    yield from words_stemmed_by_hand(stem)


def _matches(text: str, marks: Marks) -> list[_Match]:
    """The words of `text` that count as found, in its order."""
    words = _words(text, marks)
    stems = {word.start: stem for word in words if (stem := marks.single(word))}
    for phrase in marks.phrases:
        for word in _in_phrase(phrase, words, text):
            stems.setdefault(word.start, phrase[0])
    return [_Match(w.start, w.end, stems[w.start]) for w in words if w.start in stems]


def _words(text: str, marks: Marks) -> list[_Word]:
    """The words with a stem that counts, alone or in a phrase."""
    found: dict[int, _Word] = {}
    for at in _places(text, marks):
        start, end = _word_around(text, at)
        if start not in found:
            found[start] = _Word(start, end, stem_pair(fold_word(text[start:end])))
    return [found[start] for start in sorted(found) if marks.stems.intersection(found[start].stems)]


def _in_phrase(phrase: Stems, words: Sequence[_Word], text: str) -> Iterator[_Word]:
    """The words that make up the phrase, wherever it stands."""
    for first in range(len(words) - len(phrase) + 1):
        row = words[first : first + len(phrase)]
        if all(stem in word.stems for stem, word in zip(phrase, row, strict=True)):
            gaps = (text[one.end : other.start] for one, other in pairwise(row))
            if all(STOP_WORDS.issuperset(tokens(gap)) for gap in gaps):
                yield from row


def _places(text: str, marks: Marks) -> Iterator[int]:
    """Where a core begins, or a letter stands that may be folded into one."""
    lower = text.lower()
    if len(lower) != len(text):  # the capital I with a dot becomes two characters
        lower = text
    for core in marks.cores:
        at = lower.find(core)
        for _place in range(MOST_PLACES):
            if at < 0:
                break
            yield at
            at = lower.find(core, at + 1)
    if marks and not text.isascii():
        yield from (match.start() for match in NOT_ASCII.finditer(text) if match[0].isalnum())


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the word that the character at `at` belongs to."""
    start, end = at, at + 1
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _best_start(matches: list[_Match], width: int) -> tuple[int, int]:
    best, best_score, best_weight = 0, 0.0, 0
    for first, match in enumerate(matches):
        inside = [m.stem for m in matches[first : first + 30] if m.end - match.start <= width]
        weight = len(set(inside))
        score = weight + len(inside) / 100
        if score > best_score:
            best, best_score, best_weight = first, score, weight
    return best, best_weight


def _window(text: str, start: int, width: int, matches: Sequence[_Match]) -> Iterator[Segment]:
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


def _segments(text: str, start: int, end: int, matches: Sequence[_Match]) -> Iterator[Segment]:
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
