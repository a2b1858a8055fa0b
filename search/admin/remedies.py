"""What may be done about words that find nothing; rooms register what they offer.

register(Remedy(_("Glossary"), "glossary.change_term", address))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from home.access import Actor


@dataclass(frozen=True, slots=True)
class Remedy:
    """`address` is asked with the words and their language."""

    label: str | Promise
    permission: str
    address: Callable[[str, str], str]


_remedies: list[Remedy] = []


def register(remedy: Remedy) -> None:
    if remedy not in _remedies:
        _remedies.append(remedy)


def remedies_for(actor: Actor) -> list[Remedy]:
    return [one for one in _remedies if actor.has(one.permission)]
