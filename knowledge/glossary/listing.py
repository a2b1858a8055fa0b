"""The glossary for readers: from A to Z, or what a few words find."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import cached_property

from home.bilingual import CODES
from knowledge.glossary.models import Term, TermQuerySet
from search.text.tokens import fold

MOST_CHARACTERS = 100
MOST_WORDS = 6
OTHER = "#"
SEARCHED = ("name", "short", "others", "meaning")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Letter:
    """`anchor` is the id of its heading."""

    letter: str
    terms: tuple[Term, ...]

    @property
    def anchor(self) -> str:
        return "other" if self.letter == OTHER else self.letter.lower()


@dataclass(frozen=True)
class GlossaryList:
    text: str

    @cached_property
    def terms(self) -> list[Term]:
        """What is found, or all. One query."""
        return list(matching(self.text))

    @property
    def letters(self) -> list[Letter]:
        return by_letter(self.terms)


def words_of(text: str) -> str:
    """What was typed, fit to be shown again."""
    return " ".join(_CONTROL.sub(" ", text[:MOST_CHARACTERS]).split())


def matching(text: str) -> TermQuerySet:
    """Terms in which every word occurs, in either language."""
    found = Term.objects.by_name()
    for word in text.split()[:MOST_WORDS]:
        fields = (f"{name}_{code}__icontains" for name in SEARCHED for code in CODES)
        found = found.filter(Q.create([(field, word) for field in fields], Q.OR))
    return found


def by_letter(terms: Iterable[Term]) -> list[Letter]:
    """Terms under their first letter; figures and signs come first."""
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(initial(term.name), []).append(term)
    return [Letter(letter, tuple(groups[letter])) for letter in sorted(groups)]


def initial(name: str) -> str:
    first = fold(name[:1]).upper()
    return first if first.isascii() and first.isalpha() else OTHER
