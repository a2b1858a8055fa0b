"""A letter as an e-mail: subject, plain words and the same in HTML, in the reader's language.

`templates/emails/<kind>/` get the words of the kind, `person`, `is_digest` and `settings_url`;
the HTML extends `emails/frame.html`.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from home.access import Actor
from home.notices.kinds import kind_of
from home.notices.models import Letter

NOTIFICATIONS = "#tab-notifications"  # where the admin's account page keeps the choices


def settings_address(person: AbstractUser) -> str:
    """Where this person chooses the language and how often we write, in the active language."""
    if Actor(person).has("wagtailadmin.access_admin"):
        path = reverse("wagtailadmin_account") + NOTIFICATIONS
    else:
        path = reverse("notices:settings")
    return f"{settings.BASE_URL}{path}"


def write(letter: Letter, person: AbstractUser, words: dict[str, Any]) -> EmailMultiAlternatives:
    """In the active language. `List-Unsubscribe` is the mail program's own button (RFC 2369)."""
    kind = kind_of(letter.kind)
    context = {
        **words,
        "is_obligatory": kind.is_obligatory,
        "person": person,
        "is_digest": letter.is_digest,
        "site": settings.WAGTAIL_SITE_NAME,
        "settings_url": settings_address(person),
    }
    subject, body, html = (
        render_to_string(f"emails/{kind.folder}/{part}", context)
        for part in ("subject.txt", "body.txt", "body.html")
    )
    unsubscribe = {"List-Unsubscribe": f"<{context['settings_url']}>"}
    return _email(letter, subject, body, html, unsubscribe)


def written_before(letter: Letter) -> EmailMultiAlternatives:
    """What somebody else wrote, and cannot be switched off."""
    return _email(letter, letter.subject, letter.text, letter.html, {})


def _email(
    letter: Letter, subject: str, body: str, html: str, headers: dict[str, str]
) -> EmailMultiAlternatives:
    # The Message-ID stays when a letter is sent again: mail programs know it by that.
    host = urlsplit(settings.BASE_URL).hostname
    number = f"letter-{letter.pk}.{letter.created_at:%Y%m%d%H%M%S}"
    line = " ".join(subject.split())  # a header ends where its line does
    headers |= {"Auto-Submitted": "auto-generated", "Message-ID": f"<{number}@{host}>"}
    email = EmailMultiAlternatives(line, body, to=[letter.goes_to], headers=headers)
    if html:
        email.attach_alternative(html, "text/html")
    return email
