"""Pages about one's own account lead back to where one works."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_staff", [True, False])
def test_staff_find_their_way_back_to_the_admin(
    client: Client, stranger: User, moderator: User, is_staff: bool
) -> None:
    client.force_login(moderator if is_staff else stranger)
    page, _footer = client.get(reverse("mfa_index")).content.decode().split("<footer")
    assert (f'href="{reverse("wagtailadmin_home")}"' in page) is is_staff
