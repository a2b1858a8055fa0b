"""A worksheet in one language, as its TOML file tells it; `data/words.toml` explains the fields."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.demo.worksheets.formulas import OPENING, Scope, Value, worth

DATA = Path(__file__).parent / "data"
LANGUAGES = ("id", "en")
NUMBERS = ("rupiah", "number", "decimal", "percent")
Row = dict[str, Value]


@dataclass(frozen=True)
class Column:
    """`width` in characters; `how` tells a formula to those who have paper only; a `note` helps
    who fills it in; `choices` are all that fits.
    """

    key: str
    heading: str
    unit: str = "text"
    width: int = 14
    formula: str = ""
    how: str = ""
    note: str = ""
    choices: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Line:
    """One figure among several below each other, called by its letter."""

    key: str
    item: str
    how: str = ""
    unit: str = "rupiah"
    formula: str = ""
    example: Value = None


@dataclass(frozen=True)
class Worksheet:
    """Rows to be filled in, figures below each other, or a text with room to write.

    `opening` is the row before the first, whose figures are filled in even where the column has a
    formula; `balance` is the column whose figure there the lines call `opening`. `is_wide` is
    printed on A4 laid across.
    """

    name: str
    language: str
    title: str
    file: str
    about: str
    fields: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    is_wide: bool = False
    columns: tuple[Column, ...] = ()
    opening: Row = field(default_factory=dict)
    examples: tuple[Row, ...] = ()
    example_opening: Row = field(default_factory=dict)
    given: tuple[Row, ...] = ()
    blank: int = 0
    lines: tuple[Line, ...] = ()
    lines_have_example: bool = True
    balance: str = ""
    checks: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    blocks: tuple[dict[str, Any], ...] = ()

    @property
    def is_text(self) -> bool:
        return bool(self.blocks)

    @property
    def own(self) -> tuple[Row, ...]:
        """The rows to fill in, without the opening one."""
        return (*self.given, *({} for _ in range(self.blank)))

    def formula(self, column: Column, row: Row) -> str:
        """Of a cell: some rows have a sum of their own, by the value in the first column."""
        if column.formula != "check":
            return column.formula
        return self.checks.get(str(row.get(self.columns[0].key)), "")

    @property
    def in_words(self) -> str:
        """How the columns with a formula come about: "Terjual (liter) = pagi + sore − dibuang"."""
        return "; ".join(f"{one.heading} = {one.how}" for one in self.columns if one.how)

    def filled(self, rows: tuple[Row, ...], opening: Row) -> list[Row]:
        """The rows with what their sums come to."""
        done: list[Row] = []
        for row in rows:
            known = dict(row)
            done.append(known)
            for column in self.columns:
                if formula := self.formula(column, row):
                    values = {**known, OPENING: opening.get(column.key)}
                    cells = dict.fromkeys([*(one.key for one in self.columns), OPENING], "")
                    so_far = {one.key: [r.get(one.key) for r in done] for one in self.columns}
                    scope = Scope(cells, values, columns=so_far, words=self.words)
                    known[column.key] = worth(formula, scope)
        return done

    def sums(self, rows: list[Row], opening: Row, given: Row) -> Row:
        """What the lines come to, over these rows; `given` are figures that are filled in."""
        known: Row = dict(given)
        columns = {one.key: [row.get(one.key) for row in rows] for one in self.columns}
        cells = dict.fromkeys([*(line.key for line in self.lines), OPENING], "")
        for line in self.lines:
            if line.formula:
                begun = {OPENING: opening.get(self.balance)}
                scope = Scope(cells, {**known, **begun}, {}, columns, self.words)
                known[line.key] = worth(line.formula, scope)
        return known


def names() -> list[str]:
    return sorted(path.stem for path in DATA.glob("*.toml") if path.stem != "words")


@cache
def read(name: str, language: str) -> Worksheet:
    """Raises FileNotFoundError for a worksheet that is not there."""
    said = _said(tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")), language)
    columns = tuple(
        Column(**{**one, "choices": tuple(one.get("choices", ()))})
        for one in said.pop("columns", [])
    )
    given = said.pop("given", [])
    shown = [{**row, **row["example"]} for row in given if "example" in row]
    examples = [*said.pop("examples", []), *shown]
    return Worksheet(
        name=name,
        language=language,
        columns=columns,
        given=tuple(_plain(row) for row in given),
        examples=tuple(_plain(row) for row in examples),
        lines=tuple(Line(**one) for one in said.pop("lines", [])),
        **{key: tuple(value) if isinstance(value, list) else value for key, value in said.items()},
    )


@cache
def words(language: str) -> dict[str, str]:
    """What all worksheets say."""
    said: dict[str, str] = _said(
        tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8")), language
    )
    return said


def _plain(row: dict[str, Any]) -> Row:
    return {key: value for key, value in row.items() if key != "example"}


def _said(value: Any, language: str) -> Any:
    """Without the other language."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            return value[language]
        return {key: _said(one, language) for key, one in value.items()}
    return [_said(one, language) for one in value] if isinstance(value, list) else value
