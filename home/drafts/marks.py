"""Whose form it is, signed into the form itself: readable after the session has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "home.drafts"
LASTS = timedelta(days=90)  # as long as a session at most


@dataclass(frozen=True, slots=True)
class Mark:
    """`names` are those of the fields that may be kept."""

    person: int
    form: str
    names: list[str]


def write(person: Any, form: str, names: Sequence[str]) -> str:
    return signing.dumps([person.pk, form, list(names)], salt=SALT, compress=True)


def read(text: str) -> Mark | None:
    """None for what we did not write, or too long ago."""
    try:
        return Mark(*signing.loads(text, salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return None


def on_device(person: Any) -> str:
    """What the browser calls a person: another one on the same device finds nothing."""
    return salted_hmac(SALT, str(person.pk)).hexdigest()[:12]


def name_on_device(person: Any, form: str) -> str:
    """Under which the browser keeps it."""
    return f"{on_device(person)}:{form}"
