"""The glossary as the search uses it: synonyms, terms by name, terms by beginning. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.text.stopwords import content_words
from search.text.synonyms import Words
from search.text.tokens import WORD, fold_word, tokens

LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term. Each mapping is by language; the first of `forms` is the preferred one.

    `labels` are what readers see; `is_explained`: pages that use the term may say what it
    means.
    """

    code: str
    forms: Mapping[str, Sequence[str]]
    meanings: Mapping[str, str] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    is_explained: bool = True

    def name(self, language: str) -> str:
        return next(iter(self.forms.get(language) or self.all_forms), "")

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.name(language)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Preferred ones first, so that they stay when alternatives are cut."""
        lists = list(self.forms.values())
        preferred = [form for forms in lists for form in forms[:1]]
        return tuple(dict.fromkeys(preferred + [form for forms in lists for form in forms[1:]]))


class Glossary:
    """Entries by what people type."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._by_words: dict[Words, Entry] = {}
        for entry in self.entries:
            for form in entry.all_forms:
                self._by_words.setdefault(tuple(tokens(form)), entry)
        self._by_words.pop((), None)
        self._sorted = sorted((" ".join(words), words) for words in self._by_words)
        self._by_first: dict[str, list[Words]] = {}
        for words in sorted(self._by_words, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words)

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, text: str) -> Entry | None:
        """The term that a text is, question words left out: *apa itu SHU?*"""
        words = tokens(text)
        return self._by_words.get(tuple(words)) or self._by_words.get(tuple(content_words(words)))

    def starting_with(self, text: str, size: int) -> list[Entry]:
        """Terms one of whose forms begins like the text; short forms first."""
        prefix = " ".join(tokens(text))
        if not prefix:
            return []
        start = bisect_left(self._sorted, (prefix, ()))
        end = bisect_left(self._sorted, (prefix + LAST, ()))
        found = sorted(self._sorted[start:end], key=lambda item: (len(item[0]), item[0]))
        entries = dict.fromkeys(self._by_words[words].code for _text, words in found)
        by_code = {self._by_words[words].code: self._by_words[words] for _text, words in found}
        return [by_code[code] for code in list(entries)[:size]]

    def inside(self, words: Sequence[str]) -> Iterator[Entry]:
        """Terms among folded words, each time they occur, longest first at each place."""
        return (self._by_words[tuple(words[start:end])] for start, end in self._spans(words))

    def used_in(self, text: str, language: str) -> list[Entry]:
        """Terms that a text in one language uses, in the order of first use.

        A word of the other language counts only as an abbreviation, and an abbreviation only
        in capitals: *art* in English is no *anggaran rumah tangga*.
        """
        raw = WORD.findall(text)
        words = [fold_word(word) for word in raw]
        used: dict[str, Entry] = {}
        for start, end in self._spans(words):
            form = tuple(words[start:end])
            entry = self._by_words[form]
            if raw[start].isupper() or form in self._own_words(entry, language):
                used.setdefault(entry.code, entry)
        return list(used.values())

    def _own_words(self, entry: Entry, language: str) -> set[Words]:
        forms = entry.forms.get(language, ())
        return {tuple(tokens(form)) for form in forms if not form.isupper()}

    def _spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(words):
            for form in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(form)]) == form:
                    yield at, at + len(form)
                    at += len(form) - 1
                    break
            at += 1
