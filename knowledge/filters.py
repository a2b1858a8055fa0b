"""What a reader filters the library by, as a value that is also an address. Pure.

Names and codes in the address are the same in both languages, so that a shared address
means the same to everybody. Odd input is dropped, never an error.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from search.documents import BY_TITLE, NEWEST, POPULAR, RELEVANCE

FACETS = (
    "challenge",
    "unit",
    "stage",
    "kind",
    "path",
    "sector",
    "competency",
    "country",
    "language",
)
SORTS = (RELEVANCE, NEWEST, POPULAR, BY_TITLE)
LONGEST_TEXT = 300
MOST_VALUES = 20  # per facet
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}")
_PAGE = re.compile(r"[1-9][0-9]{0,4}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Filters:
    """`chosen` maps a facet to the codes ticked in it; within a facet any of them will do."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    is_exact: bool = False

    @property
    def order(self) -> str:
        """The order in force: by relevance for words, else the most tested first."""
        usual = RELEVANCE if self.text else POPULAR
        return usual if self.sort in ("", RELEVANCE) else self.sort

    @property
    def count(self) -> int:
        """How many filters are in force, the words not counted."""
        return sum(len(values) for values in self.chosen.values())

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.chosen

    @property
    def is_first(self) -> bool:
        """Words and nothing else: what people ask before they filter, sort and turn pages."""
        return self == Filters(self.text) and bool(self.text)

    @property
    def query(self) -> str:
        """The canonical query string, without "?"; empty for the whole library."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("exact", "1")] if self.is_exact and self.text else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return urlencode(pairs)

    @property
    def address(self) -> str:
        """Relative to the library's own address."""
        return f"?{self.query}"

    def without(self, name: str, value: str) -> "Filters":
        """The same filters with one of them removed, from the first page."""
        left = tuple(code for code in self.chosen.get(name, ()) if code != value)
        others = {key: codes for key, codes in self.chosen.items() if key != name}
        return replace(self, chosen={**others, name: left} if left else others, page=1)

    def without_text(self) -> "Filters":
        sort = "" if self.sort == RELEVANCE else self.sort
        return replace(self, text="", is_exact=False, sort=sort, page=1)

    def exactly(self) -> "Filters":
        """The words as typed: no corrections, no synonyms."""
        return replace(self, is_exact=True, page=1)

    def sorted_by(self, sort: str) -> "Filters":
        return replace(self, sort=sort, page=1)


def parse(params: Mapping[str, Iterable[str]]) -> Filters:
    """`params` maps each name of the query string to all its values."""
    chosen = {name: _codes(params.get(name, ())) for name in FACETS}
    text = _words(_first(params, "q"))
    sort = _first(params, "sort")
    page = _first(params, "page")
    return Filters(
        text=text,
        chosen={name: codes for name, codes in chosen.items() if codes},
        sort=sort if sort in SORTS else "",
        page=int(page) if _PAGE.fullmatch(page) else 1,
        is_exact=bool(text) and _first(params, "exact") == "1",
    )


def _first(params: Mapping[str, Iterable[str]], name: str) -> str:
    return next(iter(params.get(name, ())), "")


def _words(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text[: LONGEST_TEXT * 4]).split())[:LONGEST_TEXT].strip()


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    codes = dict.fromkeys(value for value in values if _CODE.fullmatch(value))
    return tuple(codes)[:MOST_VALUES]
