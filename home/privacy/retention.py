"""How long personal rows are kept: one table, carried out every night (`manage.py forget_old`).

Rooms add theirs in `personal.py`. What another duty carries out, or ends by itself, stands in the
table too, and says by what.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

Rows = Callable[[datetime], QuerySet[Any]]
How = Callable[[QuerySet[Any]], object]


def delete(rows: QuerySet[Any]) -> object:
    return rows.delete()


@dataclass(frozen=True, slots=True)
class Rule:
    """`rows(before)` are those that are older than `before`, which is `after` ago; `how` forgets
    them. `carried_out_by`: another duty, or what ends them; then `rows` is not asked.
    """

    what: str
    after: timedelta
    why: str
    rows: Rows | None = None
    how: How = delete
    carried_out_by: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    rule: Rule
    count: int


_rules: dict[str, Rule] = {}


def forget_after(*rules: Rule) -> None:
    """Raises ValueError for a rule that nobody carries out, or two do."""
    for rule in rules:
        if (rule.rows is None) != bool(rule.carried_out_by):
            raise ValueError(rule.what)
        _rules[rule.what] = rule


def all_rules() -> list[Rule]:
    return list(_rules.values())


def due(now: datetime | None = None) -> list[Due]:
    """What is to be forgotten now, in the order of the table."""
    at = now or timezone.now()
    asked = [(rule, rule.rows) for rule in all_rules() if rule.rows is not None]
    found = [Due(rule, rows(at - rule.after).count()) for rule, rows in asked]
    return [one for one in found if one.count]


def carry_out(one: Due, now: datetime | None = None) -> None:
    """May run at any time, and twice."""
    at = now or timezone.now()
    if one.rule.rows is not None:
        with transaction.atomic():
            one.rule.how(one.rule.rows(at - one.rule.after))
