"""What a half-typed query may become: words of the index, terms of the glossary, titles."""

from dataclasses import dataclass

from search.documents import SearchQuery
from search.engines.port import SearchEngine
from search.lexicon import Lexicon
from search.plan import MOST_CHARACTERS, Filter, restrictions
from search.records import STANDING, TEXT
from search.text.tokens import tokens

WORD, TERM, TITLE = "word", "term", "title"
MOST_WORDS = 4
MOST_TERMS = 3
MOST_TITLES = 5
SHORTEST = 2
SHORTEST_OF_NAMES = 4
"""Shorter beginnings stand in thousands of names of a register."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`url` is where a title or a term leads; a word is searched for. `note` says more."""

    kind: str
    text: str
    url: str = ""
    note: str = ""


def suggest(query: SearchQuery, engine: SearchEngine, lexicon: Lexicon) -> list[Suggestion]:
    """Completions of the last word, then terms, then titles. Raises `EngineUnavailable`.

    Of the query its words, language, types and audiences count.
    """
    words = tokens(query.text[:MOST_CHARACTERS])
    if len(" ".join(words)) < SHORTEST:
        return []
    *before, last = words
    completed = lexicon.vocabulary.starting_with(last) if last[1:] else ()
    longer = [word for word in completed if word != last]
    held = lexicon.seen_by(engine, query.audiences).held(longer, MOST_WORDS)
    within = [*restrictions(query)]
    if len(last) < SHORTEST_OF_NAMES and len(query.types) != 1:
        within.append(Filter(STANDING, (TEXT,)))
    titles = engine.complete(words, within, MOST_TITLES)
    return [
        *(Suggestion(WORD, " ".join([*before, word])) for word in held),
        *_terms(" ".join(words), query.language, lexicon),
        *(Suggestion(TITLE, found.title, found.url, found.place) for found in titles),
    ]


def _terms(text: str, language: str, lexicon: Lexicon) -> list[Suggestion]:
    """The note names the form that was typed, when the reader would not see it in the name."""
    found = []
    for entry in lexicon.terms.starting_with(text, MOST_TERMS):
        if url := entry.urls.get(language):
            label = entry.label(language)
            form = next(f for f in entry.all_forms if " ".join(tokens(f)).startswith(text))
            found.append(Suggestion(TERM, label, url, "" if form in label else form))
    return found
