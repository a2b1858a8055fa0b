"""What a request asks: any query string becomes a sensible `SearchQuery`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from search import registry
from search.documents import MAX_OFFSET, NEWEST, RELEVANCE, SORTS, SearchQuery
from search.plan import MOST_CHARACTERS
from search.registry import Facet, Label

TYPE = "type"
TEXT, PAGE, SORT, EXACT = "q", "page", "sort", "exact"


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet on offer: its labels in the active language, and what the reader chose."""

    name: str
    label: Label
    labels: Mapping[str, Label]
    chosen: tuple[str, ...]
    indexed: str
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A parsed query string. Unknown values are left out, never an error.

    `sort` is what was asked for; without words there is no best match, and `usual` holds.
    """

    text: str = ""
    page: int = 1
    sort: str = RELEVANCE
    usual: str = NEWEST
    exact: bool = False
    choices: tuple[Choice, ...] = field(default_factory=tuple)

    def query(self, language: str, types: Sequence[str], size: int) -> SearchQuery:
        return SearchQuery(
            text=self.text,
            language=language,
            types=tuple(types),
            facets={choice.indexed: choice.chosen for choice in self.choices if choice.chosen},
            count=tuple(choice.indexed for choice in self.choices),
            sort=self.order,
            offset=(self.page - 1) * size,
            size=size,
            exact=self.exact,
        )

    def address(self, **changes: object) -> str:
        """The query string, `changes` applied; facets are given as sequences of values."""
        pairs: dict[str, object] = {
            TEXT: self.text,
            **{choice.name: choice.chosen for choice in self.choices},
            SORT: self.kept_sort,
            EXACT: "1" if self.exact else "",
            **changes,
        }
        return "?" + urlencode({name: value for name, value in pairs.items() if value}, doseq=True)

    @property
    def order(self) -> str:
        """The order in force."""
        return self.usual if self.sort == RELEVANCE and not self.text else self.sort

    @property
    def kept_sort(self) -> str:
        """As addresses and forms carry it: nothing where it goes without saying."""
        return "" if self.sort == RELEVANCE else self.sort

    @property
    def is_empty(self) -> bool:
        """Neither words nor filters: the whole list."""
        return not self.text and not self.is_anything_chosen

    @property
    def is_first(self) -> bool:
        """Words and nothing else: what people ask before they filter, sort and turn pages."""
        is_plain = not self.is_anything_chosen and not self.exact and self.page == 1
        return bool(self.text) and is_plain and self.sort == RELEVANCE

    @property
    def is_anything_chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


def ask(
    parameters: QueryDict,
    facets: Sequence[str | Facet],
    types: Sequence[str] = (),
    usual: str = NEWEST,
) -> Asked:
    """Read a query string; `facets`, named as registered or of the list's own, are offered in
    this order."""
    sort = parameters.get(SORT, RELEVANCE)
    return Asked(
        text=clean(parameters.get(TEXT, "")),
        page=_page(parameters.get(PAGE, "")),
        sort=sort if sort in SORTS else RELEVANCE,
        exact=bool(parameters.get(EXACT)),
        usual=usual,
        choices=tuple(_choice(_facet(each, types), parameters) for each in facets),
    )


def clean(text: str) -> str:
    """Typed text without control characters, of a length that can be shown again."""
    printable = "".join(char if char.isprintable() else " " for char in text[:MOST_CHARACTERS])
    return printable.strip()


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return max(1, min(number, MAX_OFFSET))


def _choice(facet: Facet, parameters: QueryDict) -> Choice:
    labels = facet.labels()
    asked = dict.fromkeys(parameters.getlist(facet.name))
    chosen = tuple(value for value in asked if value in labels)
    indexed = facet.indexed or facet.name
    return Choice(facet.name, facet.label, labels, chosen, indexed, facet.is_ordered)


def _facet(each: str | Facet, types: Sequence[str]) -> Facet:
    if isinstance(each, Facet):
        return each
    if each == TYPE:
        names = {source.type: source.label for source in registry.sources(types)}
        return Facet(TYPE, registry.TYPE_LABEL, lambda: names)
    return registry.facet(each) or Facet(each, each, dict)
