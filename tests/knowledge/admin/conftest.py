"""Staff with the rights of their groups, as the migrations gave them."""

import pytest
from django.test import Client

from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from tests.factories.people import staff


@pytest.fixture
def editor(db: None) -> User:
    return staff(EDITORS)


@pytest.fixture
def moderator(db: None) -> User:
    return staff(MODERATORS)


@pytest.fixture
def stranger(db: None) -> User:
    """Signed in, without any right."""
    return User.objects.create_user("orang@simpul.test", "x")


@pytest.fixture
def at_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
