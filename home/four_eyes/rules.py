"""The one rule of how what visitors read is guarded, for every kind of record that staff change."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
    return any(_is_open(row) for row in _shown_by(record))


def _shown_by(record: Model) -> Iterable[Model]:
    return list(owners_of(record)) or [record]


def _is_open(row: Model) -> bool:
    rows = type(row)._default_manager.filter(pk=row.pk)
    if hasattr(rows, "visible_to"):
        return bool(rows.visible_to(NOBODY).exists())
    return bool(getattr(row, "is_public", True) and getattr(row, "live", True))
