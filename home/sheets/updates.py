"""Rows of a list that name what is recorded: what would change, as a person reads it. Pure."""

from dataclasses import dataclass

EVERY = "every"
"""Instead of keys: all that may be chosen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One field before and after; `empties`: the list says that there is nothing."""

    label: str
    before: str
    after: str
    empties: bool = False


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    """`key` is sent back when the row is chosen, empty when it cannot be; `elsewhere` what a list
    never changes; `notes` what one should know first.
    """

    key: str
    place: str
    title: str
    changes: tuple[Shown, ...]
    elsewhere: tuple[Shown, ...] = ()
    notes: tuple[str, ...] = ()
