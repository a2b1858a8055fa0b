"""Letters of allauth are of this portal."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.users.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-7"


def test_links_in_letters_lead_to_the_address_of_the_site_by_whatever_name_it_was_asked(
    mailoutbox: Any, settings: Any
) -> None:
    """Another allowed name may be on its way out, or be known inside only."""
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://simpul.test", ["simpul.test", "old.test"]
    person = User.objects.create_user("lama@simpul.test", PASSWORD)
    with translation.override("id"):
        again, new, forgotten = (
            reverse(name)
            for name in ("account_reauthenticate", "account_email", "account_reset_password")
        )
    client = Client(headers={"host": "old.test"})
    client.force_login(person)
    client.post(again, {"password": PASSWORD})
    client.post(new, {"email": "baru@simpul.test", "action_add": ""})
    Client(headers={"host": "old.test"}).post(forgotten, {"email": person.email})
    confirm, reset = mailoutbox
    for letter in (confirm, reset):
        links = re.findall(r"https?://[^/\s]+/\S+", letter.body)
        assert links
        assert all(link.startswith("https://simpul.test/id/akun/") for link in links), links
        assert "old.test" not in letter.subject + letter.body


@pytest.mark.parametrize("language", ["id", "en"])
def test_log_in_leads_members_to_their_workspace_and_staff_to_the_admin(
    language: str, moderator: User
) -> None:
    member = User.objects.create_user("anggota@simpul.test", PASSWORD)
    moderator.set_password(PASSWORD)
    moderator.save()
    with translation.override(language):
        door, workspace = reverse("account_login"), reverse("workspace")
    for person, place in ((member, workspace), (moderator, reverse("wagtailadmin_home"))):
        answer = Client().post(door, {"login": person.email, "password": PASSWORD})
        assert answer["Location"] == place
