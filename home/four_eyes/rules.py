"""The one rule of how what visitors read is guarded, for every kind of record that staff change."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Model

from home.access import NOBODY, Actor
from home.cache.declared import owners_of

# What moderators have and editors have not, where a room has no right of its own to decide.
MODERATES = "home.change_sitesettings"


class Guard(StrEnum):
    """`APPROVAL`: editors write drafts, who decides publishes them; what is done to such a record
    beside its words (a step, a commitment) stands at once, and is told. `TOLD`: it stands at once,
    and who decides is told at once. `FREE`: no fact about anybody or anything, or none at once.
    """

    APPROVAL = "approval"
    TOLD = "told"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Rule:
    """`right`: who has it decides, and needs no second pair of eyes. `why`: for what is free."""

    guard: Guard
    right: str = ""
    why: str = ""


_rules: dict[type[Model], Rule] = {}


def approval(right: str, *models: type[Model]) -> None:
    _rules.update(dict.fromkeys(models, Rule(Guard.APPROVAL, right)))


def told(right: str, *models: type[Model]) -> None:
    _rules.update(dict.fromkeys(models, Rule(Guard.TOLD, right)))


def free(why: str, *models: type[Model]) -> None:
    _rules.update(dict.fromkeys(models, Rule(Guard.FREE, why=why)))


def rule_of(model: type[Model] | None) -> Rule | None:
    """None for what no visitor reads."""
    if model is None:
        return None
    return next((_rules[base] for base in model.__mro__ if base in _rules), None)


def all_rules() -> dict[type[Model], Rule]:
    return dict(_rules)


def user_decides(actor: Actor, model: type[Model]) -> bool:
    """Whether `actor` needs no second pair of eyes for records of this kind."""
    rule = rule_of(model)
    return rule is None or rule.guard is Guard.FREE or actor.has(rule.right)


def visitors_read(record: Model) -> bool:
    """Whether it stands on the site, by itself or as a part of what shows it."""
    return bool(those_visitors_read([record]))


def those_visitors_read(records: Iterable[Model]) -> set[Any]:
    """Keys of those, all of one model, that stand on the site: a question for each model."""
    showing: dict[type[Model], dict[Any, set[Any]]] = {}
    for record in records:
        for row in _shown_by(record):
            showing.setdefault(type(row), {}).setdefault(row, set()).add(record.pk)
    return {
        key for model, rows in showing.items() for row in _open(model, rows) for key in rows[row]
    }


def _shown_by(record: Model) -> Iterable[Model]:
    return list(owners_of(record)) or [record]


def _open(model: type[Model], rows: Iterable[Model]) -> list[Model]:
    found = model._default_manager.filter(pk__in=[row.pk for row in rows])
    if hasattr(found, "visible_to"):
        keys = set(found.visible_to(NOBODY).values_list("pk", flat=True))
        return [row for row in rows if row.pk in keys]
    return [row for row in rows if getattr(row, "is_public", True) and getattr(row, "live", True)]
