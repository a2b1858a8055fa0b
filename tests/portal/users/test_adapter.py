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
