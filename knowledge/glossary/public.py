"""What of the glossary readers see (home/cache)."""

from home.cache.declared import public
from home.four_eyes import rules
from knowledge.glossary.models import Term

GLOSSARY = "glossary"


def declare() -> None:
    public(GLOSSARY, Term)
    rules.told("glossary.delete_term", Term)
