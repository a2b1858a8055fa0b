"""What a host's silence about a batch leads to, and when. Pure.

ASKED ─▶ REMINDED ─▶ REMINDED_AGAIN ─▶ CALLED_OFF        from each of the first three ─▶ LEFT

A host has so many days after the results to confirm that its batch takes place. It is reminded when
half of them are over, and again two days before the last. Only who was reminded twice is taken as
silent, and no batch is called off by silence in the week before it begins: those are left to
moderators, who can telephone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Before the last day; and the least between the last reminder and the end.
AGAIN = timedelta(days=2)
SPARED = timedelta(days=7)


class Step(StrEnum):
    ASKED = "asked"
    REMINDED = "reminded"
    REMINDED_AGAIN = "reminded_again"
    CALLED_OFF = "called_off"
    LEFT = "left"


ENDED = frozenset({Step.CALLED_OFF, Step.LEFT})


@dataclass(frozen=True, slots=True)
class Asked:
    """`within` days from the day it was asked on; `noted_on` is the day of the last step."""

    step: Step
    asked_on: date
    within: int
    noted_on: date
    starts_on: date

    @property
    def last_day(self) -> date:
        """To confirm."""
        return self.asked_on + timedelta(days=self.within)

    @property
    def is_spared(self) -> bool:
        """Whether it begins too soon after the last day to be called off by silence."""
        return self.last_day >= self.starts_on - SPARED


def next_step(asked: Asked, on: date) -> Step:
    """Where it stands on that day: one step further at most, also when nobody looked for long.

    >>> day = date(2027, 3, 1)
    >>> next_step(Asked(Step.ASKED, day, 14, day, date(2027, 5, 1)), date(2027, 3, 8)).value
    'reminded'
    """
    if asked.step in ENDED:
        return asked.step
    if on > asked.starts_on - SPARED:
        return Step.LEFT
    match asked.step:
        case Step.ASKED if on >= asked.asked_on + timedelta(days=asked.within // 2):
            return Step.REMINDED
        case Step.REMINDED if on >= asked.last_day - AGAIN and on > asked.noted_on:
            return Step.REMINDED_AGAIN
        case Step.REMINDED_AGAIN if on > asked.last_day and on >= asked.noted_on + AGAIN:
            return Step.CALLED_OFF
    return asked.step
