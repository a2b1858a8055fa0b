"""E-mail: one folder of templates per message, in the recipient's language.

`templates/emails/<message>/subject.txt`, `body.txt` and `body.html` get the context and `person`.
The two bodies say the same; the second extends `emails/frame.html`.
"""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
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

    Callables in `context` are called in the recipient's language; `settings_url` is where one
    chooses how often we write, for the mail program's own button, too (RFC 2369).
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
        html = render_to_string(f"emails/{message}/body.html", words)
    headers = {"Auto-Submitted": "auto-generated"}
    if settings_url := words.get("settings_url"):
        headers["List-Unsubscribe"] = f"<{settings_url}>"
    email = EmailMultiAlternatives(
        " ".join(subject.split()), body, to=[person.email], headers=headers
    )
    email.attach_alternative(html, "text/html")
    email.send()
    return Outcome.SENT
