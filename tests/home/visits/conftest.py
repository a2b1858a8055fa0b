from collections.abc import Iterator

import pytest
from django.test import Client

from home.visits import counting


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    counting.forget()
    yield
    counting.forget()


@pytest.fixture
def visitor() -> Client:
    """A browser that says what it is."""
    return Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Firefox/140.0"})
