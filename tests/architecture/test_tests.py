"""A test can fail: nothing is asserted that is always so. (Empty lists of parameters stop the
collection by `empty_parameter_set_mark` in pyproject.toml.) And it leaves nothing behind: what is
changed within a setting is not put back by the fixture, and fails others on the same worker.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
ALWAYS_TRUE = (ast.GeneratorExp, ast.Tuple, ast.Constant, ast.Lambda, ast.JoinedStr)
ANY_MISTAKE = ("pytest.raises(Exception", "pytest.raises(BaseException")


def _toothless(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield from ((node.lineno, why) for why in _why(node.test))
        if isinstance(node, ast.Call) and ast.unparse(node).startswith(ANY_MISTAKE):
            yield node.lineno, "any mistake at all is an Exception"


def _why(test: ast.expr) -> Iterator[str]:
    if isinstance(test, ALWAYS_TRUE):
        yield "always true"
    sides = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else []
    if any(isinstance(side, ALWAYS_TRUE) for side in sides):
        yield "one side is always true"
    if not isinstance(test, ast.Compare):
        return
    asked, (sign, *_), (among, *_) = ast.unparse(test.left), test.ops, test.comparators
    is_pair = isinstance(among, ast.Tuple | ast.Set | ast.List) and len(among.elts) == 2
    if isinstance(sign, ast.In) and is_pair and asked.endswith(".status_code"):
        yield "done or refused: say which"
    is_zero = isinstance(among, ast.Constant) and among.value == 0
    if isinstance(sign, ast.GtE) and is_zero and asked.startswith(("len(", "sum(")):
        yield "never negative"


def test_no_test_asserts_what_is_always_so() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line}: {why}"
        for path in TESTS.rglob("*.py")
        for line, why in _toothless(ast.parse(path.read_text()))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "assert (word in text for word in words)",
        "assert (a, b)",
        "assert a or True",
        "assert answer.status_code in (200, 302)",
        "assert client.get(x).status_code in {200, 404}",
        "assert len(found) >= 0",
        "pytest.raises(Exception, match='x')",
    ],
)
def test_what_is_always_so_is_seen(line: str) -> None:
    assert list(_toothless(ast.parse(line)))


def _changed_within(tree: ast.AST) -> Iterator[int]:
    """Lines that write into what a setting holds, where pytest-django's fixture is asked for."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        if not any(one.arg == "settings" for one in function.args.args):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    is_part = isinstance(target, ast.Subscript)
                    if is_part and ast.unparse(target).startswith("settings."):
                        yield node.lineno


def test_no_test_writes_into_a_setting() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line}"
        for path in TESTS.rglob("*.py")
        for line in _changed_within(ast.parse(path.read_text()))
    ]
    assert not found, "\n".join(found)


def test_what_is_written_into_a_setting_is_seen() -> None:
    code = "def test(settings):\n    settings.STORAGES['private']['OPTIONS']['location'] = 'x'\n"
    assert list(_changed_within(ast.parse(code))) == [2]
    whole = "def test(settings):\n    settings.STORAGES = {**settings.STORAGES, 'a': {}}\n"
    assert not list(_changed_within(ast.parse(whole)))
