"""Whoever stands before a form can go back: every step of the way there is a page with words."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from home.access import Actor
from tests.factories.people import admin
from tests.partners.acts import ACTS

pytestmark = pytest.mark.django_db
# Reached from a list or from one's account; "Cancel" leads back there.
WITHOUT = {
    "send_letter_again",
    "archive_organisation",
    "on_account",
    "merge",
    "end_by_staff",
    "change_role_by_staff",
}
WAYS = "nav.breadcrumbs a[href], .w-breadcrumbs li:not(:last-child) a[href]"  # site, admin


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_every_step_of_the_way_has_words_and_is_there(act: Callable[[Actor], Any]) -> None:
    client = admin()
    address, _data = act(Actor(client.user))
    way = BeautifulSoup(client.get(address).content, "html.parser").select(WAYS)
    assert way or act.__name__ in WITHOUT
    for link in way:
        assert link.get_text(strip=True), link["href"]
        assert client.get(str(link["href"]), follow=True).status_code == 200, link["href"]
