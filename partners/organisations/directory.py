"""Lists that people narrow down: facets with counts, removable filters, addresses to share.

A facet costs one query, whatever the number of rows. Its counts stand under the filters of
all *other* facets, so that a second value of the same facet shows what it would add.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from home import odd_rows
from home.cache import shelf

T = TypeVar("T")
MOST_VALUES = 20
LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list by the values at `path`.

    `label_path` leads to the label in the same row; otherwise `label_of` names a value.
    `values` translates a word of the address to what the database holds. `most` keeps a long
    facet light: the most frequent options, and those that are chosen.
    """

    name: str
    label: str | Promise
    path: str
    label_path: str = ""
    label_of: Callable[[Any], Any] = str
    values: dict[str, Any] | None = None
    most: int = 100

    @property
    def columns(self) -> list[str]:
        return [self.path, self.label_path] if self.label_path else [self.path]

    def stored(self, word: str) -> Any:
        return word if self.values is None else self.values.get(word)

    def word(self, stored: object) -> str | None:
        if self.values is None:
            return None if stored in (None, "") else str(stored)
        return next((word for word, value in self.values.items() if value == stored), None)


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter that is no facet: words, dates, numbers. `names` are its parameters."""

    names: tuple[str, ...]
    label: str | Promise
    q: Q


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    name: str
    label: str | Promise
    options: list[Option]


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    label: str | Promise
    url: str


class Directory:
    """One reader's view of `queryset`, narrowed by the parameters of the address."""

    def __init__(
        self,
        queryset: QuerySet,
        facets: Sequence[Facet],
        params: QueryDict,
        conditions: Iterable[Condition] = (),
    ) -> None:
        self.queryset = queryset
        self.facet_list = facets
        self.params = params
        self.conditions = list(conditions)
        self.chosen = {facet.name: _words(params, facet.name) for facet in facets}

    @property
    def results(self) -> QuerySet:
        return self._narrowed()

    @cached_property
    def facets(self) -> list[FacetCounts]:
        """Every facet with its options, most frequent first; every page of the list shares them."""
        return self.kept("facets", lambda: [self._counts(facet) for facet in self.facet_list])

    @cached_property
    def active(self) -> list[ActiveFilter]:
        """The filters in force; each address is the list without that one."""
        labels = {
            (facet.name, option.value): option.label
            for facet in self.facets
            for option in facet.options
        }
        chosen = [
            ActiveFilter(labels.get((name, word), word), self._without_word(name, word))
            for name, words in self.chosen.items()
            for word in words
        ]
        return chosen + [
            ActiveFilter(condition.label, self._without(condition.names))
            for condition in self.conditions
        ]

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What depends on the filters alone, kept until public content changes."""
        asked = tuple((name, tuple(words)) for name, words in self.chosen.items())
        words = tuple((one.names, *map(self.params.get, one.names)) for one in self.conditions)
        model = self.queryset.model
        return shelf.kept((model, name, asked, words), make)

    def first_kept(self, number: str | None, order: str, read: Callable[[], Page]) -> Page:
        """The page that `read` gives; the first of what was not searched is kept, in each order."""
        if number or self.conditions:
            return read()
        return self.kept(f"first page, {order}", read)

    def options(self, name: str) -> list[Option]:
        return next(facet.options for facet in self.facets if facet.name == name)

    def _narrowed(self, leaving_out: str = "") -> QuerySet:
        narrowed = self.queryset
        for condition in self.conditions:
            narrowed = narrowed.filter(condition.q)
        for facet in self.facet_list:
            words = self.chosen[facet.name]
            if words and facet.name != leaving_out:
                stored = [facet.stored(word) for word in words]
                # A subquery, because a join would repeat rows that have two of the values.
                rows = self.queryset.order_by().filter(**{f"{facet.path}__in": stored})
                narrowed = narrowed.filter(pk__in=rows.values("pk"))
        return narrowed

    def _counts(self, facet: Facet) -> FacetCounts:
        chosen = self.chosen[facet.name]
        rows, narrowed = self.queryset.order_by(), self._narrowed(leaving_out=facet.name)
        if narrowed is not self.queryset:
            rows = rows.filter(pk__in=narrowed.order_by().values("pk"))
        counted = rows.values_list(*facet.columns).annotate(n=Count("pk", distinct=True))
        # A value that has no word here, of an odd record, is no choice.
        found, _odd = odd_rows.shown(counted, lambda row: self._option(facet, row, chosen))
        options = [option for option in found if option is not None]
        options.sort(key=lambda option: (-option.count, option.label))
        shown = options[: facet.most]
        shown += [option for option in options[facet.most :] if option.selected]
        return FacetCounts(facet.name, facet.label, shown + self._without_results(facet, shown))

    def _without_results(self, facet: Facet, shown: list[Option]) -> list[Option]:
        """What is chosen although, with the other filters, nothing has it: it can be given up."""
        chosen, there = self.chosen[facet.name], {option.value for option in shown}
        stored = [facet.stored(word) for word in chosen if word not in there]
        if not stored:
            return []
        of_all = self.queryset.order_by().filter(**{f"{facet.path}__in": stored})
        rows = of_all.values_list(*facet.columns).distinct()
        named = [self._option(facet, (*row, 0), chosen) for row in rows]
        return [option for option in named if option is not None and option.value not in there]

    def _option(self, facet: Facet, row: tuple[Any, ...], chosen: Collection[str]) -> Option | None:
        word = facet.word(row[0])
        if word is None:
            return None
        return Option(word, str(self._label(facet, row)), row[-1], word in chosen)

    def _label(self, facet: Facet, row: tuple[Any, ...]) -> Any:
        return row[1] if facet.label_path else facet.label_of(row[0])

    def _without_word(self, name: str, word: str) -> str:
        params = self.params.copy()
        params.setlist(name, [other for other in params.getlist(name) if other != word])
        return _address(params)

    def _without(self, names: Iterable[str]) -> str:
        params = self.params.copy()
        for name in names:
            params.pop(name, None)
        return _address(params)


def page_of(rows: QuerySet, number: str | None, size: int) -> Page:
    """One page of public `rows`, which bring what their cards show.

    Reads which they are; what they hold is kept until public content changes, so treat them
    as read-only.
    """
    keys = rows.prefetch_related(None).select_related(None).values_list("pk", flat=True)
    page = Paginator(keys, size).get_page(number)
    wanted = [(rows.model, pk) for pk in page.object_list]
    found = shelf.kept_each(wanted, lambda missing: read_cards(rows, missing))
    page.object_list = [found[key] for key in wanted if key in found]
    return page


def read_cards(
    rows: QuerySet, keys: list[tuple[type[Model], int]]
) -> dict[tuple[type[Model], int], Model]:
    """Rows with what their cards show, by model and key."""
    return {(rows.model, row.pk): row for row in rows.filter(pk__in=[pk for _, pk in keys])}


def _address(params: QueryDict) -> str:
    params.pop("page", None)
    return f"?{params.urlencode()}"


def _words(params: QueryDict, name: str) -> list[str]:
    """The values of one parameter, without what no record can hold."""
    words = dict.fromkeys(params.getlist(name))
    usable = [w for w in words if 0 < len(w) <= LONGEST_VALUE and "\x00" not in w]
    return usable[:MOST_VALUES]
