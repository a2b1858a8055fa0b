"""Moderators and editors in the admin, which speaks English in these tests."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from tests.factories import people


def signed_in(user: User) -> Any:
    """Their browser; the admin speaks their language."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    client: Any = Client()
    client.user = user
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def _in_english(db: None) -> None:
    with translation.override("en"):
        yield


@pytest.fixture
def desk() -> Any:
    """A moderator's."""
    return signed_in(people.staff(MODERATORS))


@pytest.fixture
def other() -> Any:
    """Another moderator's."""
    user = people.stranger("lain", first_name="Lain")
    user.groups.set(people.Group.objects.filter(name=MODERATORS))
    return signed_in(user)


@pytest.fixture
def at_editor() -> Any:
    return signed_in(people.staff(EDITORS))


@pytest.fixture
def url() -> Callable[..., str]:
    return lambda name, *args: reverse(f"rounds_admin:{name}", args=args)
