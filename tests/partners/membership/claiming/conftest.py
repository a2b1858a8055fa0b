"""What the worker does after a commit, which a test's transaction never comes to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from home.notices.models import Letter, State
from home.notices.sending import send


@pytest.fixture
def posted() -> Callable[[], list[Any]]:
    """Sends what waits; returns all that was sent so far."""

    def post() -> list[Any]:
        for letter in Letter.objects.filter(state=State.WAITING).order_by("pk"):
            send(letter.pk)
        return mail.outbox

    return post
