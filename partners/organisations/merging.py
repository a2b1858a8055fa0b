"""What leads to an organisation, and what becomes of it when the organisation is merged.

Two rows of the register that are one body become one: what stands for today is moved to the one
that stays, what says who acted then stays with the one that was. Each room declares its keys in
its `merging.py`; one that nobody declared stops every merging, and fails a test before that.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.keys import keys_to, keys_to_anything, stored_models
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    DuplicatePair,
    FormerIdentity,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterRow,
)

Row = TypeVar("Row", bound=Model)


class UnknownKey(Exception):
    """Nobody said what becomes of these when an organisation is merged into another."""


class Becomes(Enum):
    """What becomes of the rows of the one that is merged into another."""

    MOVE = "move"
    MOVE_UNLESS_THERE = "move unless there"  # where the other has its own, it stays
    MOVE_OR_HINDER = "move or hinder"  # where the other has its own, nothing is merged
    KEEP = "keep"  # says who acted then


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """`beside` are the fields by which the other has its own already. `why` it is kept.

    `is_name`: readers are told of it, so that it stays with what they never saw.
    """

    model: type[Model]
    field: str
    becomes: Becomes
    why: str | Promise = ""
    beside: tuple[str, ...] = ()
    is_name: bool = False

    def rows(self, organisation: Organisation) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model._base_manager.filter(**{self.field: organisation.pk})
        return found.order_by("pk")

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        """Those of the old one that the other has its own of."""
        if self.becomes in {Becomes.MOVE, Becomes.KEEP}:
            return []
        theirs = {self._place(row) for row in self.rows(kept)}
        return [row for row in self.rows(old) if self._place(row) in theirs]

    def move(self, old: Organisation, kept: Organisation) -> int:
        """How many were moved: each is saved, so that pages and the search follow."""
        stays = {row.pk for row in self.doubled(old, kept)}
        moved = [row for row in self.rows(old) if row.pk not in stays]
        for row in moved:
            setattr(row, self.field, kept)
            row.save(update_fields=[self.field])
        return len(moved)

    def _place(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, row._meta.get_field(name).attname) for name in self.beside)


Hinders = Callable[[Organisation, Organisation], Iterator[str]]
"""Of the one that is merged and the one that stays: what somebody has to decide before."""

_keys: dict[tuple[type[Model], str], Key] = {}
_hinders: list[Hinders] = []
_histories: dict[tuple[type[Model], str], str] = {}


def leads(*keys: Key) -> None:
    """Raises ValueError for what is kept without a reason."""
    for key in keys:
        if key.becomes is Becomes.KEEP and not key.why:
            raise ValueError(f"{key.model.__name__}.{key.field}: kept, and why?")
        _keys[key.model, key.field] = key


def stays(reason: str, *fields: tuple[type[Model], str]) -> None:
    """Keys to rows of whatever kind: those to the old organisation go on leading to it."""
    _histories.update(dict.fromkeys(fields, reason))


def hinders(*rules: Hinders) -> None:
    """What no key says: rows that would stay behind with nobody to act on them."""
    _hinders.extend(rule for rule in rules if rule not in _hinders)


def unknown() -> list[str]:
    """As `app.Model.field`: keys to an organisation, and keys to anything."""
    return sorted(
        f"{model._meta.label}.{name}"
        for model in stored_models()
        for name in (*keys_to(Organisation, model), *keys_to_anything(model))
        if (model, name) not in _keys and (model, name) not in _histories
    )


def require_all_known() -> None:
    """Raises UnknownKey."""
    if found := unknown():
        raise UnknownKey(", ".join(found))


def all_keys() -> Iterable[Key]:
    return _keys.values()


def in_the_way(old: Organisation, kept: Organisation) -> Iterator[str]:
    """What somebody has to decide before, in the reader's words."""
    for key in all_keys():
        if key.becomes is Becomes.MOVE_OR_HINDER:
            for row in key.doubled(old, kept):
                of_what = " · ".join(str(getattr(row, name)) for name in key.beside)
                words = gettext("Both stand in “%(record)s”: take one of them out first.")
                yield words % {"record": of_what}
    for rule in _hinders:
        yield from rule(old, kept)


def move(old: Organisation, kept: Organisation) -> dict[str, int]:
    """What was moved, as `app.Model.field`: how many. Inside the lock of both."""
    moving = (
        key
        for key in all_keys()
        if key.becomes is not Becomes.KEEP and (old.leads_readers_on or not key.is_name)
    )
    moved = {f"{key.model._meta.label}.{key.field}": key.move(old, kept) for key in moving}
    return {name: count for name, count in moved.items() if count}


def merged_where(condition: Q) -> Q:
    """Those into which one was merged that the condition is true of; of what readers never saw
    nothing leads there.
    """
    merged = Organisation.objects.filter(
        condition, merged_into__isnull=False, leads_readers_on=True
    )
    return Q(pk__in=merged.order_by().values("merged_into"))


def led_on(rows: Iterable[Row], field: str) -> None:
    """Let rows of a draft, as it was written then, name the organisation that stands today."""
    named = [(row, key) for row in rows if (key := getattr(row, f"{field}_id"))]
    merged = Organisation.objects.filter(merged_into__isnull=False)
    standing = dict(
        merged.filter(pk__in={key for _row, key in named}).values_list("pk", "merged_into")
    )
    for row, key in named:
        if key in standing:
            setattr(row, f"{field}_id", standing[key])


def declare() -> None:
    """What this room itself has."""
    leads(
        Key(CooperativeProfile, "organisation", Becomes.MOVE_UNLESS_THERE),
        Key(Organisation, "merged_into", Becomes.MOVE),
        Key(
            FormerIdentity,
            "organisation",
            Becomes.MOVE_UNLESS_THERE,
            beside=("kind", "key"),
            is_name=True,
        ),
        Key(RegisterEntry, "organisation", Becomes.MOVE_UNLESS_THERE),
        Key(
            DirectoryRow,
            "organisation",
            Becomes.KEEP,
            _("it follows its organisation"),
        ),
        Key(NameWord, "organisation", Becomes.KEEP, _("it is found by its names of before")),
        Key(DuplicatePair, "first", Becomes.KEEP, _("it says what was decided about these two")),
        Key(DuplicatePair, "second", Becomes.KEEP, _("it says what was decided about these two")),
        Key(RegisterRow, "organisation", Becomes.KEEP, _("the list named it then")),
    )
