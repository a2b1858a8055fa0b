"""The two spreadsheets of a round to fill in, by the shared writer: ``home.sheets.template``.

Columns, what they mean and which words they know are those of the reader.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils.translation import override

from home.sheets.fields import Field, Fields
from home.sheets.template import Blank, Choice, grids
from home.sheets.writer import Cell, write_csv, write_workbook
from partners.apprenticeships.rounds.languages import Language, in_both, read_in_time
from partners.apprenticeships.rounds.places import MODES, PROVINCE_TERMS, REACHES, regency_terms
from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
from partners.apprenticeships.rounds.sources.sheets.columns import Column, Lookups, Sheet
from partners.apprenticeships.rounds.vocabulary import Terms, Vocabulary

_MOST = 10_000


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
    filled: Mapping[str, tuple[Sheet, Sequence[Sequence[Cell]]]],
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
    blanks = {name: _blank(name, sheet, rows, words) for name, (sheet, rows) in filled.items()}
    with override(language):
        for name, blank in blanks.items():
            write_workbook(out / f"{name}.xlsx", grids([blank]))
        for path, grid in zip(
            (path for path in paths if path.suffix == ".csv"),
            grids([*blanks.values()]),
            strict=True,
        ):
            write_csv(path, grid.header, grid.rows, marked=True)
    return paths


def _blank(name: str, sheet: Sheet, rows: Sequence[Sequence[Cell]], words: Vocabulary) -> Blank:
    lists = _lists(words)
    choices = {
        column.field: [Choice(*names, code) for code, names in lists[column.values].items()]
        for column in sheet.columns
        if column.values
    }
    fields = Fields(name, _MOST, tuple(map(_field, sheet.columns)))
    return Blank(read_in_time(sheet.name), fields, choices, rows)


def _field(column: Column) -> Field:
    (name_id, name_en), (hint_id, hint_en) = in_both(column.heading), in_both(column.meaning)
    return Field(
        column.field, name_id, name_en, column.form, _MOST, column.is_required, hint_id, hint_en
    )


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
    }
