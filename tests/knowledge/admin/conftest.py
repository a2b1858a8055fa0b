"""Staff with the rights of their groups, as the migrations gave them."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from home.groups import EDITORS, MODERATORS
from portal.users.models import User


def _person(group: str, name: str = "") -> User:
    user = User.objects.create_user(f"{name or group.lower()}@simpul.test", "x")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db: None) -> User:
    return _person(EDITORS)


@pytest.fixture
def moderator(db: None) -> User:
    return _person(MODERATORS)


@pytest.fixture
def stranger(db: None) -> User:
    """Signed in, without any right."""
    return User.objects.create_user("orang@simpul.test", "x")


@pytest.fixture
def at_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
