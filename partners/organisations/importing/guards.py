"""What speaks against writing a list, as France's register of companies asks of its own. Pure.

Guards of identity (another file, columns mixed up) cannot be passed; guards of share can, by a
moderator with a reason.
"""

import math
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
    """As `RegisterImport.guards` keeps them: `facts` by the names that the words use, the limit
    (`least` or `most`, and its `percent`) among them.
    """
    return [*_of_identity(weighed), *_of_share(weighed)]


def _of_identity(w: Weighed) -> Iterator[dict[str, Any]]:
    least = LEAST_KNOWN * w.expected
    if w.is_full and w.expected >= FEW and w.rows and w.known < least:
        facts = {"rows": w.rows, "known": w.known, "before": w.expected}
        limit = {"least": math.ceil(least), "percent": _percent(LEAST_KNOWN)}
        yield _guard("unknown-file", facts | limit, may_be_passed=False)
    most = MOST_RENAMED * w.known
    if w.known >= FEW and w.renamed > most:
        facts = {"known": w.known, "changed": w.renamed}
        limit = {"most": math.floor(most), "percent": _percent(MOST_RENAMED)}
        yield _guard("names-changed", facts | limit, may_be_passed=False)


def _of_share(w: Weighed) -> Iterator[dict[str, Any]]:
    if w.as_of < w.newest:
        days = {"as_of": w.as_of.isoformat(), "newest": w.newest.isoformat()}
        yield _guard("older-list", days)
    most = MOST_WRONG * w.rows
    if w.rows and w.wrong > most:
        limit = {"most": math.floor(most), "percent": _percent(MOST_WRONG)}
        yield _guard("many-wrong", {"wrong": w.wrong, "rows": w.rows} | limit)
    if w.is_full:
        yield from _of_the_country(w)


def _of_the_country(w: Weighed) -> Iterator[dict[str, Any]]:
    least = LEAST_OF_LAST * w.last
    if w.rows < least:
        limit = {"least": math.ceil(least), "percent": _percent(LEAST_OF_LAST)}
        yield _guard("fewer-rows", {"rows": w.rows, "before": w.last} | limit)
    most = max(MOST_MISSING * w.expected, FEW_MISSING)
    if w.missing > most:
        limit = {"most": math.floor(most), "percent": _percent(MOST_MISSING)}
        yield _guard("many-missing", {"missing": w.missing, "before": w.expected} | limit)
    for code, before in sorted(w.provinces_before.items()):
        now, most = w.provinces_now.get(code, 0), max(MOST_OF_PROVINCE * before, FEW_MISSING)
        if before - now > most:
            lost = {"rows": now, "before": before}
            limit = {"most": math.floor(most), "percent": _percent(MOST_OF_PROVINCE)}
            yield _guard("province-loses", {"province": w.names.get(code, code), **lost, **limit})


def _percent(share: float) -> int:
    return round(100 * share)


def _guard(
    code: str, facts: Mapping[str, str | int], *, may_be_passed: bool = True
) -> dict[str, Any]:
    return {"code": code, "facts": dict(facts), "may_be_passed": may_be_passed}
