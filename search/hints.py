"""Ways on for a reader: what a term means, and other words to look for. No framework here."""

from collections.abc import Iterator

from search.documents import Meaning, SearchQuery
from search.lexicon import Lexicon
from search.text.stopwords import content_words
from search.text.tokens import tokens

MOST_RELATED = 6
# Beginnings of words this long are looked up; shorter ones fit too much.
SHORTEST_BEGINNING = 4
ENDING = 3


def meaning(query: SearchQuery, understood: str, lexicon: Lexicon) -> Meaning | None:
    """What the whole query means, when it is a term, as typed or as corrected."""
    entry = lexicon.terms.find(query.text) or lexicon.terms.find(understood)
    if entry is None or query.language not in entry.meanings:
        return None
    language = query.language
    return Meaning(entry.label(language), entry.meanings[language], entry.urls[language])


def related(query: SearchQuery, lexicon: Lexicon) -> tuple[str, ...]:
    """Other words for it, then words of the index that begin alike; only what is there."""
    typed = tokens(query.text)
    found: dict[str, None] = {}
    for text in _candidates(typed, query.language, lexicon):
        words = tokens(text)
        is_there = all(map(lexicon.vocabulary.knows, content_words(words)))
        if is_there and words != typed and words not in [tokens(other) for other in found]:
            found[text] = None
        if len(found) == MOST_RELATED:
            break
    return tuple(found)


def _candidates(typed: list[str], language: str, lexicon: Lexicon) -> Iterator[str]:
    for entry in lexicon.terms.inside(typed):
        yield entry.name(language)
        yield from entry.forms.get(language, ())
    for thesaurus in (lexicon.glossary, lexicon.dictionary):
        for span in thesaurus.spans(typed):
            yield from (" ".join(words) for words in span.alternatives)
    for word in content_words(typed):
        beginning = word[: max(SHORTEST_BEGINNING, len(word) - ENDING)]
        if len(beginning) >= SHORTEST_BEGINNING:
            yield from lexicon.vocabulary.starting_with(beginning, MOST_RELATED)
