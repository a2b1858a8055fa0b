"""The directory of cooperatives: what fits and how many, from the memory of this process (`held`).
What is made up for the demo is not among them.

Counts are exact under any filters, however many rows there are. No more than MOST_TURNED can be
turned over page by page: nobody reads on for longer, while robots would through seven thousand
pages of every choice of filters. The page says how many there are, and which are shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from home.cache import shelf
from partners.organisations import held
from partners.organisations.bits import Bits
from partners.organisations.directory import (
    Condition,
    Directory,
    Facet,
    FacetCounts,
    Option,
    read_cards,
)
from partners.organisations.models import DirectoryRow, Organisation
from partners.organisations.models.directory_change import block_of

MOST_TURNED = 600


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet of `held`, and its values with their labels."""

    name: str
    label: str | Promise
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
    def rows(self) -> Bits:
        """All of the directory, the same for all that one page says."""
        return held.rows()

    @cached_property
    def count(self) -> int:
        """How many fit."""
        return self.fitting().bit_count()

    @cached_property
    def keys(self) -> list[int]:
        """Those that can be turned over: from west to east, or as a search has ranked them."""
        keys = self.rows.keys(self.fitting())
        if self.ranked is not None:
            fitting = set(keys)
            keys = (key for key in self.ranked if key in fitting)
        return list(islice(keys, MOST_TURNED))

    @property
    def is_cut(self) -> bool:
        return self.count > MOST_TURNED

    @property
    def results(self) -> QuerySet[Organisation]:
        rows: QuerySet[Organisation] = self.queryset.filter(pk__in=self.keys)
        return rows

    @cached_property
    def facets(self) -> list[FacetCounts]:
        """Every facet with its options, most frequent first."""
        return [self._counts(facet) for facet in self.facet_list]

    def page(self, cards: QuerySet[Any], number: str | None, size: int) -> "Page[Any]":
        """One page of them as `cards` bring them; read-only, kept until public content changes."""
        return self.page_of(self.keys, cards, number, size)

    def page_of(
        self, keys: Sequence[int], cards: QuerySet[Any], number: str | None, size: int
    ) -> "Page[Any]":
        page: Page[Any] = Paginator(keys, size).get_page(number)
        wanted = [(cards.model, key) for key in page.object_list]
        found = shelf.kept_each(wanted, lambda missing: read_cards(cards, missing))
        cards_of_page: list[Any] = [found[key] for key in wanted if key in found]
        page.object_list = cards_of_page
        return page

    def keys_in(self, region_code: str) -> list[int]:
        """All that fit in a province or regency, however many; of what is smaller, those of its
        regency.
        """
        return list(self.rows.keys(self.fitting() & self.rows.within(block_of(region_code))))

    def fitting(self, leaving_out: str = "") -> int:
        """Rows that fit, as bits, but for the filters of one facet."""
        chosen = {name: words for name, words in self.chosen.items() if name != leaving_out}
        return self.rows.fitting(chosen) & self._searched & held.real(self.rows)

    @cached_property
    def made_up(self) -> list[int]:
        """Invented ones that fit, which count nowhere: the first MOST_TURNED."""
        fitting = self.rows.fitting(self.chosen) & self._searched & held.made_up(self.rows)
        return list(islice(self.rows.keys(fitting), MOST_TURNED))

    @cached_property
    def _searched(self) -> int:
        if self.ranked is None:
            return self.rows.everything
        there = DirectoryRow.objects.filter(pk__in=self.ranked).order_by()
        codes = there.values_list("organisation_id", "region_code")
        return self.rows.of({key: block_of(code) for key, code in codes})

    def _counts(self, facet: Facet) -> FacetCounts:
        name, chosen = facet.name, self.chosen[facet.name]
        rows, among = self.rows, self.fitting(leaving_out=name)
        counted = (
            Option(word, label, (among & rows.having(name, [word])).bit_count(), word in chosen)
            for word, label in self.choices[name].labels().items()
        )
        options = [option for option in counted if option.count or option.selected]
        options.sort(key=lambda option: (-option.count, option.label))
        return FacetCounts(name, facet.label, options)
