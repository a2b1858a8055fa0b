"""Ways on for a reader: what a term means, and other words to look for. No framework here."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from search.documents import RELEVANCE, Meaning, SearchQuery
from search.engines.port import SearchEngine
from search.lexicon import Lexicon
from search.plan import plan
from search.text.stopwords import content_words
from search.text.tokens import tokens

MOST_RELATED = 6
# Each is a question to the engine.
MOST_TRIED = 10
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


def related(query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> tuple[str, ...]:
    """Other words for it, then words of the index that begin alike; only those that find
    something for this reader: in this language, among these types, without filters.

    Raises `EngineUnavailable` when the engine cannot answer.
    """
    tried = islice(_others(query, lexicon), MOST_TRIED)
    found = (text for text in tried if _finds_something(text, query, engine, lexicon))
    return tuple(islice(found, MOST_RELATED))


def _finds_something(text: str, query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> bool:
    """Asks as the link to it would, but for the number only."""
    link = replace(query, text=text, facets={}, count=(), sort=RELEVANCE, exact=False)
    return engine.search(plan(replace(link, offset=0, size=0), lexicon)).total > 0


def _others(query: SearchQuery, lexicon: Lexicon) -> Iterator[str]:
    """What the index knows and was not typed, each once."""
    typed = tokens(query.text)
    seen = [typed]
    for text in _candidates(typed, query.language, lexicon):
        words = tokens(text)
        asked = content_words(words)
        if asked and words not in seen and all(map(lexicon.vocabulary.knows, asked)):
            seen.append(words)
            yield text


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
            yield from lexicon.held(lexicon.vocabulary.starting_with(beginning), MOST_RELATED)
