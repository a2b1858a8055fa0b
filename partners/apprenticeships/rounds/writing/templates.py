"""Empty spreadsheets with a legend: what each column means and which values it takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext_noop, pgettext_lazy

from home.sheets.values import letter
from home.sheets.writer import Cell, Grid, Validation, write_csv, write_workbook
from partners.apprenticeships.rounds.languages import (
    LANGUAGES,
    Language,
    Text,
    in_both,
    in_language,
)
from partners.apprenticeships.rounds.places import (
    MODES,
    PROVINCE_TERMS,
    REACHES,
    regency_terms,
)
from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
from partners.apprenticeships.rounds.sources.sheets.columns import Column, Lookups, Sheet
from partners.apprenticeships.rounds.vocabulary import Terms, Vocabulary
from partners.apprenticeships.rounds.writing.rows import YES_NO

LEGEND = gettext_noop("Legend")
VALUES = gettext_noop("Values")
_FIRST, _LAST = "DATE(2000,1,1)", "DATE(2100,12,31)"
_MOST = 10_000
_WIDTH, _WIDE = 18, 34
_KINDS = {
    "text": gettext_noop("text"),
    "list": gettext_noop("list"),
    "count": gettext_noop("whole number"),
    "date": gettext_noop("date"),
}


class FileIsThere(Exception):
    """A file would be overwritten; its path is the argument."""


def write_templates(out: Path, words: Vocabulary, language: Language) -> list[Path]:
    """``batches`` and ``applications`` as XLSX and CSV with ``legend.csv`` and ``values.csv``.

    Returns the files that were written, in order.
    """
    look = Lookups(words)
    sheets = {"batches": batch_sheet(look), "applications": application_sheet(look)}
    return write_sheets(out, {name: (sheet, ()) for name, sheet in sheets.items()}, words, language)


def write_sheets(
    out: Path,
    filled: Mapping[str, tuple[Sheet, Iterable[Sequence[Cell]]]],
    words: Vocabulary,
    language: Language,
) -> list[Path]:
    """Sheets with their rows as XLSX and CSV, with a legend. Makes the folder if need be.

    Raises ``FileIsThere``, and writes nothing, if one of the files exists: it may be filled in.
    """
    names = [f"{name}.{kind}" for name in filled for kind in ("xlsx", "csv")]
    paths = [out / name for name in (*names, "legend.csv", "values.csv")]
    if there := next((path for path in paths if path.exists()), None):
        raise FileIsThere(there)
    out.mkdir(parents=True, exist_ok=True)
    for name, (sheet, rows) in filled.items():
        kept = list(rows)
        header = [in_language(column.heading, language) for column in sheet.columns]
        write_workbook(out / f"{name}.xlsx", _grids(sheet, header, kept, words, language))
        write_csv(out / f"{name}.csv", header, kept, marked=True)
    every_row = [row for sheet, _ in filled.values() for row in _legend(sheet, language)]
    write_csv(out / "legend.csv", _legend_header(language), every_row, marked=True)
    write_csv(out / "values.csv", _values_header(language), _all_values(words), marked=True)
    return paths


def helping_headings() -> Iterator[list[str]]:
    """Headings of the legend and of the lists of values, in both languages."""
    nothing = Lookups(Vocabulary())
    for language in LANGUAGES:
        yield _legend_header(language)
        for sheet in (batch_sheet(nothing), application_sheet(nothing)):
            yield [in_language(_LIST_NAMES[name], language) for name in _used(sheet)]


def _used(sheet: Sheet) -> list[str]:
    """Names of the lists that the columns of a sheet take their values from."""
    return [name for name in _LIST_NAMES if any(c.values == name for c in sheet.columns)]


def _grids(
    sheet: Sheet,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    words: Vocabulary,
    language: Language,
) -> list[Grid]:
    lists = _lists(words)
    used = _used(sheet)
    columns = [[names.in_language(language) for names in lists[name].values()] for name in used]
    deepest = max(len(column) for column in columns)
    values = [[c[at] if at < len(c) else None for c in columns] for at in range(deepest)]
    sizes = {name: len(column) for name, column in zip(used, columns, strict=True)}
    title = in_language(VALUES, language)
    text = frozenset(at for at, column in enumerate(sheet.columns) if column.is_unique)
    return [
        Grid(
            in_language(sheet.name, language),
            header,
            rows,
            [_WIDE if column.kind == "list" else _WIDTH for column in sheet.columns],
            list(_validations(sheet, title, used, sizes)),
            text,
        ),
        Grid(
            in_language(LEGEND, language),
            _legend_header(language),
            _legend(sheet, language),
            [_WIDTH, _WIDE, _WIDE, _WIDTH, _WIDTH, 90],
        ),
        Grid(
            title,
            [in_language(_LIST_NAMES[name], language) for name in used],
            values,
            [40] * len(used),
        ),
    ]


def _validations(
    sheet: Sheet, title: str, used: Sequence[str], sizes: dict[str, int]
) -> Iterator[Validation]:
    for at, column in enumerate(sheet.columns):
        if column.kind == "count":
            yield Validation(at, "whole", "0", str(_MOST))
        elif column.kind == "date":
            # Days written out in words are read too: warn, do not refuse.
            yield Validation(at, "date", _FIRST, _LAST, is_strict=False)
        elif column.values and column.kind != "list":
            where = letter(used.index(column.values))
            last = sizes[column.values] + 1
            source = f"'{title}'!${where}$2:${where}${last}"
            yield Validation(at, "list", source, is_strict=False)


def _legend_header(language: Language) -> list[str]:
    words = (
        gettext_noop("Sheet"),
        gettext_noop("Column (Indonesian)"),
        gettext_noop("Column (English)"),
        gettext_noop("Required"),
        gettext_noop("Holds"),
        gettext_noop("Meaning"),
    )
    return [in_language(word, language) for word in words]


def _legend(sheet: Sheet, language: Language) -> Iterator[list[Cell]]:
    for column in sheet.columns:
        yield [
            in_language(sheet.name, language),
            *in_both(column.heading),
            YES_NO[column.is_required].in_language(language),
            in_language(_KINDS[column.kind], language),
            _meaning(column, language),
        ]


def _meaning(column: Column, language: Language) -> str:
    told = in_language(column.meaning, language)
    if not column.values:
        return told
    values = in_language(gettext_noop("Values: “{list}”."), language)
    return f"{told} {values.format(list=in_language(_LIST_NAMES[column.values], language))}"


def _values_header(language: Language) -> list[str]:
    words = (
        gettext_noop("List"),
        gettext_noop("Code"),
        gettext_noop("Name (Indonesian)"),
        gettext_noop("Name (English)"),
    )
    return [in_language(word, language) for word in words]


def _all_values(words: Vocabulary) -> Iterator[list[Cell]]:
    for name, terms in _lists(words).items():
        for code, names in terms.items():
            yield [name, code, names.id, names.en]


_LIST_NAMES: dict[str, Text] = {
    "province": gettext_noop("Provinces"),
    "regency": gettext_noop("Regencies and cities"),
    "sector": gettext_noop("Sectors"),
    "competency": gettext_noop("Competencies"),
    "unit": pgettext_lazy("matching", "Business units"),
    "mode": gettext_noop("Ways of taking part"),
    "reach": pgettext_lazy("matching", "Reach"),
    "stage": gettext_noop("Stages"),
    "access": gettext_noop("Access"),
    "language": gettext_noop("Languages"),
    "yes": gettext_noop("Yes or no"),
}


def _lists(words: Vocabulary) -> dict[str, Terms]:
    return {
        "province": PROVINCE_TERMS,
        "regency": regency_terms(words.regencies),
        "sector": words.sectors,
        "competency": words.competencies,
        "unit": words.units,
        "mode": MODES,
        "reach": REACHES,
        "stage": words.stages,
        "access": words.access,
        "language": words.languages,
        "yes": {"yes": YES_NO[True], "no": YES_NO[False]},
    }
