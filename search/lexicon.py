"""What is known about words when a query is planned: the index's, the editors', ours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary

if TYPE_CHECKING:
    from search.documents import Audiences
    from search.engines.port import SearchEngine


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`glossary` is kept by editors, `dictionary` is the small bilingual one we ship;
    `terms` are the glossary's entries with their meanings. A vocabulary only learns, so words of
    documents that were withdrawn still stand in it: `holding` tells which of some words a document
    of the asker holds now. `naming`: the names of documents that a question may be, whole."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    glossary: Thesaurus = field(default_factory=Thesaurus)
    dictionary: Thesaurus = field(default_factory=Thesaurus)
    terms: Glossary = field(default_factory=Glossary)
    holding: Callable[[Sequence[str]], Collection[str]] = frozenset
    naming: Callable[[str], tuple[str, ...]] = lambda _text: ()

    def seen_by(self, engine: SearchEngine, audiences: Audiences) -> Lexicon:
        """With the index's word for it that a document of these audiences holds a word."""
        return replace(self, holding=lambda words: engine.holding(words, audiences))

    def held(self, words: Sequence[str], most: int) -> tuple[str, ...]:
        """The first `most` of these words that may be shown to the asker."""
        return tuple(islice(self._held(words, most), most))

    def _held(self, words: Sequence[str], most: int) -> Iterator[str]:
        """As many at a time as are wanted: seldom is one of them gone."""
        for start in range(0, len(words), most):
            part = words[start : start + most]
            held = self.holding(part)
            yield from (word for word in part if word in held)
