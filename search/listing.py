"""A list of hits for a page: results, objects, facets, sorting, pages.

Used by the search page and by any index page of its own:
`Listing.of(request.GET, types=("knowledge.toolpage",), facets=("sector",), size=12)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from search import registry
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
    SearchResults,
)
from search.finding import find

SORT_LABELS: dict[str, Promise] = {
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
    is_open: bool


@dataclass(frozen=True, slots=True)
class Link:
    label: registry.Label
    url: str
    is_current: bool = False


@dataclass(slots=True)
class Listing:
    """Everything that a template needs to show an answer."""

    asked: Asked
    results: SearchResults
    items: tuple[Item, ...]
    page: Page

    @classmethod
    def of(
        cls,
        parameters: QueryDict,
        *,
        types: Sequence[str] = (),
        facets: Sequence[str] = (),
        size: int = 10,
        with_objects: bool = True,
        audiences: Audiences = (PUBLIC,),
    ) -> Listing:
        """Ask in the active language. A page beyond the end becomes the last one.

        Without objects the hits are only checked to be public still: one query for all kinds.
        """
        asked = ask(parameters, facets, types)
        language = (get_language() or "")[:2]
        query = replace(asked.query(language, types, size), audiences=audiences)
        results = find(query)
        page = _page(results.total, size, asked.page)
        if page.number != asked.page:
            results = find(replace(query, offset=(page.number - 1) * size))
        shown = _with_objects if with_objects else _still_there
        items = shown(results.hits, audiences)
        return cls(asked, results, tuple(items), page)

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
        orders = list(SORT_LABELS) if self.asked.text else list(SORT_LABELS)[1:]
        current = self.asked.sort
        current = NEWEST if current == RELEVANCE and not self.asked.text else current
        return [
            Link(SORT_LABELS[name], self._sort_address(name), name == current) for name in orders
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


def _with_objects(hits: Sequence[SearchHit], audiences: Audiences) -> Iterator[Item]:
    """Hits whose object these audiences may find now, with it; one query for each kind."""
    found: dict[tuple[str, str], Any] = {}
    for source, pks in _wanted(hits):
        rows = source.rows(source.found_by(audiences)).filter(pk__in=pks).order_by()
        found.update(((source.type, str(row.pk)), row) for row in rows)
    for hit in hits:
        if row := found.get(hit.identity):
            yield Item(hit, _label(hit), row)


def _still_there(hits: Sequence[SearchHit], audiences: Audiences) -> Iterator[Item]:
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


def _group(choice: Choice, results: SearchResults) -> FacetGroup:
    counts = {} if results.degraded else results.facets.get(choice.name, {})
    options = [
        Option(
            value,
            label,
            None if results.degraded else counts.get(value, 0),
            value in choice.chosen,
        )
        for value, label in choice.labels.items()
        if value in counts or value in choice.chosen or results.degraded
    ]
    options.sort(key=lambda option: (-(option.count or 0), str(option.label)))
    hidden = any(option.selected for option in options[6:])
    return FacetGroup(choice.name, choice.label, tuple(options), hidden)


def _without(choice: Choice, value: str) -> tuple[str, ...]:
    return tuple(chosen for chosen in choice.chosen if chosen != value)
