"""What importing a list of tools would do: new drafts, known tools that it says otherwise about."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from home.access import Actor
from home.sheets.problems import CellError
from home.sheets.reader import Row
from home.sheets.receipt import Receipt
from home.sheets.values import comparable, text_of
from knowledge.importing.columns import TERMS
from knowledge.importing.problems import Problem
from knowledge.importing.rows import (
    PLAIN,
    Entry,
    Source,
    Test,
    TestReader,
    ToolReader,
    ToolRegisters,
    test_key,
)
from knowledge.library import MAIN
from knowledge.models import ToolPage

NUMBERS = ("effort_minutes", "year")
ROWS = "evidence"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a tool, `before` and `after` as they are stored; of ROWS, tests to add."""

    column: str
    before: Any
    after: Any
    empties: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A known tool that the list says otherwise about. `elsewhere`: only in its form. `version`:
    the one that the changes are added to. `hurdle`: it cannot be changed now.
    """

    page: int
    sheet: str
    row: int
    title: str
    version: int | None
    changes: tuple[Change, ...]
    elsewhere: tuple[Change, ...]
    draft_by: str = ""
    hurdle: bool = False

    @property
    def key(self) -> str:
        return f"tool-{self.page}"

    @property
    def may_be_chosen(self) -> bool:
        return bool(self.changes) and not self.hurdle


@dataclass(frozen=True, slots=True)
class Plan:
    entries: tuple[Entry, ...]
    tests: tuple[Test, ...]
    errors: tuple[CellError, ...]
    receipt: Receipt
    updates: tuple[Update, ...] = ()

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.known is None]

    @property
    def choosable(self) -> list[Update]:
        return [update for update in self.updates if update.may_be_chosen]

    def tests_of(self, entry: Entry) -> list[Test]:
        return [test for test in self.tests if test.listed == entry.place]

    @property
    def fingerprint(self) -> str:
        """The same for a plan that would do the same."""
        facts = (self.receipt.fingerprint, self.entries, self.tests, self.updates, len(self.errors))
        plain = repr(facts).encode(errors="replace")
        return hashlib.sha256(plain).hexdigest()[:16]


def make(source: Source, *, by: Actor, today: date) -> Plan:
    """Read every row and compare with the library as it is."""
    registers, known = ToolRegisters(), _recorded()
    tools = [ToolReader(row, source, registers, today) for row in source.tools]
    listed: dict[str, Entry | None] = {}
    places: dict[str, tuple[str, int]] = {}
    entries = list(_entries(tools, known, listed, places))
    tests = [TestReader(row, source, registers, today) for row in source.tests]
    found = list(_tests(tests, listed, places, known))
    right = tuple(e for e, row in zip(entries, tools, strict=True) if e and not row.errors)
    kept = tuple(t for t, row in zip(found, tests, strict=True) if t and not row.errors)
    errors = (*source.errors, *(e for reader in [*tools, *tests] for e in reader.errors))
    return Plan(right, kept, errors, source.receipt, tuple(_updates(right, kept, by)))


def _recorded() -> dict[str, int]:
    """Tools of the library's own language by address and title, drafts too."""
    found: dict[str, int] = {}
    pages = ToolPage.objects.filter(locale__language_code=MAIN).order_by("-pk")
    for pk, slug, *titles in pages.values_list("pk", "slug", "title", "draft_title"):
        found |= {f"title {comparable(title)}": pk for title in titles if title}
        found[slug] = pk
    return found


def _entries(
    readers: Iterable[ToolReader],
    known: Mapping[str, int],
    listed: dict[str, Entry | None],
    places: dict[str, tuple[str, int]],
) -> Iterator[Entry | None]:
    first: dict[object, Row] = {}
    for reader in readers:
        entry = reader.entry(known)
        title = f"title {comparable(text_of(reader.row.value('title')))}"
        names = [name for name in (text_of(reader.row.value("slug")), title) if name]
        key = entry and (entry.known or entry.slug or title)
        if key and key in first:
            reader.error("title", Problem.SAME_TOOL, str(first[key].number))
        if key:
            first.setdefault(key, reader.row)
        for name in names:
            listed.setdefault(name, entry)
            places.setdefault(name, reader.row.place)
        yield entry


def _tests(
    readers: Iterable[TestReader],
    listed: Mapping[str, Entry | None],
    places: Mapping[str, tuple[str, int]],
    known: Mapping[str, int],
) -> Iterator[Test | None]:
    first: dict[object, Row] = {}
    for reader in readers:
        test = reader.test(listed, places, known)
        if test and test.key in first:
            reader.error("tool", Problem.SAME_TEST, str(first[test.key].number))
        if test:
            first.setdefault(test.key, reader.row)
        yield test


def _updates(entries: Iterable[Entry], tests: Iterable[Test], by: Actor) -> Iterator[Update]:
    """Of known tools, by row or by their tests alone."""
    said = {entry.known: entry for entry in entries if entry.known}
    of_page: dict[int, list[Test]] = {}
    for test in tests:
        if test.known:
            of_page.setdefault(test.known, []).append(test)
    pages = ToolPage.objects.select_related("latest_revision__user").in_bulk(
        [*said.keys(), *of_page.keys()]
    )
    for pk, page in pages.items():
        entry, revision = said.get(pk), page.latest_revision
        now = revision.content if revision else page.serializable_data()
        changes = [*_changes(entry, now)] if entry else []
        stored = {test_key(row) for row in now.get(ROWS) or ()}
        more = [t for t in of_page.get(pk, []) if test_key(t.fields) not in stored]
        changes += [Change(ROWS, (), tuple(_frozen(test) for test in more))] if more else []
        elsewhere = tuple(_elsewhere(entry, now)) if entry else ()
        if not (changes or elsewhere):
            continue
        place = entry or of_page[pk][0]
        draft = page.has_unpublished_changes and revision
        yield Update(
            pk, place.sheet, place.row, page.title, revision and revision.pk, tuple(changes),
            elsewhere, str(draft.user or "") if draft else "", not _is_open(page, by),
        )  # fmt: skip


def _is_open(page: ToolPage, by: Actor) -> bool:
    """Whether this person may save a version of it now: not while moderators have it."""
    may = page.permissions_for_user(by.person)
    return bool(may.can_edit() and not may.page_locked() and not page.workflow_in_progress)


def _frozen(test: Test) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(test.fields.items()))


def _changes(entry: Entry, now: Mapping[str, Any]) -> Iterator[Change]:
    for name in (*PLAIN, "kind", "original_language", *NUMBERS):
        before, after = now.get(name), entry.fields[name]
        same = text_of(before or "") == after if isinstance(after, str) else before == after
        if name in entry.given and not same:
            yield Change(name, before, after)
        elif name in entry.dashed and before and name not in {"title", "summary", "kind"}:
            yield Change(name, before, None if name in NUMBERS else "", empties=True)
    for name in ("languages", *TERMS):
        after = tuple(entry.fields[name] if name == "languages" else entry.terms[name])
        before = tuple(now.get(name) or ())
        if name in entry.given and set(after) != set(before):
            yield Change(name, before, after)
        elif name in entry.dashed and before:
            yield Change(name, before, (), empties=True)


def _elsewhere(entry: Entry, now: Mapping[str, Any]) -> Iterator[Change]:
    """Who made it: their order and their countries are for the form."""
    rows = now.get("origins") or ()
    stored = tuple((row.get("organisation"), row.get("country") or "") for row in rows)
    makers = [{key or country for key, country in each} for each in (stored, entry.origins)]
    if "origins" in entry.given and makers[0] != makers[1]:
        yield Change("origins", stored, entry.origins)
