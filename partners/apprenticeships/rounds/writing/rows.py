"""Rows as cells that people can read, and that ``reading`` reads back to the same rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from home.sheets.writer import Cell
from partners.apprenticeships.rounds.languages import Language, in_both
from partners.apprenticeships.rounds.places import MODES, PROVINCE_TERMS, REACH_OF, REACHES
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.sheets.batch_columns import MOST_PEOPLE
from partners.apprenticeships.rounds.sources.sheets.columns import Sheet
from partners.apprenticeships.rounds.vocabulary import Terms, Vocabulary, name_of
from partners.matching.rows import ApplicationRow, BatchRow, Mode

YES_NO = {True: in_both(gettext_noop("yes")), False: in_both(gettext_noop("no"))}
_MODE_CODES = {Mode.ONSITE: "onsite", Mode.ONLINE: "online", Mode.ONSITE | Mode.ONLINE: "both"}
_REACH_CODES = {reach: code for code, reach in REACH_OF.items()}
Write = Callable[[Any], Cell]


def application_cells(
    sheet: Sheet,
    rows: Iterable[ApplicationRow],
    names: Names,
    locked: Mapping[str, str],
    words: Vocabulary,
    language: Language,
) -> Iterator[list[Cell]]:
    """One list of cells per application, in the order of the columns of ``sheet``."""
    write = _writers(words, language)
    for row in rows:
        extra = {"name": names.cooperatives.get(row.id, ""), "locked": locked.get(row.id, "")}
        yield _cells(sheet, row, extra, write)


def batch_cells(
    sheet: Sheet, rows: Iterable[BatchRow], names: Names, words: Vocabulary, language: Language
) -> Iterator[list[Cell]]:
    """The same for batches."""
    write = _writers(words, language)
    for row in rows:
        extra = {
            "offer": names.offers.get(row.id, ""),
            "host_name": names.hosts.get(row.id, ""),
            "team_limit": None if row.team_limit == MOST_PEOPLE else row.team_limit,
        }
        yield _cells(sheet, row, extra, write)


def _cells(
    sheet: Sheet, row: ApplicationRow | BatchRow, extra: Mapping[str, Cell], write: dict[str, Write]
) -> list[Cell]:
    cells: list[Cell] = []
    for column in sheet.columns:
        if column.field in extra:
            cells.append(extra[column.field])
        else:
            value = getattr(row, column.field)
            cells.append(write[column.field](value) if column.field in write else value)
    return cells


def _writers(words: Vocabulary, language: Language) -> dict[str, Write]:
    def one(terms: Terms) -> Write:
        return lambda code: name_of(terms, code).in_language(language) if code else None

    def several(terms: Terms) -> Write:
        return lambda codes: "; ".join(name_of(terms, c).in_language(language) for c in codes)

    stages = list(words.stages.values())
    return {
        "province": one(PROVINCE_TERMS),
        "regency": lambda code: words.regencies.get(code, code),
        "sector": one(words.sectors),
        "sectors": several(words.sectors),
        "competencies": several(words.competencies),
        "units": several(words.units),
        "modes": lambda modes: MODES[_MODE_CODES[modes]].in_language(language),
        "reach": lambda reach: REACHES[_REACH_CODES[reach]].in_language(language),
        "stage": lambda n: stages[n - 1].in_language(language) if 0 < n <= len(stages) else n,
        "languages": several(words.languages),
        "needs": several(words.access),
        "provides": several(words.access),
        "listed_only": lambda flag: YES_NO[flag].in_language(language),
        "gave_back": lambda flag: YES_NO[flag].in_language(language),
        "origins": several(PROVINCE_TERMS),
        "choices": _joined,
        "free_from": _some_day,
        "free_until": _some_day,
    }


def _joined(ids: Sequence[str]) -> str:
    return "; ".join(ids)


def _some_day(day: date) -> date | None:
    return None if day in (date.min, date.max) else day
