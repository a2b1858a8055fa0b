"""Who takes away a second factor reads what the person will be asked at the next log-in."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_required", [True, False])
def test_only_who_must_have_one_is_said_to_set_up_a_new_one(
    client: Client, editor: User, admin_user: User, settings: Any, is_required: bool
) -> None:
    settings.SECOND_FACTOR_REQUIRED = is_required
    for person in (editor, admin_user):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    client.force_login(admin_user)
    page = client.get(reverse("wagtailusers_users:factor", args=[editor.pk]))
    with override("en"):
        intro = str(page.context["intro"])
    assert ("sets up a new one at the next log-in" in intro) is is_required
    assert ("the password alone is enough" in intro) is not is_required
