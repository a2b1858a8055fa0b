"""The workspace: what one person finds after signing in."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client

from partners.agreements.models import PartnerAccess
from portal import workspace
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory, editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> User:
    """Let in to one agreement, not to the admin."""
    person = User.objects.create_user("mitra@contoh.id")
    agreement = TwoPartyAgreementFactory(title_id="Kesepakatan yang dibuka", live=True)
    TwoPartyAgreementFactory(title_id="Kesepakatan orang lain", live=True)
    PartnerAccess.objects.create(user=person, agreement=agreement)
    return person


def test_partner_finds_the_agreements_that_were_opened(client: Client, partner: User) -> None:
    client.force_login(partner)
    answer = client.get("/id/ruang/")
    page = answer.content.decode()
    assert "mitra@contoh.id" in page
    assert "Kesepakatan yang dibuka" in page
    assert "Kesepakatan orang lain" not in page
    assert "/admin/" not in page.split("<footer")[0]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_page_cache_lets_the_workspace_pass() -> None:
    assert workspace.addresses() == settings.PAGE_CACHE_PASSES


def test_nobody_else_finds_them(client: Client, partner: User) -> None:
    client.force_login(User.objects.create_user("lain@contoh.id"))
    page = client.get("/en/workspace/").content.decode()
    assert "Kesepakatan yang dibuka" not in page
    assert "Agreements opened to you" not in page
    assert "You belong to no organisation here yet" in page


def test_staff_are_shown_their_desk(client: Client) -> None:
    person = editor()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    page = client.get("/id/ruang/").content.decode()
    assert 'href="/admin/"' in page
    assert "di halaman depan meja redaksi" in page
    assert "Tidak ada yang menunggu Anda" not in page


def test_foot_of_the_workspace_knows_who_is_signed_in(client: Client, partner: User) -> None:
    """Public pages are kept, whoever reads them: theirs is that of visitors."""
    client.force_login(partner)
    for address, is_own in (("/id/ruang/", True), ("/id/glosarium/", False), ("/id/ruang/", True)):
        foot = client.get(address).content.decode().split("<footer", 1)[1]
        assert ("Keluar dari akun" in foot) == is_own
        assert ("/akun/login/" in foot) != is_own


def test_signing_in_leads_those_without_admin_to_their_workspace(
    client: Client, partner: User
) -> None:
    """They were sent from the log-in to the admin and back without an end."""
    client.force_login(partner)
    answer = client.get("/id/akun/login/", follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/id/ruang/"


def test_the_admin_asks_visitors_for_a_log_in(client: Client) -> None:
    answer = client.get("/admin/pages/", follow=True)
    assert answer.redirect_chain[-1][0] == "/id/akun/login/?next=%2Fadmin%2Fpages%2F"


def test_it_has_an_address_in_each_language() -> None:
    assert workspace.addresses() == ("/id/ruang/", "/en/workspace/")
