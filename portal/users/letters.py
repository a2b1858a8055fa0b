"""Letters about somebody's account: at once, to everybody concerned, not to be switched off."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from home.notices import letters
from portal.users.models import User


def send(name: str, user: User, to: str = "", facts: Mapping[str, Any] | None = None) -> None:
    """The letter of `emails/<name>/`, in the person's language; `to` another address of theirs.
    Nobody who has no address is written to.
    """
    if address := to or user.email:
        post(name, address, user.language, {"person": user, **(facts or {})})


def post(name: str, address: str, language: str, facts: Mapping[str, Any]) -> None:
    """The letter of `emails/<name>/` to an address, whoever has it."""
    with translation.override(language):
        letters.post(name, address, facts)
