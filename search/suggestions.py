"""What a half-typed query may become: words of the index, titles."""

from dataclasses import dataclass

from search.documents import SearchEngine
from search.lexicon import Lexicon
from search.plan import MOST_CHARACTERS
from search.text.tokens import tokens

WORD, TITLE = "word", "title"
MOST_WORDS = 4
MOST_TITLES = 5
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`url` is where a title leads; a word is searched for."""

    kind: str
    text: str
    url: str = ""


def suggest(text: str, language: str, engine: SearchEngine, lexicon: Lexicon) -> list[Suggestion]:
    """Completions of the last word, then titles. Raises `EngineUnavailable`."""
    words = tokens(text[:MOST_CHARACTERS])
    if not words or len(words[-1]) < SHORTEST:
        return []
    *before, last = words
    completed = lexicon.vocabulary.starting_with(last, MOST_WORDS)
    titles = engine.complete(words, language=language, size=MOST_TITLES)
    return [
        *(Suggestion(WORD, " ".join([*before, word])) for word in completed if word != last),
        *(Suggestion(TITLE, found.title, found.url) for found in titles),
    ]
