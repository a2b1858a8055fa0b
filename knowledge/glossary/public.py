"""What of the glossary readers see (home/cache)."""

from home.cache.declared import public
from knowledge.glossary.models import Term

GLOSSARY = "glossary"


def declare() -> None:
    public(GLOSSARY, Term)
