"""The directory of cooperatives over one row per village: nothing in it counts all of them.

At most MOST_COUNTED rows are looked at: so many can be turned over page by page, and facets are
counted as soon as what fits is no more. Above that a facet offers all its values without counts;
how many there are where is said by the pages of regions, from the cache (`browsing`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from home.cache import shelf
from partners.organisations.directory import (
    Condition,
    Directory,
    Facet,
    FacetCounts,
    Option,
    read_cards,
)
from partners.organisations.models import DirectoryRow, Organisation

MOST_COUNTED = 600
SHOWN = 6  # options that are not folded


class Row(NamedTuple):
    """Of DirectoryRow, as it is narrowed down by."""

    key: int
    region: str
    stage: str
    hosts: bool
    units: str
    sectors: str


COLUMNS = ("organisation_id", "region_code", "stage", "hosts", "units", "sectors")


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet: which rows have one of some words, which words a row has, all words with labels."""

    name: str
    label: str | Promise
    having: Callable[[Sequence[str]], Q]
    words_of: Callable[[Row], Iterable[str]]
    labels: Callable[[], dict[str, str]]


class BoundedDirectory(Directory):
    """`ranked`: keys of organisations in the order that a search found them."""

    def __init__(
        self,
        choices: Sequence[Choice],
        params: QueryDict,
        conditions: Iterable[Condition] = (),
        ranked: Sequence[int] | None = None,
    ) -> None:
        facets = [Facet(choice.name, choice.label, choice.name) for choice in choices]
        shown = Organisation.objects.public().cooperatives()
        super().__init__(shown, facets, params, conditions)
        self.choices = {choice.name: choice for choice in choices}
        self.ranked = ranked

    @cached_property
    def rows(self) -> list[Row]:
        """What fits, from west to east: one more than are counted where there are more."""
        return self._rows()

    @cached_property
    def keys(self) -> list[int]:
        keys = [row.key for row in self.rows]
        if self.ranked is None:
            return keys
        fitting = set(keys)
        return [key for key in self.ranked if key in fitting]

    @property
    def is_cut(self) -> bool:
        return len(self.rows) > MOST_COUNTED

    @property
    def results(self) -> QuerySet[Organisation]:
        rows: QuerySet[Organisation] = self.queryset.filter(pk__in=self.keys)
        return rows

    def page(self, cards: QuerySet[Any], number: str | None, size: int) -> "Page[Any]":
        """One page of them as `cards` bring them; read-only, kept until public content changes."""
        page: Page[Any] = Paginator(self.keys[:MOST_COUNTED], size).get_page(number)
        wanted = [(cards.model, key) for key in page.object_list]
        found = shelf.kept_each(wanted, lambda missing: read_cards(cards, missing))
        cards_of_page: list[Any] = [found[key] for key in wanted if key in found]
        page.object_list = cards_of_page
        return page

    def fitting(self, leaving_out: str = "") -> QuerySet[DirectoryRow]:
        """All rows that fit, however many, but for the filters of one facet."""
        asked: QuerySet[DirectoryRow] = DirectoryRow.objects.order_by(
            "region_code", "organisation_id"
        )
        if self.ranked is not None:
            asked = asked.filter(organisation_id__in=self.ranked)
        for name, words in self.chosen.items():
            if words and name != leaving_out:
                asked = asked.filter(self.choices[name].having(words))
        return asked

    def _rows(self, leaving_out: str = "") -> list[Row]:
        asked = self.fitting(leaving_out).values_list(*COLUMNS)
        return [Row(*row) for row in asked[: MOST_COUNTED + 1]]

    def _counts(self, facet: Facet) -> FacetCounts:
        choice, chosen = self.choices[facet.name], self.chosen[facet.name]
        # Without one filter no fewer fit: what is cut with all of them needs no second look.
        is_wider = chosen and not self.is_cut
        rows = self._rows(leaving_out=facet.name) if is_wider else self.rows
        counts: Counter[str] | None = None
        if len(rows) <= MOST_COUNTED:
            counts = Counter(word for row in rows for word in choice.words_of(row))
        options = [
            Option(word, label, counts[word] if counts is not None else None, word in chosen)
            for word, label in choice.labels().items()
            if counts is None or counts[word] or word in chosen
        ]
        if counts is not None:
            options.sort(key=lambda option: (-(option.count or 0), option.label))
        is_open = any(option.selected for option in options[SHOWN:])
        return FacetCounts(facet.name, facet.label, options, is_open)
