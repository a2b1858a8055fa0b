"""How the states of things look: each room declares its own once, and whoever shows one asks here.

The site, the admin, the brief and the style guide say the same state in the same word, tone and
icon. A tone is a role of the sheet's colours (docs/design.md): `attention` is for what needs
looking at, such as what is late, and `danger` for what went wrong or stands still.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, TypeVar, get_args

from django.utils.functional import Promise

Tone = Literal["primary", "success", "attention", "danger", "neutral"]
TONES: tuple[Tone, ...] = get_args(Tone)
S = TypeVar("S", bound=Enum)
_QUIET: tuple[Tone, ...] = ("primary", "neutral")


@dataclass(frozen=True, slots=True)
class Look:
    """`icon` is of static/ui/img/icons.svg; a state with a label of its own leaves `word` out."""

    tone: Tone
    icon: str
    word: str | Promise = ""

    @property
    def is_loud(self) -> bool:
        """Whether its bead is filled: it is settled, or somebody should look."""
        return self.tone not in _QUIET

    @property
    def admin_class(self) -> str:
        """The class beside `w-status` in Wagtail's admin, whose own two colours are too few."""
        return f"desk-{self.tone}"


_looks: dict[type[Enum], dict[Enum, Look]] = {}


def declare(looks: Mapping[S, Look], decided: type[Enum] | None = None) -> dict[S, str | Promise]:
    """Say how the states of one enum look; returns their words.

    `decided` is an enum of what is stored where `S` also follows from the date: its members look
    like those of the same value. Raises ValueError where a state has no look, or no word.
    """
    states = type(next(iter(looks)))
    said = {state: replace(it, word=it.word or _label(state)) for state, it in looks.items()}
    forgotten = [state for state in states if state not in said or not said[state].word]
    if forgotten:
        raise ValueError(f"no look or no word for {forgotten}")
    _looks[states] = dict(said)
    if decided:
        _looks[decided] = {state: said[states(state.value)] for state in decided}
    return {state: it.word for state, it in said.items()}


def look(state: Enum) -> Look:
    """Raises KeyError where nobody declared the enum of `state`."""
    return _looks[type(state)][state]


def declared() -> dict[type[Enum], dict[Enum, Look]]:
    """Every enum that was declared, with the looks of its members."""
    return dict(_looks)


def _label(state: Enum) -> str | Promise:
    return getattr(state, "label", "")
