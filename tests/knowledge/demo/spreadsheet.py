"""A spreadsheet program in little, to ask what a workbook's formulas come to.

It reads the formulas as they stand in the file, so that it shares nothing with what wrote them.
"""

import math
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_TOKEN = re.compile(
    r'"(?:[^"])*"|(?:\w+!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z]+(?=\()|\d+(?:\.\d+)?'
    r"|>=|<=|[-+*/(),<>=]"
)
_SIGNS: list[dict[str, Callable[[Any, Any], Any]]] = [
    {"=": operator.eq, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt},
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.truediv},
]


class Failed(Exception):
    """What a program shows as #VALUE! or #DIV/0!"""


class Program:
    """Computes every cell when it is asked for."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def value(self, sheet: Worksheet, place: str) -> Any:
        value = sheet[place].value
        if isinstance(value, str) and value.startswith("="):
            tokens = _TOKEN.findall(value[1:])
            assert "".join(tokens) == value[1:], value
            return _Reading(self, sheet, tokens).whole()
        return value

    def formulas(self) -> Iterator[tuple[Worksheet, str]]:
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        yield sheet, cell.coordinate


class _Reading:
    """One formula. What is read but not wanted (the other branch of IF) may fail."""

    def __init__(self, program: Program, sheet: Worksheet, tokens: list[str]) -> None:
        self.program, self.sheet, self.tokens, self.at = program, sheet, tokens, 0

    def whole(self) -> Any:
        value = self._rank(0)()
        assert self.at == len(self.tokens)
        return value

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _rank(self, rank: int) -> Callable[[], Any]:
        if rank == len(_SIGNS):
            return self._atom()
        left = self._rank(rank + 1)
        while self._next() in _SIGNS[rank]:
            left = _joined(_SIGNS[rank][self._take()], left, self._rank(rank + 1))
        return left

    def _atom(self) -> Callable[[], Any]:
        token = self._take()
        if token == "(":
            inner = self._rank(0)
            assert self._take() == ")"
            return inner
        if token.startswith('"'):
            return lambda: token.strip('"')
        if token[0].isdigit():
            return lambda: float(token)
        if token.isalpha() and self._next() == "(":
            return self._call(token)
        return lambda: self._cells(token)

    def _call(self, name: str) -> Callable[[], Any]:
        self._take()
        arguments = [self._rank(0)]
        while self._take() == ",":
            arguments.append(self._rank(0))
        return lambda: _FUNCTIONS[name](*arguments)

    def _cells(self, token: str) -> Any:
        name, _, place = token.replace("$", "").rpartition("!")
        sheet = self.program.book[name] if name else self.sheet
        if ":" not in place:
            return self.program.value(sheet, place)
        return [self.program.value(sheet, cell.coordinate) for row in sheet[place] for cell in row]


def _joined(
    sign: Callable[[Any, Any], Any], left: Callable[[], Any], right: Callable[[], Any]
) -> Callable[[], Any]:
    def work() -> Any:
        pair = [0 if one is None else one for one in (left(), right())]
        try:
            return sign(*pair)
        except (TypeError, ZeroDivisionError) as error:
            raise Failed from error

    return work


def _flat(arguments: tuple[Callable[[], Any], ...]) -> list[Any]:
    found: list[Any] = []
    for argument in arguments:
        value = argument()
        found.extend(value if isinstance(value, list) else [value])
    return found


def _numbers(arguments: tuple[Callable[[], Any], ...]) -> list[float]:
    return [one for one in _flat(arguments) if isinstance(one, (int, float))]


def _if(test: Callable[[], Any], yes: Callable[[], Any], no: Callable[[], Any]) -> Any:
    return yes() if test() else no()


def _if_error(value: Callable[[], Any], other: Callable[[], Any]) -> Any:
    try:
        return value()
    except Failed:
        return other()


def _chosen(range_: Callable[[], Any], word: Callable[[], Any]) -> list[bool]:
    return [one == word() for one in range_()]


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": _if,
    "IFERROR": _if_error,
    "OR": lambda *arguments: any(_flat(arguments)),
    "SUM": lambda *arguments: sum(_numbers(arguments)),
    "COUNT": lambda *arguments: len(_numbers(arguments)),
    "COUNTIF": lambda range_, word: sum(_chosen(range_, word)),
    "SUMIF": lambda range_, word, numbers: sum(
        number
        for number, fits in zip(numbers(), _chosen(range_, word), strict=True)
        if fits and isinstance(number, (int, float))
    ),
    "ROUNDUP": lambda value, digits: math.ceil(round(value(), 9)) if digits() == 0 else None,
}
