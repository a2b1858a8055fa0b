"""Commitments as beads: one shape and tone for each state, so that they differ without colour."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.ui.states import look
from partners.agreements.rules.progress import Light
from partners.agreements.wording import LIGHTS

SIZE, STEP = 14, 17
MOST = 10
_DISC = "M7 1a6 6 0 1 1 0 12a6 6 0 1 1 0-12z"
SHAPES = {
    Light.DONE: _DISC,
    Light.UNDERWAY: f"{_DISC}M7 3a4 4 0 0 0 0 8z",
    Light.PLANNED: f"{_DISC}M7 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
    Light.LATE: "M7 1l7 12H0z",
    Light.BLOCKED: "M1 1h12v12H1zM3 6v2h8V6z",
    Light.DROPPED: "M3 2l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",
}


@dataclass(frozen=True, slots=True)
class Bead:
    light: Light
    x: int = 0

    @property
    def shape(self) -> str:
        return SHAPES[self.light]

    @property
    def tone(self) -> str:
        return look(self.light).tone


def string(lights: Mapping[str, int], most: int = MOST) -> tuple[list[Bead], int]:
    """One bead a commitment in the order of their states, and how many more there are.

    Where they are too many, each state keeps one at least.
    """
    counts = {light: lights.get(light, 0) for light in LIGHTS}
    total = sum(counts.values())
    for _each in range(total - most):
        largest = max(LIGHTS, key=counts.__getitem__)
        if counts[largest] == 1:
            break
        counts[largest] -= 1
    shown = [light for light in LIGHTS for _each in range(counts[light])]
    beads = [Bead(light, STEP * number) for number, light in enumerate(shown)]
    return beads, total - len(shown)
