"""What every row that points to a person is called, and what becomes of it: one declaration each.

A room declares its own in its `personal.py`, beside `public.py`. A relation that nobody declared
stops erasing (`unknown.py`), and fails a test before that.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import Enum
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

Text = str | Promise


class Erasure(Enum):
    """What becomes of rows when their person erases the account."""

    KEEP = "keep"  # they lead to an account without a name
    EMPTY = "empty"  # what names the person is taken out
    DELETE = "delete"


class Merging(Enum):
    """What becomes of the rows of an account that is merged into another of the same person."""

    MOVE = "move"
    MOVE_UNLESS_THERE = "move unless there"  # what the other has already stays, and is erased
    LEAVE = "leave"  # of the account, not of the person: erased with it
    REFUSE = "refuse"  # while there are such rows, nothing is merged


class Points(Enum):
    """How rows name their person."""

    KEY = "key"  # a foreign key
    OBJECT = "object"  # content type and key
    ADDRESS = "address"  # an e-mail address, without a key
    SELF = "self"  # the account itself


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """Rows of one model that one field ties to a person.

    `title`, `group` and `source` (where they come from) are for the person's eyes. `shows` names
    the fields that the page shows of each row; the download has all but the `secret` ones. `why`
    says why they are kept; `blank` what is written where they are emptied.
    """

    model: type[Model]
    field: str
    title: Text
    group: Text
    source: Text
    erasure: Erasure
    merging: Merging
    why: Text = ""
    shows: tuple[str, ...] = ()
    secret: frozenset[str] = frozenset()
    blank: Mapping[str, Any] | None = dataclasses.field(default=None, hash=False)
    points: Points = Points.KEY
    called_after: bool = False  # the rows' own names hold the person's, also in the history

    def rows(self, person: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model._base_manager.order_by("-pk")
        return found.filter(self._of(person))

    def erase(self, person: Any) -> None:
        if self.erasure is Erasure.DELETE:
            self.rows(person).delete()
        elif self.erasure is Erasure.EMPTY:
            self.rows(person).order_by().update(**(self.blank or {self.field: None}))

    def move(self, person: Any, to: Any) -> None:
        """To another account of the same person. What the other has already, and what the
        database lets nobody do about themselves (decide their own claim), stays as it was.
        """
        for row in self.rows(person).order_by("pk"):
            value = str(to.pk) if self.points is Points.OBJECT else to.pk
            with suppress(IntegrityError), transaction.atomic():
                self.model._base_manager.filter(pk=row.pk).update(**{self.field: value})

    def _of(self, person: Any) -> Q:
        match self.points:
            case Points.SELF:
                return Q(pk=person.pk)
            case Points.ADDRESS:
                return Q(**{f"{self.field}__in": addresses_of(person)})
            case Points.OBJECT:
                kind = ContentType.objects.get_for_model(get_user_model())
                return Q(**{"content_type": kind, self.field: str(person.pk)})
        return Q(**{self.field: person.pk})


_held: dict[tuple[type[Model], str], Held] = {}
_nobodys: dict[tuple[type[Model], str], Text] = {}


def hold(*those: Held) -> None:
    """Raises ValueError for what is kept without a reason, and for a reason without keeping."""
    for one in those:
        if (one.erasure is Erasure.KEEP) != bool(one.why):
            raise ValueError(f"{one.model.__name__}.{one.field}: kept, and why?")
        _held[one.model, one.field] = one


def nobodys(reason: str, *fields: tuple[type[Model], str]) -> None:
    """These look as if they named a person and do not."""
    _nobodys.update(dict.fromkeys(fields, reason))


def all_held() -> Iterator[Held]:
    """The account itself comes last: what leads to it is asked for before it is emptied."""
    yield from sorted(_held.values(), key=lambda one: one.points is Points.SELF)


def is_declared(model: type[Model], name: str) -> bool:
    return (model, name) in _held or (model, name) in _nobodys


def addresses_of(person: Any) -> list[str]:
    """The e-mail addresses that are an account's own: anybody may name another one's, unproven."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    named = proven.values_list("email", flat=True)
    return sorted({address for address in (*named, person.email) if address})
