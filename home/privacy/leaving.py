"""What rooms say and do when somebody erases their account."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.refusals import Refusal


class IsHindered(Refusal):
    """Something has to be done before. Facts: hindrances (list of Hindrance)."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an account cannot be erased yet, in the reader's words, and the way on."""

    text: str | Promise
    url: str = ""
    link: str | Promise = ""


Hindering = Callable[[Any], Iterable[Hindrance]]
Farewell = Callable[[Any, Actor], None]


def is_staff(person: Any) -> Iterator[Hindrance]:
    """An administrator is ended by others: rights are taken first."""
    if Actor(person).has("wagtailadmin.access_admin"):
        yield Hindrance(_("Your account belongs to the staff. An administrator ends it."))


_hindering: list[Hindering] = [is_staff]
_warning: list[Hindering] = []
_farewells: list[Farewell] = []


def hinders(source: Hindering) -> None:
    if source not in _hindering:
        _hindering.append(source)


def warns(source: Hindering) -> None:
    """What one should know before, and may want to do first; it hinders nothing."""
    if source not in _warning:
        _warning.append(source)


def says_farewell(act: Farewell) -> None:
    """`act(person, by)` runs in the transaction, before anything is erased: memberships and
    sessions end through their own services.
    """
    if act not in _farewells:
        _farewells.append(act)


def hindrances(person: Any) -> list[Hindrance]:
    return [one for source in _hindering for one in source(person)]


def warnings(person: Any) -> list[Hindrance]:
    return [one for source in _warning for one in source(person)]


def require_unhindered(source: Hindering, person: Any) -> None:
    """For a farewell, under its locks. Raises IsHindered."""
    if found := list(source(person)):
        raise IsHindered(hindrances=found)


def say_farewell(person: Any, by: Actor) -> None:
    for act in _farewells:
        act(person, by)
