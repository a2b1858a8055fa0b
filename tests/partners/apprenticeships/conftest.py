"""Staff with the rights of their groups, as the migrations gave them."""

import pytest

from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from tests.factories.people import staff


@pytest.fixture
def editor(db: None) -> User:
    return staff(EDITORS)


@pytest.fixture
def moderator(db: None) -> User:
    return staff(MODERATORS)
