"""Short messages to mobile phones, through one way out that a setting names (SMS_BACKEND).

Without one nothing is offered that would need it: ask `is_offered` before a number is asked for.
Send from a job: a gateway may take its time, and whoever waits learns what was sent.
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotSent(Exception):
    """The gateway did not take the message; the text says why."""


class Backend(Protocol):
    def send(self, number: str, text: str) -> None:
        """`number` in E.164. Raises NotSent."""


def is_offered() -> bool:
    return bool(settings.SMS_BACKEND)


def send(number: str, text: str) -> None:
    """Raises NotSent."""
    backend: Backend = import_string(settings.SMS_BACKEND)()
    backend.send(number, text)
