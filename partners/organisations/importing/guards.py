"""What speaks against writing a list, as France's register of companies asks of its own. Pure.

Guards of identity (another file, columns mixed up) cannot be passed; guards of share can, by a
moderator with a reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LEAST_OF_LAST = 0.98
MOST_MISSING = 0.02
MOST_OF_PROVINCE = 0.05
MOST_WRONG = 0.10
LEAST_KNOWN = 0.50
MOST_RENAMED = 0.20
FEW = 20  # below it shares say nothing about another file, or about columns that are mixed up
FEW_MISSING = 5


@dataclass(slots=True)
class Weighed:
    """`last` rows of the last full list that stands, 0 without one; `expected` cooperatives that a
    full list should hold; `known` rows that are one of the portal's, `renamed` of these; provinces
    by code: cooperatives before, rows now; `newest` day that a list which stands speaks of.
    """

    is_full: bool
    rows: int
    wrong: int = 0
    known: int = 0
    renamed: int = 0
    last: int = 0
    expected: int = 0
    missing: int = 0
    provinces_before: Mapping[str, int] = field(default_factory=dict)
    provinces_now: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    as_of: date = date.min
    newest: date = date.min


def speaking_against(weighed: Weighed) -> list[dict[str, Any]]:
    """As `RegisterImport.guards` keeps them: `facts` by the names that the words use."""
    return [*_of_identity(weighed), *_of_share(weighed)]


def _of_identity(w: Weighed) -> Iterator[dict[str, Any]]:
    if w.is_full and w.expected >= FEW and w.rows and w.known < LEAST_KNOWN * w.expected:
        yield _guard("unknown-file", may_be_passed=False, rows=w.rows, known=w.known)
    if w.known >= FEW and w.renamed > MOST_RENAMED * w.known:
        yield _guard("names-changed", may_be_passed=False, known=w.known, changed=w.renamed)


def _of_share(w: Weighed) -> Iterator[dict[str, Any]]:
    if w.as_of < w.newest:
        yield _guard("older-list", as_of=w.as_of.isoformat(), newest=w.newest.isoformat())
    if w.rows and w.wrong > MOST_WRONG * w.rows:
        yield _guard("many-wrong", wrong=w.wrong, rows=w.rows)
    if not w.is_full:
        return
    if w.rows < LEAST_OF_LAST * w.last:
        yield _guard("fewer-rows", rows=w.rows, before=w.last)
    if w.missing > max(MOST_MISSING * w.expected, FEW_MISSING):
        yield _guard("many-missing", missing=w.missing, before=w.expected)
    for code, before in sorted(w.provinces_before.items()):
        now = w.provinces_now.get(code, 0)
        if before - now > max(MOST_OF_PROVINCE * before, FEW_MISSING):
            name = w.names.get(code, code)
            yield _guard("province-loses", province=name, rows=now, before=before)


def _guard(code: str, *, may_be_passed: bool = True, **facts: Any) -> dict[str, Any]:
    return {"code": code, "facts": facts, "may_be_passed": may_be_passed}
