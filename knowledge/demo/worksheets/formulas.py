"""Sums of worksheets, written once: as a spreadsheet computes them, and what an example comes to.

A sum is Python's syntax over the keys of cells: `A + B`, `total(A, B, C)`, `covers if L > K else
loses`. A name is a cell of the same row (of the same column, among lines), else a word.

`total(a, b, …)` adds cells of which some may be empty, `either(a)` is nought when empty;
`sum(column)`, `count(column)`, `sum_if(column, word, numbers)` and `count_if(column, word)` read
all rows; `so_far(column)` adds up to this row; `opening` is the figure that the column begins
with; `round_up(x)` gives whole numbers.

What is not filled in gives an empty cell, never an error; what is divided by nothing gives a dash.
"""

import ast
import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

Value = str | int | float | date | None
DASH = "–"
OPENING = "opening"
COLUMN_FUNCTIONS = {"sum", "count", "sum_if", "count_if", "so_far"}
_SIGNS: dict[type, tuple[str, Callable[[Any, Any], Any], int]] = {
    ast.Add: ("+", operator.add, 1),
    ast.Sub: ("-", operator.sub, 1),
    ast.Mult: ("*", operator.mul, 2),
    ast.Div: ("/", operator.truediv, 2),
    ast.Gt: (">", operator.gt, 0),
    ast.GtE: (">=", operator.ge, 0),
    ast.Lt: ("<", operator.lt, 0),
    ast.LtE: ("<=", operator.le, 0),
    ast.Eq: ("=", operator.eq, 0),
}


@dataclass(frozen=True)
class Scope:
    """What names stand for: addresses of cells and ranges, and what is in them."""

    cells: Mapping[str, str]
    values: Mapping[str, Value]
    ranges: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def in_spreadsheet(formula: str, scope: Scope) -> str:
    """The formula of a cell, with its guard against what is not filled in.

    >>> in_spreadsheet("A / B", Scope({"A": "D1", "B": "D2"}, {}))
    '=IF(COUNT(D1,D2)<2,"",IFERROR(D1/D2,"–"))'
    """
    tree = _parsed(formula)
    needed, some = _needs(tree, scope.cells)
    guards = [f"COUNT({','.join(needed)})<{len(needed)}"] if needed else []
    if some:
        places = [scope.ranges[name[4:]] if name[:4] == "all " else name for name in some]
        guards.append(f"COUNT({','.join(places)})=0")
    text = _written(tree, scope)
    if any(isinstance(node, ast.Div) for node in ast.walk(tree)):
        text = f'IFERROR({text},"{DASH}")'
    if not guards:
        return f"={text}"
    guard = guards[0] if len(guards) == 1 else f"OR({','.join(guards)})"
    return f'=IF({guard},"",{text})'


def worth(formula: str, scope: Scope) -> Value:
    """What the cell shows: None where something is missing.

    >>> worth("A / B", Scope({"A": "D1", "B": "D2"}, {"A": 3, "B": 2}))
    1.5
    """
    tree = _parsed(formula)
    names = {name: name for name in scope.cells}
    needed, some = _needs(tree, names)
    known = [
        one
        for name in some
        for one in (scope.columns[name[4:]] if name[:4] == "all " else [scope.values.get(name)])
    ]
    if not all(is_number(scope.values.get(name)) for name in needed):
        return None
    if some and not any(map(is_number, known)):
        return None
    try:
        value: Value = _computed(tree, scope)
    except ZeroDivisionError:
        return DASH
    return value


def is_number(value: Value) -> bool:
    return isinstance(value, (int, float, date))


@cache
def _parsed(formula: str) -> ast.expr:
    return ast.parse(formula, mode="eval").body


def _needs(tree: ast.expr, cells: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Cells that all must hold numbers; and those of which one must (columns as "all NAME")."""
    needed: list[str] = []
    some: list[str] = []

    def look(node: ast.expr) -> None:
        if isinstance(node, ast.Name):
            if node.id in cells and node.id != OPENING:
                needed.append(cells[node.id])
        elif isinstance(node, ast.Call):
            name, names = _call(node)
            if name in ("total", "so_far"):
                some.extend(cells[one] for one in names)
            elif name in COLUMN_FUNCTIONS:
                if name != "count_if":  # counts words
                    some.append(f"all {names[0] if name != 'sum_if' else names[2]}")
            elif name != "either":
                for one in node.args:
                    look(one)
        else:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    look(child)

    look(tree)
    return list(dict.fromkeys(needed)), list(dict.fromkeys(some))


def _call(node: ast.Call) -> tuple[str, list[str]]:
    names = [one.id for one in node.args if isinstance(one, ast.Name)]
    return node.func.id if isinstance(node.func, ast.Name) else "", names


def _written(node: ast.expr, scope: Scope, above: int = 0) -> str:
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.Name(id=name):
            return scope.cells[name] if name in scope.cells else f'"{scope.words[name]}"'
        case ast.BinOp(left=left, op=op, right=right):
            sign, _, rank = _SIGNS[type(op)]
            text = f"{_written(left, scope, rank)}{sign}{_written(right, scope, rank + 1)}"
            return f"({text})" if rank < above else text
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{_written(left, scope)}{_SIGNS[type(op)][0]}{_written(right, scope)}"
        case ast.IfExp(test=test, body=body, orelse=other):
            return f"IF({','.join(_written(one, scope) for one in (test, body, other))})"
        case ast.Call():
            return _written_call(node, scope)
    raise ValueError(ast.dump(node))


def _written_call(node: ast.Call, scope: Scope) -> str:
    name, names = _call(node)
    if name in ("total", "either"):
        return f"SUM({','.join(scope.cells[one] for one in names)})"
    if name == "round_up":
        return f"ROUNDUP({_written(node.args[0], scope)},0)"
    if name in ("sum_if", "count_if"):
        range_, word = scope.ranges[names[0]], scope.words[names[1]]
        added = f",{scope.ranges[names[2]]}" if name == "sum_if" else ""
        return f'{"SUM" if added else "COUNT"}IF({range_},"{word}"{added})'
    return f"{'COUNT' if name == 'count' else 'SUM'}({scope.ranges[names[0]]})"


def _computed(node: ast.expr, scope: Scope) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return (scope.values.get(name) or 0) if name in scope.cells else scope.words[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _SIGNS[type(op)][1](_computed(left, scope), _computed(right, scope))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _SIGNS[type(op)][1](_computed(left, scope), _computed(right, scope))
        case ast.IfExp(test=test, body=body, orelse=other):
            return _computed(body if _computed(test, scope) else other, scope)
        case ast.Call():
            return _computed_call(node, scope)
    raise ValueError(ast.dump(node))


def _computed_call(node: ast.Call, scope: Scope) -> Any:
    name, names = _call(node)
    if name == "round_up":
        return math.ceil(round(_computed(node.args[0], scope), 9))
    if name in ("total", "either"):
        return _sum([scope.values.get(one) for one in names])
    column = scope.columns[names[0]]
    if name == "count":
        return sum(map(is_number, column))
    if name in ("sum_if", "count_if"):
        chosen = [value == scope.words[names[1]] for value in column]
        if name == "count_if":
            return sum(chosen)
        numbers = scope.columns[names[2]]
        return _sum([one for one, fits in zip(numbers, chosen, strict=True) if fits])
    return _sum(column)


def _sum(values: Sequence[Value]) -> float:
    return sum(value for value in values if isinstance(value, (int, float)))
