"""Nobody asks the clock while a module is imported: what it said then is another day after
midnight, which in Jakarta comes at five in the afternoon of the machines that run the tests.
"""

import ast
import doctest
from collections.abc import Iterator

import pytest

from tests import one_day
from tests.architecture.test_shape import ROOT

ASKED = {"localdate", "localtime", "now", "today", "utcnow"}
ROOMS = ("benchmarks", "home", "knowledge", "partners", "portal", "search", "tests")
LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _asks(node: ast.AST) -> Iterator[int]:
    """Lines on which the clock is asked at import: everywhere but in the bodies of functions."""
    if isinstance(node, ast.Call):
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in ASKED:
            yield node.lineno
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, LATER):
            yield from _asks(child)
            continue
        for early in (child.args, *getattr(child, "decorator_list", ())):
            yield from _asks(early)


def test_nobody_asks_the_clock_at_import() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in _asks(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TODAY = timezone.localdate()", True),
        ("SOON = localdate() + DAY", True),
        ("def due(day=date.today()): ...", True),
        ("@mark(date.today())\ndef test(): ...", True),
        ("class Row:\n    made = now()", True),
        ("def due():\n    return localdate()", False),
        ("due = lambda: localdate()", False),
        ("day = DateField(default=timezone.localdate)", False),
    ],
)
def test_each_way_of_asking_is_found(text: str, found: bool) -> None:
    assert bool(list(_asks(ast.parse(text)))) is found


def test_a_test_begins_before_its_day_ends() -> None:
    assert not doctest.testmod(one_day).failed
