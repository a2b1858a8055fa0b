"""Staff with the rights of their groups, as the migrations gave them."""

import pytest
from django.contrib.auth.models import Group

from home.groups import EDITORS, MODERATORS
from portal.users.models import User


def _person(email: str, group: str) -> User:
    user = User.objects.create_user(email, "x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db: None) -> User:
    return _person("editor@example.org", EDITORS)


@pytest.fixture
def moderator(db: None) -> User:
    return _person("moderator@example.org", MODERATORS)
