"""The library's desk."""

import pytest
from django.test import Client

from portal.users.models import User


@pytest.fixture
def at_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
