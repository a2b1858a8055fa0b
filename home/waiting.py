"""What waits for a person: the list on top of the workspace.

Every room may add its own, when it is ready:

    waiting.register(claims_to_decide)

where `claims_to_decide(actor)` returns what this person may do now, and nothing that is settled.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

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
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def waiting_for(actor: Actor) -> list[Waiting]:
    return most_urgent_first(one for source in _sources for one in source(actor))


def most_urgent_first(found: Iterable[Waiting]) -> list[Waiting]:
    """What has no last day comes after what has one."""
    return sorted(found, key=lambda one: one.until or date.max)
