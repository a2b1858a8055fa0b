"""The glossary for readers: from A to Z on sheets of whole letters, or what a few words find."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from home.bilingual import CODES
from home.cache import shelf
from knowledge.glossary.models import Term, TermQuerySet
from search.text.tokens import fold

MOST_CHARACTERS = 100
MOST_WORDS = 6
MOST_ON_SHEET = 100  # terms; one letter alone may have more
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
class Sheet:
    """What one page shows: some letters that follow each other."""

    letters: tuple[Letter, ...]

    @property
    def label(self) -> str:
        """`A–J`, or the one letter."""
        ends = dict.fromkeys((self.letters[0].letter, self.letters[-1].letter))
        return "\N{EN DASH}".join(ends)


@dataclass(frozen=True)
class GlossaryList:
    """`number`: of the sheet, as it came with the address."""

    text: str
    number: str = ""

    @cached_property
    def terms(self) -> list[Term]:
        """What the words find. One query."""
        return list(matching(self.text))

    @cached_property
    def page(self) -> Page:
        """The sheet asked for, as the only thing on its page; the nearest when there is none."""
        return Paginator(sheets(), 1).get_page(self.number)

    @property
    def sheet(self) -> Sheet | None:
        return next(iter(self.page), None)

    @property
    def jumps(self) -> list[tuple[str, str]]:
        """Each letter of the glossary with its address, on this sheet or another."""
        return [
            (
                each.letter,
                f"{'' if number == self.page.number else f'?page={number}'}#{each.anchor}",
            )
            for number, sheet in enumerate(self.page.paginator.object_list, 1)
            for each in sheet.letters
        ]


def sheets() -> list[Sheet]:
    """All terms, whole letters together. One query after a change, else none."""
    return shelf.kept("glossary sheets", lambda: by_sheet(by_letter(matching(""))))


def by_sheet(letters: Iterable[Letter], most: int = MOST_ON_SHEET) -> list[Sheet]:
    """As many letters on each sheet as have at most `most` terms together, at least one."""
    found: list[list[Letter]] = []
    room = 0
    for letter in letters:
        if not found or len(letter.terms) > room:
            found.append([])
            room = most
        found[-1].append(letter)
        room -= len(letter.terms)
    return [Sheet(tuple(group)) for group in found]


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
