"""What a request asks: any query string becomes a sensible `SearchQuery`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from search import registry
from search.documents import MAX_OFFSET, RELEVANCE, SORTS, SearchQuery
from search.plan import MOST_CHARACTERS
from search.registry import Label

TYPE = "type"
TEXT, PAGE, SORT, EXACT = "q", "page", "sort", "exact"


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet on offer: its labels in the active language, and what the reader chose."""

    name: str
    label: Label
    labels: Mapping[str, Label]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A parsed query string. Unknown values are left out, never an error."""

    text: str = ""
    page: int = 1
    sort: str = RELEVANCE
    exact: bool = False
    choices: tuple[Choice, ...] = field(default_factory=tuple)

    def query(self, language: str, types: Sequence[str], size: int) -> SearchQuery:
        return SearchQuery(
            text=self.text,
            language=language,
            types=tuple(types),
            facets={choice.name: choice.chosen for choice in self.choices if choice.chosen},
            count=tuple(choice.name for choice in self.choices),
            sort=self.sort,
            offset=(self.page - 1) * size,
            size=size,
            exact=self.exact,
        )

    def address(self, **changes: object) -> str:
        """The query string, `changes` applied; facets are given as sequences of values."""
        pairs: dict[str, object] = {
            TEXT: self.text,
            **{choice.name: choice.chosen for choice in self.choices},
            SORT: "" if self.sort == RELEVANCE else self.sort,
            EXACT: "1" if self.exact else "",
            **changes,
        }
        return "?" + urlencode({name: value for name, value in pairs.items() if value}, doseq=True)

    @property
    def is_first(self) -> bool:
        """Words and nothing else: what people ask before they filter, sort and turn pages."""
        is_plain = not self.is_anything_chosen and not self.exact and self.page == 1
        return bool(self.text) and is_plain and self.sort == RELEVANCE

    @property
    def is_anything_chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


def ask(parameters: QueryDict, facets: Sequence[str], types: Sequence[str] = ()) -> Asked:
    """Read a query string; `facets` are offered in this order."""
    sort = parameters.get(SORT, RELEVANCE)
    return Asked(
        text=clean(parameters.get(TEXT, "")),
        page=_page(parameters.get(PAGE, "")),
        sort=sort if sort in SORTS else RELEVANCE,
        exact=bool(parameters.get(EXACT)),
        choices=tuple(_choice(name, parameters, types) for name in facets),
    )


def clean(text: str) -> str:
    """Typed text without control characters, of a length that can be shown again."""
    printable = "".join(char if char.isprintable() else " " for char in text[:MOST_CHARACTERS])
    return printable.strip()


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return max(1, min(number, MAX_OFFSET))


def _choice(name: str, parameters: QueryDict, types: Sequence[str]) -> Choice:
    label, labels = _labels(name, types)
    chosen = tuple(value for value in dict.fromkeys(parameters.getlist(name)) if value in labels)
    return Choice(name, label, labels, chosen)


def _labels(name: str, types: Sequence[str]) -> tuple[Label, Mapping[str, Label]]:
    if name == TYPE:
        return registry.TYPE_LABEL, {s.type: s.label for s in registry.sources(types)}
    facet = registry.facet(name)
    return (facet.label, facet.labels()) if facet else (name, {})
