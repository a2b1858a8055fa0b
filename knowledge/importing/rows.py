"""The rows of either table: what they say, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from home.intake import learning
from home.sheets.apart import open_apart
from home.sheets.book import Book, Limits
from home.sheets.columns import Columns
from home.sheets.problems import CellError, CellRefused
from home.sheets.reader import Row, read_tables
from home.sheets.receipt import Receipt
from home.sheets.values import comparable
from knowledge import languages
from knowledge.enums import Kind, Outcome, Strength
from knowledge.importing.columns import EVIDENCE, TABLES, TERMS, TOOLS
from knowledge.importing.problems import Problem
from knowledge.models import Evidence, ToolPage
from partners.agreements.importing.problems import Problem as Shared
from partners.agreements.importing.reading import RowReader
from partners.agreements.importing.registers import Index, Registers, terms, words

LIMITS = Limits(cells=500_000)
PLAIN = (
    *("title", "summary", "audience", "effort", "people", "licence", "source", "source_url"),
    *("original_url", "archive_url", "translation_url"),
)
OF_TEST = ("place", "tested_by", "scale", "result", "source", "source_url", "archive_url")
YEARS = (1900, 2100)
Origin = tuple[int | None, str]
"""Key of an organisation, or a country."""


@dataclass(frozen=True)
class Source:
    tools: list[Row]
    tests: list[Row]
    errors: list[CellError]
    receipt: Receipt

    @cached_property
    def columns(self) -> Columns:
        return Columns([*self.tools, *self.tests])


def open_list(content: bytes, name: str) -> Book:
    """All sheets of a file. Raises FileRefused."""
    return open_apart(content, name, LIMITS)


def read_book(book: Book, fixed: learning.Fixed | None = None) -> Source:
    """Raises FileRefused."""
    found = read_tables(book, learning.layouts(TABLES, fixed))
    found.refuse_unusable()
    return Source(found.rows[TOOLS.name], found.rows[EVIDENCE.name], found.errors, found.receipt)


@dataclass(frozen=True, slots=True)
class Entry:
    """A tool without errors; `known` is the key of the page that it names, `terms` keys by field,
    `given` and `dashed` the columns in which something, or a dash, stands.
    """

    sheet: str
    row: int
    slug: str
    known: int | None
    fields: Mapping[str, Any]
    terms: Mapping[str, tuple[int, ...]]
    origins: tuple[Origin, ...]
    given: frozenset[str]
    dashed: frozenset[str]

    @property
    def title(self) -> str:
        return str(self.fields["title"])

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Test:
    """A test without errors: of the tool in a row of the list, or of a known one."""

    sheet: str
    row: int
    listed: tuple[str, int] | None
    known: int | None
    fields: Mapping[str, Any]

    @property
    def key(self) -> tuple[object, ...]:
        return self.listed, self.known, *test_key(self.fields)


def test_key(fields: Mapping[str, Any]) -> tuple[object, ...]:
    """How a test is known again."""
    texts = (comparable(fields.get(name) or "") for name in ("place", "tested_by"))
    return fields["country"], fields.get("year"), *texts


class ToolRegisters(Registers):
    """What the words of a list of tools mean."""

    @cached_property
    def kinds(self) -> Index:
        return words((kind, kind.label) for kind in Kind)

    @cached_property
    def outcomes(self) -> Index:
        return words((outcome, outcome.label) for outcome in Outcome)

    @cached_property
    def strengths(self) -> Index:
        return Index(
            (strength, (str(strength.value), *_before_colon(strength))) for strength in Strength
        )

    @cached_property
    def languages(self) -> Index:
        return words((_Code(code), name) for code, name in languages.CHOICES)

    @cached_property
    def of_terms(self) -> dict[str, Index]:
        return {key: terms(model) for key, model in TERMS.items()}


@dataclass(frozen=True)
class _Code:
    value: str


def _before_colon(strength: Strength) -> list[str]:
    from django.conf import settings
    from django.utils import translation

    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            label = str(strength.label)
            found += [label, label.split(":")[0]]
    return found


class _YearReader(RowReader):
    def _check_year(self) -> None:
        year = self.values["year"]
        if year is not None and not YEARS[0] <= year <= YEARS[1]:
            self.error("year", Shared.NOT_ACCEPTED, f"{YEARS[0]}–{YEARS[1]}")


class ToolReader(_YearReader):
    table = TOOLS
    words = frozenset({"kind", "original_language"})
    registers: ToolRegisters

    def entry(self, known: Mapping[str, int]) -> Entry | None:
        """None when a cell that everything hangs on is wrong; see `errors`."""
        kind = self.meaning("kind", lambda: self.registers.kinds)
        original = self.meaning("original_language", lambda: self.registers.languages)
        found = self.meanings("languages", lambda: self.registers.languages)
        several = {
            key: self.meanings(key, lambda key=key: self.registers.of_terms[key])  # type: ignore[misc]
            for key in TERMS
        }
        origins = self._origins()
        if kind is None or self.values["title"] is None or self.values["summary"] is None:
            return None
        slug = self.values["slug"] or ""
        fields = {name: self.values[name] or "" for name in PLAIN} | {
            "kind": kind.value,
            "original_language": original.value if original else "",
            "languages": [code.value for code in found],
            "effort_minutes": self.values["effort_minutes"],
            "year": self.values["year"],
        }
        self.check_fields(ToolPage(**fields, slug=slug), [*fields, *(["slug"] if slug else [])])
        self._check_year()
        key = slug or f"title {comparable(fields['title'])}"
        return Entry(
            self.row.sheet, self.row.number, slug, known.get(key), fields, several, origins,
            self.given, self.dashed,
        )  # fmt: skip

    def _origins(self) -> tuple[Origin, ...]:
        found: list[Origin] = []
        for name in self.values["origins"] or ():
            try:
                found.append((self.registers.organisation(name), ""))
            except CellRefused as refusal:
                if comparable(name) in self.registers.countries.records:
                    found.append((None, self.registers.countries.get(name)))
                else:
                    self.error("origins", refusal.problem, *refusal.more)
        return tuple(dict.fromkeys(found))


class TestReader(_YearReader):
    table = EVIDENCE
    words = frozenset({"outcome", "strength"})
    registers: ToolRegisters

    def test(
        self, listed: Mapping[str, Entry | None], places: Mapping[str, tuple[str, int]],
        known: Mapping[str, int],
    ) -> Test | None:  # fmt: skip
        """`listed`: the tools of the list by title and address, None for one that is wrong."""
        country = self.meaning("country", lambda: self.registers.countries)
        outcome = self.meaning("outcome", lambda: self.registers.outcomes)
        strength = self.meaning("strength", lambda: self.registers.strengths)
        name = self.values["tool"]
        if name is None or country is None:
            return None
        title = f"title {comparable(name)}"
        key = next((each for each in (name, title) if each in listed), "")
        page = known.get(name) or known.get(title)
        if not key and page is None:
            self.error("tool", Problem.NO_SUCH_TOOL, name)
            return None
        entry = listed.get(key)
        page = entry.known if entry else (None if key else page)
        fields = {each: self.values[each] or "" for each in OF_TEST} | {
            "country": country,
            "year": self.values["year"],
            "outcome": (outcome or Outcome.UNKNOWN).value,
            "strength": (strength or Strength.UNKNOWN).value,
        }
        self.check_fields(Evidence(**fields), fields)
        self._check_year()
        listed_at = places[key] if key and page is None else None
        return Test(self.row.sheet, self.row.number, listed_at, page, fields)
