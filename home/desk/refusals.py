"""Why an act is refused: one named exception per refusal. Pure."""

from typing import Any


class Refusal(Exception):
    """Base of all refusals; the keyword arguments are the facts of the case.

    `about` names what could mend it, as the act calls its arguments: a form says the refusal
    beside the first of its fields among them, or above all fields.
    """

    about: tuple[str, ...] = ()

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(f"{type(self).__name__}({facts})")


class HasChangedSince(Refusal):
    """Somebody else was faster. Facts: current (the record as it is now)."""


class IsGone(Refusal):
    """The record was taken away meanwhile."""
