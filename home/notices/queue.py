"""The mail backend of production: what Django is told to send waits as rows.

Whoever sends a letter in a request (a forgotten password, a page for the moderators) waits for no
mail server, and a letter whose transaction is undone is never sent.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import get_language

from home.jobs import recovery
from home.notices.models import Letter

HTML = "text/html"


class QueueBackend(BaseEmailBackend):
    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """A letter for each address. Raises ValueError for attachments, which no row holds."""
        for message in email_messages:
            for address in message.recipients():
                recovery.ring(Letter, _letter(message, address).pk)
        return len(email_messages)


def _letter(message: EmailMessage, address: str) -> Letter:
    if message.attachments:
        raise ValueError("a letter in the queue carries no attachments")
    people = get_user_model()._default_manager.filter(email=address)
    return Letter.objects.create(
        recipient=people.first(),
        address=address,
        language=get_language() or "",
        subject=message.subject[:200],
        text=message.body,
        html=next((html for html, mime in _alternatives(message) if mime == HTML), ""),
    )


def _alternatives(message: EmailMessage) -> Sequence[tuple[Any, Any]]:
    return getattr(message, "alternatives", ())
