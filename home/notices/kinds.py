"""What kinds of notices there are. A room registers its own when it is ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from home.access import Actor

if TYPE_CHECKING:
    from home.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Said:
    """`notices` are those of a letter that still hold for its reader; `words` are what the
    templates of the kind show of them.
    """

    notices: Sequence["Notice"]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`templates` (the `code` where it is empty) names the folder of the letter's templates,
    `emails/<templates>/{subject.txt,body.txt,body.html}`. What is obligatory (decisions about a
    person, security) is sent at once and cannot be switched off; of other kinds, who chose nothing
    hears in the `rhythm` (of `models.Rhythm`).

    Who `may_hear` is asked how often, and nobody else is written to. `say(person, notices, day)`
    is called in the person's language when the letter goes out: it leaves out what is settled by
    then, and what the person may not see any more.
    """

    code: str
    title: Promise
    may_hear: Callable[[Actor], bool]
    say: Callable[[Any, Sequence["Notice"], date], Said]
    is_obligatory: bool = False
    templates: str = ""
    rhythm: str = "weekly"

    @property
    def folder(self) -> str:
        return self.templates or self.code


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Raises KeyError."""
    return _kinds[code]


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def heard_by(actor: Actor) -> list[Kind]:
    """What this person may be told, and chooses how often. Kinds that share a question ask it
    once.
    """
    offered = [kind for kind in _kinds.values() if not kind.is_obligatory]
    answers = {ask: ask(actor) for ask in {kind.may_hear for kind in offered}}
    return [kind for kind in offered if answers[kind.may_hear]]
