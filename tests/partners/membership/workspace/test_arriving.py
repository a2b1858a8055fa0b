"""Who follows the link of an invitation signed out is told what waits, and nobody's address."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.membership.models import Invitation
from tests.factories.membership import InvitationFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
NEW = "baru@simpul.test"
INVITED = "Undangan untuk bertindak"
WAITS = f"{INVITED} bagi Koperasi Sukamaju menunggu Anda"


def test_log_in_and_sign_up_say_that_an_invitation_waits(client: Client) -> None:
    cooperative = CooperativeFactory(name="Koperasi Sukamaju")
    InvitationFactory(organisation=cooperative, name="Wayan", address=NEW, token="satu-dua")
    link = reverse("membership:invitation", args=["satu-dua"])
    assert WAITS in client.get(link, follow=True).content.decode()
    page = client.get(reverse("account_signup"), {"next": link}).content.decode()
    assert WAITS in page
    assert 'value="Wayan"' in page
    assert NEW not in page
    nowhere = reverse("membership:invitation", args=["tidak-ada"])
    for leads in (nowhere, "/id/ruang/", "https://lain.test/x"):
        for door in ("account_login", "account_signup"):
            page = client.get(reverse(door), {"next": leads}).content.decode()
            assert INVITED not in page
    Invitation.objects.update(expires_at=timezone.now())
    assert INVITED not in client.get(link, follow=True).content.decode()
