"""The columns of a list in both languages: how they are read, and how they are asked for. Pure.

One definition serves the reader (`Fields.layout`, `read`) and the workbook to fill in (`template`),
so that the two cannot say different things.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum
from functools import cached_property
from typing import Any

from home.sheets import cells, headings
from home.sheets.cells import Days
from home.sheets.identifiers import Codes, telephone
from home.sheets.values import Value, is_empty, text_of

NOTHING = {"-", "–"}


class Form(StrEnum):
    """What stands in a column's cells."""

    TEXT = "text"
    LIST = "list"  # several texts with semicolons between them
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes-no"
    CODE = "code"  # what names something, such as the number of a document
    TELEPHONE = "telephone"


_DAY = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[-/. ]+\w+[-/. ]+\d{2,4}")
_FIGURES = re.compile(r"\d")
KNOWS: Mapping[Form, Callable[[str], bool]] = {
    Form.DATE: lambda text: bool(_DAY.search(text)),
    Form.NUMBER: lambda text: bool(_FIGURES.search(text)),
    Form.TELEPHONE: lambda text: bool(_FIGURES.search(text)),
}
"""Whether a text may be meant for a column, where its words cannot say."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `longest` is in characters for text, the largest number for numbers.

    `also`: headings of templates handed out before, by which it is known too.
    """

    key: str
    name_id: str
    name_en: str
    form: Form = Form.TEXT
    longest: int = 200
    is_required: bool = False
    hint_id: str = ""
    hint_en: str = ""
    example: str = ""
    also: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_id

    def hint(self, language: str) -> str:
        return self.hint_en if language == "en" else self.hint_id


@dataclass(frozen=True)
class Fields:
    """One table of a list; it may stand on several sheets.

    `also`: other headings by the keys of their columns, as they stand in lists that people keep.
    """

    name: str
    most_rows: int
    columns: tuple[Field, ...]
    also: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        return {field.key: field for field in self.columns}

    @cached_property
    def layout(self) -> headings.Table:
        """How its headings are known."""
        columns = (
            headings.Column(
                field.key, self._names(field), field.is_required, knows=KNOWS.get(field.form)
            )
            for field in self.columns
        )
        return headings.Table(self.name, tuple(columns), self.most_rows)

    def learned(self, meanings: Mapping[str, str]) -> headings.Table:
        """The same with headings that people explained: as compared, to keys of columns."""
        return replace(self.layout, learned=meanings)

    def _names(self, field: Field) -> tuple[str, ...]:
        return (field.name_id, field.name_en, *field.also, *self.also.get(field.key, ()))


def read(
    field: Field,
    value: Value,
    *,
    days: Callable[[], Days] = lambda: Days(()),
    codes: Callable[[], Codes] = Codes,
) -> Any:
    """The cell's meaning; None for an empty one. Raises CellRefused.

    `days` and `codes` know the whole column, and are asked for only where it holds such.
    """
    if is_empty(value) or text_of(value) in NOTHING:
        return None
    match field.form:
        case Form.LIST:
            return cells.several(value, field.longest)
        case Form.DATE:
            return days().read(value)
        case Form.NUMBER:
            return cells.whole(value, 0, field.longest)
        case Form.YES_NO:
            return cells.yes_or_no(value)
        case Form.CODE:
            return codes().read(value, field.longest)
        case Form.TELEPHONE:
            return telephone(value, field.longest)
    return cells.text(value, field.longest)
