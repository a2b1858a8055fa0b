"""How what was done in an organisation's name is undone; rooms say it of their own acts.

A room registers when it is ready:

    undoing.register("membership.profile_proposed", take_back, outcomes)

where `outcomes(rows)` says by key, with one query for all of a page, what became of those of one
organisation that cannot be undone any more, and `take_back(done, by)` undoes it under the lock of
the organisation's row, and raises ReliedUpon where something else rests on it by now, or has
happened to it since. `done.facts` are what the act wrote into the history, `done.subject` is the
record that it was done to.
"""

from collections.abc import Callable, Collection, Iterable

from home.access import Actor
from partners.membership.models import DoneInName

Undo = Callable[[DoneInName, Actor], None]
Outcomes = Callable[[Collection[DoneInName]], dict[int, str]]
_known: dict[str, Undo] = {}
_outcomes: dict[str, Outcomes] = {}


def register(action: str, undo: Undo, outcomes: Outcomes) -> None:
    _known[action], _outcomes[action] = undo, outcomes


def undo_of(action: str) -> Undo | None:
    return _known.get(action)


def undoable() -> set[str]:
    """Actions that know how they are undone."""
    return set(_known)


def outcomes_of(rows: Iterable[DoneInName]) -> dict[int, str]:
    """By key what became of those, all of one organisation, that cannot be undone any more."""
    asked: dict[Outcomes, list[DoneInName]] = {}
    for row in rows:
        if (outcomes := _outcomes.get(row.action)) is not None:
            asked.setdefault(outcomes, []).append(row)
    return {key: said for ask, some in asked.items() for key, said in ask(some).items()}
