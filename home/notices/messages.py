"""Kinds that say one thing with one button, all in the same dress: no templates of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import Promise

from home.access import Actor
from home.notices.kinds import Kind, Said

if TYPE_CHECKING:
    from home.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Message:
    """In the reader's language. `text` is one paragraph or several, with blank lines between;
    `url` begins with a slash and leads to what the `button` names.
    """

    subject: str
    text: str
    url: str
    button: str


MessageOf = Callable[[Any, "Notice"], Message | None]


def message_kind(
    code: str,
    title: Promise,
    message_of: MessageOf,
    *,
    may_hear: Callable[[Actor], bool] = lambda actor: actor.person is not None,
    is_obligatory: bool = False,
    rhythm: str = "weekly",
) -> Kind:
    """`message_of(person, notice)` answers when the letter goes out: None for what is settled by
    then, and for what this person may not know any more.
    """

    def say(person: Any, notices: Sequence["Notice"], day: date) -> Said:
        found = [(notice, message_of(person, notice)) for notice in notices]
        told = [(notice, message) for notice, message in found if message is not None]
        messages = [replace(one, url=settings.BASE_URL + one.url) for _notice, one in told]
        words = {"messages": messages, "title": title, "count": len(messages)}
        return Said([notice for notice, _message in told], words)

    return Kind(code, title, may_hear, say, is_obligatory, templates="message", rhythm=rhythm)
