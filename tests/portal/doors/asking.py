"""What a role is told at an address."""

from collections.abc import Iterable
from typing import Any

from django.test import Client

from portal.users.models import User
from tests.portal.doors.addresses import Asked
from tests.portal.doors.roles import MARKS, ROLES


def told_too_much(role: str, person: User, addresses: Iterable[Asked]) -> list[str]:
    """Addresses that name what is closed to the role, or break."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    closed = {name: mark for name, mark in MARKS.items() if name not in ROLES[role]}
    seen = []
    for asked in addresses:
        status, text = _told(client, asked)
        told = [name for name, mark in closed.items() if mark in text]
        if told or status >= 500:
            seen.append(f"{asked.address} {asked.query or ''}: {status} {told}")
    return seen


def _told(client: Client, asked: Asked) -> tuple[int, str]:
    client.cookies.pop("messages", None)  # refusals would pile up, and be read again each time
    answer: Any = client.get(asked.address, asked.query)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, f"{body.decode(errors='replace')} {answer.headers.items()}"
