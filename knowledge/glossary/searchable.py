"""What the search knows of the glossary: every way to say a term, its meaning, its address."""

from collections.abc import Iterator

from django.utils import translation

from home.bilingual import CODES
from knowledge.glossary.models import Term
from search import registry
from search.text.glossary import Entry


def register() -> None:
    registry.register_glossary(entries)


def entries() -> Iterator[Entry]:
    """All terms. One query."""
    urls = {code: _address(code) for code in CODES}
    for term in Term.objects.order_by("pk").iterator():
        yield Entry(
            code=term.code,
            forms={code: term.forms(code) for code in CODES},
            meanings={code: getattr(term, f"meaning_{code}") for code in CODES},
            urls={code: urls[code].replace(_PLACE, term.code) for code in CODES},
            labels={code: term.label(code) for code in CODES},
            is_explained=term.is_explained,
        )


# Reversing an address costs more than all the rest; one per language is enough.
_PLACE = "a-term"


def _address(language: str) -> str:
    with translation.override(language):
        return Term(code=_PLACE).get_absolute_url()
