"""A list that the engine answers: results, items, facets with counts, orders, pages.

Every such list is one of these, with words or without: the search page, and any index page of
its own, as the library's (`knowledge/listing.py`), which names its facets and orders, makes its
items of the hits, and may have an answer of its own for when the engine is down:
`Listing.of(request.GET, types=("knowledge.toolpage",), facets=("sector",), size=12)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from search import fallback, registry
from search.asking import SORT, Asked, Choice, ask
from search.documents import (
    BY_TITLE,
    MAX_OFFSET,
    NEWEST,
    POPULAR,
    PUBLIC,
    RELEVANCE,
    Audiences,
    SearchHit,
    SearchQuery,
    SearchResults,
)
from search.finding import find

ORDERS: dict[str, Promise] = {
    RELEVANCE: gettext_lazy("Best match"),
    NEWEST: gettext_lazy("Newest"),
    POPULAR: gettext_lazy("Most used"),
    BY_TITLE: gettext_lazy("Title"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A hit, what it is, and its object as it is in the database now, where asked for."""

    hit: SearchHit
    label: registry.Label
    object: Any = None


Show = Callable[[Sequence[SearchHit], Audiences], Iterable[Any]]


class Option(NamedTuple):
    """A value of a facet; a page has a hundred of them."""

    value: str
    label: registry.Label
    count: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """As `components/facet.html` takes it."""

    name: str
    label: registry.Label
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Link:
    label: registry.Label
    url: str
    is_current: bool = False


def with_objects(hits: Sequence[SearchHit], audiences: Audiences) -> Iterator[Item]:
    """Hits whose object these audiences may find now, with it; one query for each kind."""
    found: dict[tuple[str, str], Any] = {}
    for source, pks in _wanted(hits):
        rows = source.rows(source.found_by(audiences)).filter(pk__in=pks).order_by()
        found.update(((source.type, str(row.pk)), row) for row in rows)
    for hit in hits:
        if row := found.get(hit.identity):
            yield Item(hit, _label(hit), row)


def still_there(hits: Sequence[SearchHit], audiences: Audiences) -> Iterator[Item]:
    """Hits whose object these audiences may find now; one query."""
    rows = [
        source.found_by(audiences)
        .filter(pk__in=pks)
        .prefetch_related(None)
        .order_by()
        .values_list(Value(source.type, CharField()), Cast("pk", CharField()))
        for source, pks in _wanted(hits)
    ]
    found = set(rows[0].union(*rows[1:], all=True)) if rows else set()
    return (Item(hit, _label(hit)) for hit in hits if hit.identity in found)


def _wanted(hits: Sequence[SearchHit]) -> Iterator[tuple[registry.Source, list[str]]]:
    """The sources of hits, each with primary keys."""
    wanted: dict[str, list[str]] = {}
    for hit in hits:
        label, pk = hit.identity
        wanted.setdefault(label, []).append(pk)
    for label, pks in wanted.items():
        if source := registry.source_of(label):
            yield source, pks


def _label(hit: SearchHit) -> registry.Label:
    source = registry.source_of(hit.type)
    return source.label if source else ""


@dataclass(slots=True)
class Listing:
    """Everything that a template needs to show an answer."""

    asked: Asked
    results: SearchResults
    items: tuple[Any, ...]
    page: Page
    orders: Mapping[str, registry.Label]

    @classmethod
    def of(
        cls,
        parameters: QueryDict,
        *,
        types: Sequence[str] = (),
        facets: Sequence[str | registry.Facet] = (),
        size: int = 10,
        language: str = "",
        audiences: Audiences = (PUBLIC,),
        orders: Mapping[str, registry.Label] = ORDERS,
        items: Show = with_objects,
        otherwise: Callable[[SearchQuery], SearchResults] = fallback.answer,
    ) -> Listing:
        """Ask in `language`, by default the active one. A page beyond the end becomes the last.

        `orders`: names of orders to labels, the best match first, then the usual one without
        words. `items` makes what is listed of the hits; `otherwise` answers while the engine
        is down.
        """
        asked = ask(parameters, facets, types, usual=list(orders)[1])
        language = language or (get_language() or "")[:2]
        query = replace(asked.query(language, types, size), audiences=audiences)
        results = find(query, otherwise)
        page = _page(results.total, size, asked.page)
        if page.number != asked.page:
            results = find(replace(query, offset=(page.number - 1) * size), otherwise)
        return cls(asked, results, tuple(items(results.hits, audiences)), page, orders)

    @property
    def total(self) -> int:
        return self.results.total

    @property
    def facets(self) -> list[FacetGroup]:
        groups = (_group(choice, self.results) for choice in self.asked.choices)
        return [group for group in groups if group.options]

    @property
    def active(self) -> list[Link]:
        """The filters in force; each link leads to the list without it."""
        return [
            Link(choice.labels[value], self.asked.address(**{choice.name: _without(choice, value)}))
            for choice in self.asked.choices
            for value in choice.chosen
        ]

    @property
    def clear_url(self) -> str:
        return self.asked.address(**{choice.name: () for choice in self.asked.choices})

    @property
    def sorts(self) -> list[Link]:
        """Orders on offer; without words there is no best match."""
        offered = list(self.orders) if self.asked.text else list(self.orders)[1:]
        current = self.asked.order
        return [
            Link(self.orders[name], self._sort_address(name), name == current) for name in offered
        ]

    @property
    def exact_url(self) -> str:
        """The words exactly as typed."""
        return self.asked.address(exact="1")

    @property
    def whole_url(self) -> str:
        """The same words without filters."""
        return self.asked.address(**{choice.name: () for choice in self.asked.choices})

    def _sort_address(self, name: str) -> str:
        return self.asked.address(**{SORT: "" if name == RELEVANCE else name})


def _page(total: int, size: int, number: int) -> Page:
    """Django's page object, for the pagination component; the items stand elsewhere."""
    reachable = min(total, MAX_OFFSET + size)
    return Paginator(range(reachable), size).get_page(number)


def _group(choice: Choice, results: SearchResults) -> FacetGroup:
    """Without counts every value is on offer."""
    counts = results.facets.get(choice.indexed)
    options = [
        Option(value, label, None if counts is None else counts.get(value, 0), is_chosen)
        for value, label in choice.labels.items()
        if (is_chosen := value in choice.chosen) or counts is None or value in counts
    ]
    if not choice.is_ordered:
        options.sort(key=lambda option: (-(option.count or 0), str(option.label)))
    return FacetGroup(choice.name, choice.label, tuple(options))


def _without(choice: Choice, value: str) -> tuple[str, ...]:
    return tuple(chosen for chosen in choice.chosen if chosen != value)
