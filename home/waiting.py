"""What waits for a person: the list on top of the workspace.

Every room may add its own, when it is ready:

    waiting.register(to_answer, rows=open_places)

where `to_answer(actor)` returns what this person may do now, and nothing that is settled, and
`open_places(actor)` are the rows that it tells of.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, QuerySet
from django.utils.functional import Promise

from home.access import Actor

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do, with the one button that leads to it. `organisation`: for which, by name;
    `until`: the last day, if there is one.
    """

    text: Text
    url: str
    button: Text
    organisation: str = ""
    until: date | None = None


Source = Callable[[Actor], Iterable[Waiting]]
Rows = Callable[[Actor], QuerySet[Any]]
_sources: dict[Source, Rows | None] = {}


def register(source: Source, rows: Rows | None = None) -> None:
    """With `rows`, the source is only asked where there is one: see `waiting_for`."""
    _sources[source] = rows


def waiting_for(actor: Actor) -> list[Waiting]:
    """One query tells of which kinds there are rows; each of these costs its own, and what does
    not wait costs none, however many rooms there are.
    """
    return most_urgent_first(one for source in _asked(actor) for one in source(actor))


def _asked(actor: Actor) -> list[Source]:
    """The sources that have something to say, and those that do not tell their rows."""
    if actor.person is None:
        return []
    sources = list(_sources.items())
    kinds = {f"kind_{n}": Exists(rows(actor)) for n, (_, rows) in enumerate(sources) if rows}
    people = get_user_model()._default_manager.filter(pk=actor.person.pk)
    found = people.values(**kinds).get() if kinds else {}
    return [source for n, (source, _) in enumerate(sources) if found.get(f"kind_{n}", True)]


def most_urgent_first(found: Iterable[Waiting]) -> list[Waiting]:
    """What has no last day comes after what has one."""
    return sorted(found, key=lambda one: one.until or date.max)
