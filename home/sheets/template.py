"""The workbook to fill in: a sheet for each table, a legend, and the words that columns know.

Headings stand in the reader's language, everything else in both. Choices are offered and each cell
says what belongs there when it is selected. The sheets beside the tables are known again when the
workbook comes back (`headings.is_help`): a template that was not filled in is an empty list.
Lists that go out filled in are made of the same sheets (`Blank.rows`, `grids`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.days import YEARS
from home.sheets.fields import Field, Fields, Form
from home.sheets.headings import LEGEND_HEADINGS, WORDS_HEADINGS
from home.sheets.values import letter
from home.sheets.words import FORMS
from home.sheets.writer import Cell, Grid, Validation, grid, workbook

LEGEND, WORDS = "Petunjuk - Legend", "Kata - Words"
_LEGEND_WIDTHS, _WORDS_WIDTHS = (26, 26, 26, 16, 40, 60, 60, 40), (30, 50, 50, 24)
_AT = {"id": 1, "en": 2}  # where a language stands among them
_IS_TEXT = {Form.TEXT, Form.LIST, Form.CODE, Form.TELEPHONE}


class Choice(NamedTuple):
    """A word that a column knows."""

    id: str
    en: str
    code: str


@dataclass(frozen=True)
class Blank:
    """A table to fill in. `choices`: by the key of a column, the words that it knows.

    `rows`: what stands in it already, in the order of `fields`.
    """

    title: str | Promise
    fields: Fields
    choices: Mapping[str, Sequence[Choice]] = dataclass_field(default_factory=dict)
    rows: Sequence[Sequence[Cell]] = ()


def render(blanks: Sequence[Blank]) -> bytes:
    """An XLSX file with headings in the active language."""
    return workbook(grids(blanks))


def grids(blanks: Sequence[Blank]) -> list[Grid]:
    """A sheet for each table, the legend, and the words where there are any."""
    words = list(dict.fromkeys(_words(blanks)))  # two tables may have a column in common
    legend = _beside(LEGEND, LEGEND_HEADINGS, _LEGEND_WIDTHS, list(_legend(blanks)))
    known = [_beside(WORDS, WORDS_HEADINGS, _WORDS_WIDTHS, words)] if words else []
    return [*(_sheet(blank, words) for blank in blanks), legend, *known]


def in_language(language: str, words: str | Promise) -> str:
    with translation.override(language):
        return str(words)


def _beside(
    title: str, names: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> Grid:
    return grid(title, list(zip(names, widths, strict=True)), rows)


def _sheet(blank: Blank, words: Sequence[Sequence[str]]) -> Grid:
    language, fields = get_language() or settings.LANGUAGE_CODE, blank.fields.columns
    names = [field.name(language) for field in fields]
    return Grid(
        in_language(language, blank.title),
        names,
        blank.rows,
        [max(14, min(len(name) + 4, 40)) for name in names],
        [_validation(at, field, words, language) for at, field in enumerate(fields)],
        frozenset(at for at, field in enumerate(fields) if field.form in _IS_TEXT),
        frozenset(at for at, field in enumerate(fields) if field.form is Form.DATE),
    )


def _validation(at: int, field: Field, words: Sequence[Sequence[str]], language: str) -> Validation:
    """What is offered, what is refused, and what is said when a cell is selected."""
    title, note = field.name(language), _note(field, language)
    match field.form:
        case Form.NUMBER:
            return Validation(at, "whole", "0", str(field.longest), title=title, note=note)
        case Form.DATE:
            # Days written out in words are read too: warn, do not refuse.
            first, last = f"DATE({YEARS.start},1,1)", f"DATE({YEARS.stop - 1},12,31)"
            return Validation(at, "date", first, last, is_strict=False, title=title, note=note)
        case Form.YES_NO:
            offered = '"yes,no"' if language == "en" else '"ya,tidak"'
            return Validation(at, "list", offered, is_strict=False, title=title, note=note)
        case Form.TEXT if lines := _lines_of(field, words):
            column = letter(_AT.get(language, _AT["id"]))
            offered = f"'{WORDS}'!${column}${lines[0]}:${column}${lines[-1]}"
            return Validation(at, "list", offered, is_strict=False, title=title, note=note)
    return Validation(at, "", title=title, note=note)


def _note(field: Field, language: str) -> str:
    required = _("Required.") if field.is_required else ""
    example = _("Example: %(example)s") % {"example": field.example} if field.example else ""
    return " ".join(filter(None, [required, field.hint(language), example]))


def _lines_of(field: Field, words: Sequence[Sequence[str]]) -> list[int]:
    """Rows of the sheet of words, as people count, that belong to a column."""
    return [line for line, row in enumerate(words, 2) if row[0] == _heading(field)]


def _legend(blanks: Sequence[Blank]) -> Iterator[list[str]]:
    for blank in blanks:
        for field in blank.fields.columns:
            yield [
                _both(blank.title),
                field.name_id,
                field.name_en,
                "ya / yes" if field.is_required else "",
                _both(FORMS[field.form]),
                field.hint_id,
                field.hint_en,
                field.example,
            ]


def _words(blanks: Sequence[Blank]) -> Iterator[tuple[str, ...]]:
    for blank in blanks:
        for key, choices in blank.choices.items():
            heading = _heading(blank.fields.by_key[key])
            yield from ((heading, *choice) for choice in choices)


def _heading(field: Field) -> str:
    return f"{field.name_id} / {field.name_en}"


def _both(words: str | Promise) -> str:
    return " / ".join(in_language(code, words) for code, _name in settings.LANGUAGES)
