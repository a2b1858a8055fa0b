"""Nothing of the texts in files is shown but through the search (home/cache)."""

from home.cache.declared import not_public
from knowledge.extraction.models import FileText


def declare() -> None:
    not_public("read by the search index alone", FileText)
