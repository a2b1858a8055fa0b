"""People who may enter the admin, each with the rights of one role."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from portal.users.models import User
from tests.factories import agreements as make

RIGHTS = {
    "nobody": (),
    "reader": ("view_agreement",),
    "editor": make.EDITOR_RIGHTS,
    "moderator": make.MODERATOR_RIGHTS,
}
# May publish, and may not read what is confidential.
PUBLISHER = set(make.MODERATOR_RIGHTS) - {"confidential_agreement"}


def staff(role: str) -> User:
    rights = {**RIGHTS, "publisher": PUBLISHER}[role]
    user = make.person(*rights, first_name=role.title())
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    speaks(user, "en")
    return user


def speaks(user: User, language: str) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


def signed_in(role: str) -> Client:
    client = Client()
    client.user = staff(role)
    client.force_login(client.user)
    return client


@pytest.fixture(autouse=True)
def _in_english(db: None) -> None:
    """The admin speaks the person's language; tests read English."""
    with translation.override("en"):
        yield


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


@pytest.fixture
def moderator() -> Client:
    return signed_in("moderator")


@pytest.fixture
def url() -> Callable[..., str]:
    return lambda name, *args: reverse(f"agreements_admin:{name}", args=args)
