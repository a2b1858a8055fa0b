"""Accounts: one login form, a second factor for staff."""

import re

import pytest
from django.test import Client

from home.templatetags.ui_tags import sentence
from portal.users.models import User
from tests.portal.access.asking import PASSWORD, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("Citra@Simpul.demo", PASSWORD)


def test_people_sign_in_with_their_e_mail_whatever_its_case(client: Client, editor: User) -> None:
    response = client.post(
        url("account_login"), {"login": "CITRA@simpul.demo", "password": PASSWORD}
    )
    assert response.headers["Location"] == "/admin/"


def test_wrong_password_keeps_what_was_typed(client: Client, editor: User) -> None:
    response = client.post(url("account_login"), {"login": editor.email, "password": "x"})
    assert response.status_code == 200
    assert editor.email in response.content.decode()


def test_admin_sends_strangers_to_the_login_form(client: Client) -> None:
    response = client.get("/admin/", follow=True)
    assert response.request["PATH_INFO"] == url("account_login")


def test_second_factor_can_be_switched_on_by_who_knows_the_password(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    asked = client.get(url("mfa_activate_totp"))
    response = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert response.request["PATH_INFO"] == url("mfa_activate_totp")
    assert "data:image/svg+xml" in response.content.decode()


def test_second_factor_asks_for_no_proof_of_the_address(client: Client, editor: User) -> None:
    """Who made the account knows whose address it is; signing in has noted it as unproven."""
    given = {"login": editor.email, "password": PASSWORD}
    client.post(url("account_login"), given)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    assert "data:image/svg+xml" in client.get(url("mfa_activate_totp")).content.decode()


def test_code_for_the_app_stands_on_white_and_its_secret_is_shown_whole(
    client: Client, editor: User
) -> None:
    """Black on the dark page it could not be scanned."""
    client.force_login(editor)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    html = client.get(url("mfa_activate_totp")).content.decode()
    secret = re.search(r'<textarea id="authenticator_secret"[^>]*>([A-Z2-7]{32})<', html)
    assert secret
    assert '<img class="on-white" src="data:image/svg+xml' in html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" Two-Factor\nAuthentication ", "Two-factor\nauthentication"),
        ("Pastikan ini Anda", "Pastikan ini Anda"),
        ("<b>A B</b>", "<b>A B</b>"),
    ],
)
def test_titles_of_the_account_pages_are_sentences(text: str, told: str) -> None:
    assert sentence(text) == told
