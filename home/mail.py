"""E-mail: one folder of templates per message, in the recipient's language.

`templates/emails/<message>/subject.txt` and `body.txt` get the context and `person`.
"""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


class Outcome(StrEnum):
    """What became of a message; everything but SENT is the reason why it was not sent."""

    SENT = "sent"
    NO_ADDRESS = "no-address"
    INACTIVE = "inactive"


def language_of(person: Any) -> str:
    """The language that a person chose for the admin, else the site's first."""
    profile = getattr(person, "wagtail_userprofile", None)
    chosen = profile.preferred_language[:2] if profile else ""
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def send(message: str, person: Any, context: dict[str, Any]) -> Outcome:
    """Write `message` to `person`. What the mail server refuses is raised (OSError, SMTP errors).

    Callables in `context` are called in the recipient's language.
    """
    if not person.is_active:
        return Outcome.INACTIVE
    if not person.email:
        return Outcome.NO_ADDRESS
    with translation.override(language_of(person)):
        words = {name: value() if callable(value) else value for name, value in context.items()}
        words |= {"person": person, "site": settings.WAGTAIL_SITE_NAME}
        subject = render_to_string(f"emails/{message}/subject.txt", words)
        body = render_to_string(f"emails/{message}/body.txt", words)
    EmailMessage(" ".join(subject.split()), body, to=[person.email]).send()
    return Outcome.SENT
