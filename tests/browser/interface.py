"""The interface in one of its languages, and the steps that journeys of people share."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page
from wagtail.users.models import UserProfile

from home.groups import MODERATORS
from portal.users.demo import PASSWORD
from portal.users.models import User

numbers = count(1)  # journeys share one site: what they make has a number of its own


@dataclass(frozen=True)
class Interface:
    language: str

    def say(self, message: str) -> str:
        """What stands on the page for a message of the catalogue."""
        with translation.override(self.language):
            return translation.gettext(message)

    def path(self, name: str, *args: object) -> str:
        with translation.override(self.language):
            return reverse(name, args=args)


def make_person(first_name: str) -> User:
    email = f"{first_name.lower()}-{next(numbers)}@perjalanan.test"
    return User.objects.create_user(email, PASSWORD, first_name=first_name)


def make_moderator(interface: Interface) -> User:
    """Who reads the admin in that language."""
    person = make_person("Moderator")
    person.groups.add(Group.objects.get(name=MODERATORS))
    UserProfile.objects.create(user=person, preferred_language=interface.language)
    return person


def sign_in(page: Page, person: User) -> None:
    """On the log-in page that is open."""
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def fits(page: Page) -> bool:
    """Nothing is wider than the phone. A document that has just begun has no width yet."""
    page.wait_for_load_state("domcontentloaded")
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def until(page: Page, is_so: Callable[[], Any]) -> None:
    """Asked from here every tenth of a second: the server answers late on a busy machine, and
    `wait_for_function` is refused by the site's own policy as soon as it has to ask twice."""
    for _tenth_of_a_second in range(300):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("it has not come to be")
