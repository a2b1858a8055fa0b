"""The first administrator chooses a password by a link that works once."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.users.inviting import (
    Invitation,
    NotAnAddress,
    NotAnAdministrator,
    invite_administrator,
)
from portal.users.models import User

ADMIN = "kepala@kop.example.id"
WORDS = "kartu-stok-2026-gudang"
pytestmark = pytest.mark.django_db


def invite(email: str = ADMIN) -> Invitation | None:
    return invite_administrator(email, job="setup")


def test_letter_brings_a_link_that_sets_the_password_once(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    invite()
    (letter,) = mailoutbox
    assert letter.to == [ADMIN]
    found = re.search(r"https?://[^/]+(/\S+)", letter.body)
    assert found, letter.body
    form = client.get(found[1], follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": WORDS, "password2": WORDS})
    person = User.objects.get(email=ADMIN)
    assert person.check_password(WORDS)
    assert person.is_superuser
    assert Client().get(found[1]).context["token_fail"]


def test_second_letter_takes_the_place_of_a_lost_one(mailoutbox: list[EmailMessage]) -> None:
    invite()
    invite()
    assert User.objects.count() == 1
    assert len(mailoutbox) == 2


def test_administrator_with_a_password_is_left_alone(mailoutbox: list[EmailMessage]) -> None:
    User.objects.create_superuser(ADMIN, WORDS)
    assert invite(ADMIN.upper()) is None
    assert not mailoutbox


def test_account_without_these_rights_is_not_given_them() -> None:
    User.objects.create_user(ADMIN, WORDS)
    with pytest.raises(NotAnAdministrator):
        invite()
    assert not User.objects.get(email=ADMIN).is_superuser


def test_what_is_no_address_makes_no_account() -> None:
    with pytest.raises(NotAnAddress):
        invite("kepala")
    assert not User.objects.exists()


def test_account_is_made_in_the_history() -> None:
    invite()
    entry = ModelLogEntry.objects.get(action="wagtail.create")
    assert entry.data == {"job": "setup"}
