"""Which terms a text uses, so that its page can say what they mean."""

from home.cache import reading
from knowledge.glossary.models import Term
from search import lexicons
from search.documents import Meaning

MOST_TERMS = 8


def explained(text: str, language: str) -> list[Meaning]:
    """The terms in the order of their first use, at most `MOST_TERMS`. One query, which asks
    whether the glossary has changed."""
    reading.uses(Term)
    used = lexicons.current().terms.used_in(text, language)
    wanted = [entry for entry in used if entry.is_explained and language in entry.meanings]
    return [
        Meaning(entry.label(language), entry.meanings[language], entry.urls[language])
        for entry in wanted[:MOST_TERMS]
    ]
