"""What a role is told at an address."""

from collections.abc import Iterable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.users.models import User
from tests.portal.access.addresses import Asked
from tests.portal.access.roles import closed_to

PASSWORD = "rahasia-sekali-7"


def told_too_much(role: str, person: User | None, addresses: Iterable[Asked]) -> list[str]:
    """Addresses that name what is closed to the role, or break."""
    client = signed_in(person)
    closed, seen = closed_to(role), []
    for asked in addresses:
        client.cookies.pop("messages", None)  # refusals would pile up, and be read again each time
        status, text = told(client.get(asked.address, asked.query))
        named = [name for name, mark in closed.items() if mark in text]
        if named or status >= 500:
            seen.append(f"{asked.address} {asked.query or ''}: {status} {named}")
    return seen


def signed_in(person: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


def told(answer: Any) -> tuple[int, str]:
    """The status, and everything that reaches the browser: the page, headers and messages."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = f"{body.decode(errors='replace')} {answer.headers.items()} {answer.cookies.output()}"
    return answer.status_code, told


def with_password(person: User) -> User:
    """The same, who can now sign in with PASSWORD."""
    person.set_password(PASSWORD)
    person.save()
    return person


def url(name: str, language: str = "id") -> str:
    with translation.override(language):
        return reverse(name)


def sign_in(client: Client, person: User, leads: str = "/admin/") -> Any:
    """By the form; what is shown in the end."""
    given = {"login": person.email, "password": PASSWORD}
    return client.post(f"{url('account_login')}?next={leads}", given, follow=True)


def signed_in_by_form(person: User, **extra: Any) -> Client:
    client = Client(**extra)
    sign_in(client, person, leads="")
    return client
