"""Short messages to mobile phones, through one way out that a setting names (SMS_BACKEND).

Without one nothing is offered that would need it: ask `is_offered` before a number is asked for.
Send from a job: a gateway may take its time, and whoever waits learns what was sent.
"""

from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

Guard = Callable[[str], bool]
_guards: list[Guard] = []


class NotSent(Exception):
    """The gateway did not take the message; the text says why."""


class Unsure(NotSent):
    """The message was handed over, and nobody knows whether it was taken: it may cost already."""


class Backend(Protocol):
    def send(self, number: str, text: str) -> None:
        """`number` in E.164. Raises NotSent, Unsure."""


def is_offered() -> bool:
    return bool(settings.SMS_BACKEND)


def guarded_by(guard: Guard) -> None:
    """`guard(number)` says, each time, whether one more may be sent there, and counts it."""
    if guard not in _guards:
        _guards.append(guard)


def send(number: str, text: str) -> None:
    """Raises NotSent, also where a guard says no; Unsure."""
    if not all(guard(number) for guard in _guards):
        raise NotSent("too many short messages were sent")
    backend: Backend = import_string(settings.SMS_BACKEND)()
    backend.send(number, text)
