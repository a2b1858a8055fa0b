"""How what was done in an organisation's name is undone; rooms say it of their own acts.

A room registers when it is ready:

    undoing.register("membership.profile_proposed", take_back)

where `take_back(done, by)` undoes it under the lock of the organisation's row, and raises
ReliedUpon where something else rests on it by now, or has happened to it since. `done.facts` are
what the act wrote into the history, `done.subject` is the record that it was done to.
"""

from collections.abc import Callable

from home.access import Actor
from partners.membership.models import DoneInName

Undo = Callable[[DoneInName, Actor], None]
_known: dict[str, Undo] = {}


def register(action: str, undo: Undo) -> None:
    _known[action] = undo


def undo_of(action: str) -> Undo | None:
    return _known.get(action)


def undoable() -> set[str]:
    """Actions that know how they are undone."""
    return set(_known)
