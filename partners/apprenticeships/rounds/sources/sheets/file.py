"""A spreadsheet as a source: all its sheets, every bad cell, and a receipt of what was left out."""

from collections import Counter
from collections.abc import Callable, Collection
from functools import cache, cached_property
from pathlib import Path

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from home.sheets import words
from home.sheets.book import MEGABYTE, Book, Limits, open_path
from home.sheets.problems import FileRefused
from home.sheets.reader import Contents, read_tables
from partners.apprenticeships.rounds.languages import read_in_time
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.checks import one_code
from partners.apprenticeships.rounds.sources.problems import Problem, Text, told
from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
from partners.apprenticeships.rounds.sources.sheets.columns import Lookups
from partners.apprenticeships.rounds.sources.sheets.rows import (
    RowReader,
    SheetOrigin,
    Values,
    problem_of,
    table_of,
)
from partners.apprenticeships.rounds.sources.source import Entry, Handed, Progress, Row
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.rows import ApplicationRow, BatchRow

LIMITS = Limits(size=500 * MEGABYTE, unpacked=4000 * MEGABYTE, cells=50_000_000)
"""Of files on the server's own disk: a whole country's applications."""

EVERY = 1000
"""Rows between two calls of ``progress``."""

BATCHES, APPLICATIONS = "batches", "applications"
_HOLDS = {
    BATCHES: _("holds applications, not batches"),
    APPLICATIONS: _("holds batches, not applications"),
}


class SheetFile:
    """One file with batches, with applications, or (``has_both``) with sheets of both."""

    def __init__(
        self,
        path: Path,
        vocabulary: Vocabulary,
        *,
        has_both: bool = False,
        progress: Progress = lambda name, rows: None,
    ) -> None:
        self.path, self.has_both, self.progress = path, has_both, progress
        look = Lookups(vocabulary)
        self.sheets = {BATCHES: batch_sheet(look), APPLICATIONS: application_sheet(look)}

    def batches(self) -> Handed[BatchRow]:
        hosts: dict[str, str] = {}
        offers: dict[str, str] = {}

        def entry(values: Values, origin: SheetOrigin) -> Entry[BatchRow]:
            for names, field in ((hosts, "host_name"), (offers, "offer")):
                _name(names, values["id"], values.pop(field))
            return Entry(BatchRow(**values), origin)

        return self._handed(BATCHES, (), entry, Names(hosts=hosts, offers=offers))

    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        as_written = _Codes(codes)
        cooperatives: dict[str, str] = {}

        def entry(values: Values, origin: SheetOrigin) -> Entry[ApplicationRow]:
            _name(cooperatives, values["id"], values.pop("name"))
            values["choices"] = tuple(map(as_written.of, values["choices"]))
            locked, is_graded = as_written.of(values.pop("locked")), values["tier"] is not None
            values["tier"] = values["tier"] or 0
            return Entry(ApplicationRow(**values), origin, locked, is_graded)

        return self._handed(APPLICATIONS, codes, entry, Names(cooperatives=cooperatives))

    def _handed(
        self,
        wanted: str,
        codes: Collection[str],
        entry: Callable[[Values, SheetOrigin], Entry[Row]],
        names: Names,
    ) -> Handed[Row]:
        """``names`` are those that ``entry`` fills, row by row."""
        try:
            found = self._contents(codes)
        except (FileRefused, OSError) as error:
            return Handed(entries=[], problems=[self._refused(error)])
        wrong = [problem_of(self._source(e.sheet), e, self.sheets[wanted]) for e in found.errors]
        if not self.has_both and found.rows[_other(wanted)]:
            swapped = found.rows[_other(wanted)][0]
            right = _("batches first, then applications")
            wrong = [self._problem(self._source(swapped.sheet), _HOLDS[wanted], right)]
        elif not found.rows[wanted] and not wrong:
            wrong = [self._problem(self.path.name, _("has no rows"), _("a row for each"))]
        if wrong:
            return Handed(entries=[], problems=wrong, receipt=found.receipt)
        reader = RowReader(self.sheets[wanted], self._source)
        entries = []
        for at, (values, origin) in enumerate(reader.read(found.rows[wanted]), 1):
            entries.append(entry(values, origin))
            if at % EVERY == 0:
                self.progress(self.path.name, at)
        return Handed(entries=entries, names=names, problems=reader.problems, receipt=found.receipt)

    def _contents(self, codes: Collection[str]) -> Contents:
        tables = [
            table_of(self.sheets[name], name, codes if name == APPLICATIONS else ())
            for name in (BATCHES, APPLICATIONS)
        ]
        return read_tables(self._book, tables)

    @cached_property
    def _book(self) -> Book:
        return open_path(self.path, LIMITS)

    def _source(self, sheet: str) -> str:
        return self.path.name if sheet == self.path.name else f"{self.path.name} › {sheet}"

    def _refused(self, error: FileRefused | OSError) -> Problem:
        if isinstance(error, FileRefused):
            text: Text = lazy(lambda: words.file_text(error, str), str)()
            return Problem(self.path.name, 0, -1, "", "", text)
        right = format_lazy(_("a file ({reason})"), reason=error.strerror)
        return self._problem(self.path.name, _("the file cannot be opened"), right)

    @staticmethod
    def _problem(source: str, reason: Text, right: Text) -> Problem:
        return Problem(source, 0, -1, "", "", told("", reason, right))


def name_of_column(key: str) -> str:
    """What a column of either table is called, in the language in which it is read."""
    return str(_headings().get(key, key))


@cache
def _headings() -> dict[str, Text]:
    look = Lookups(Vocabulary())
    columns = (*batch_sheet(look).columns, *application_sheet(look).columns)
    return {column.field: read_in_time(column.heading) for column in columns}


class _Codes:
    """Codes that are spelt otherwise only become those of the batches."""

    def __init__(self, codes: Collection[str]) -> None:
        counts = Counter(map(one_code, codes))
        self.known = {code: code for code in ("", *codes)}
        self.code_of = {one_code(c): c for c in codes if counts[one_code(c)] == 1}

    def of(self, typed: str) -> str:
        """The batch's own text, so that a country's choices are no texts of their own."""
        known = self.known.get(typed)
        return self.code_of.get(one_code(typed), typed) if known is None else known


def _other(wanted: str) -> str:
    return APPLICATIONS if wanted == BATCHES else BATCHES


def _name(names: dict[str, str], of: str, name: str) -> None:
    if name:
        names[of] = name
