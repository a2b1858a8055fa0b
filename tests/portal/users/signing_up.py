"""Somebody who signs up, by the pages."""

import re
from typing import Any

from django.test import Client

from tests.portal.access.asking import url

WORDS = "kartu-stok-2026-gudang"
PHONE, EMAIL = "0812 3456 7890", "sari@simpul.test"
KEPT = "+6281234567890"


def asks(client: Client, contact: str = PHONE, *, language: str = "id", **given: str) -> Any:
    """Sends the form; the answer."""
    field = "email" if "@" in contact else "phone"
    typed = {"name": "Sari", field: contact, "password": WORDS, **given}
    return client.post(url("account_signup", language), typed)


def code_in(words: str) -> str:
    """The six digits of a message."""
    [found] = re.findall(r"\b(\d{3}) ?(\d{3})\b", words)
    return "".join(found)


def link_in(words: str) -> str:
    """Its path."""
    [found] = re.findall(r"https?://[^/\s]+(/\S+/link/\S+)", words)
    return str(found)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def types(client: Client, code: str, language: str = "id") -> Any:
    return client.post(url("account_code", language), {"code": code})


def is_in(client: Client) -> bool:
    return client.get("/id/ruang/").status_code == 200
