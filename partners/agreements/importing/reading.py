"""The two tables of a list; and each row: its cells, what they mean, what is wrong with them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import Model

from home.intake import learning
from home.sheets.apart import open_apart
from home.sheets.book import Book, Limits
from home.sheets.columns import Columns
from home.sheets.fields import NOTHING, Fields, read
from home.sheets.problems import CellError, CellRefused
from home.sheets.problems import Problem as CellProblem
from home.sheets.reader import Row, read_tables
from home.sheets.receipt import Receipt
from home.sheets.values import text_of
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS, TABLES
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.registers import Index, Registers

LIMITS = Limits(cells=1_000_000)


@dataclass(frozen=True)
class Source:
    """What a file holds: either table, or both, from all its sheets; `errors` stop it as a whole.

    `receipt`: what was read and what was left out.
    """

    agreements: list[Row]
    commitments: list[Row]
    errors: list[CellError]
    receipt: Receipt

    @cached_property
    def columns(self) -> Columns:
        return Columns([*self.agreements, *self.commitments])


def open_list(content: bytes, name: str) -> Book:
    """All sheets of a file. Raises FileRefused."""
    return open_apart(content, name, LIMITS)


def read_list(content: bytes, name: str = "", fixed: learning.Fixed | None = None) -> Source:
    """The rows that are not empty. Raises FileRefused."""
    found = read_tables(open_list(content, name), learning.layouts(TABLES, fixed))
    found.refuse_unusable()
    agreements, commitments = found.rows[AGREEMENTS.name], found.rows[COMMITMENTS.name]
    return Source(agreements, commitments, found.errors, found.receipt)


class Whole(Protocol):
    """All rows of a list, of which single columns are asked for."""

    @property
    def columns(self) -> Columns: ...


class RowReader:
    """`words` are the columns that know a few words only, which the template lists."""

    table: Fields
    words: frozenset[str] = frozenset()

    def __init__(self, row: Row, source: Whole, registers: Registers, today: date) -> None:
        self.row, self.source, self.registers, self.today = row, source, registers, today
        self.errors: list[CellError] = []
        self.values = {column.key: self._cell(column.key) for column in self.table.columns}

    @property
    def given(self) -> frozenset[str]:
        """Columns in which the row says something."""
        return frozenset(key for key, value in self.values.items() if value is not None)

    @property
    def dashed(self) -> frozenset[str]:
        """Columns in which a dash stands: nothing, and said so."""
        return frozenset(key for key in self.values if text_of(self.row.value(key)) in NOTHING)

    def error(self, column: str, problem: StrEnum, *more: str) -> None:
        self.errors.append(self.row.error(column, problem, *more))

    def meaning(self, key: str, register: Callable[[], Index]) -> Any:
        """`register` is read only when the cell is filled."""
        if (word := self.values[key]) is None:
            return None
        try:
            return register().get(word)
        except CellRefused as refusal:
            problem = refusal.problem
            if key in self.words and problem is Problem.UNKNOWN_NAME:
                problem = Problem.UNKNOWN_WORD
            self.error(key, problem, *refusal.more)
            return None

    def meanings(self, key: str, register: Callable[[], Index]) -> tuple[Any, ...]:
        found = []
        for word in self.values[key] or ():
            try:
                found.append(register().get(word))
            except CellRefused as refusal:
                self.error(key, refusal.problem, *refusal.more)
        return tuple(dict.fromkeys(found))

    def check_fields(self, record: Model, names: Iterable[str]) -> None:
        """What the record's own fields `names` accept."""
        fields = {field.name for field in record._meta.get_fields()}
        try:
            record.clean_fields(exclude=fields - set(names))
        except ValidationError as error:
            for column, words in error.message_dict.items():
                if not self.is_wrong(column):
                    self.error(column, Problem.NOT_ACCEPTED, *words)

    def is_wrong(self, column: str) -> bool:
        return any(error.column == column for error in self.errors)

    def _cell(self, key: str) -> Any:
        column = self.table.by_key[key]
        try:
            value = read(
                column,
                self.row.value(key),
                days=lambda: self.source.columns.days(self.row.part, key),
                codes=lambda: self.source.columns.codes(self.row.part, key),
            )
        except CellRefused as refusal:
            self.error(key, refusal.problem, *refusal.more)
            return None
        if value is None and column.is_required:
            self.error(key, CellProblem.MISSING)
        return value
