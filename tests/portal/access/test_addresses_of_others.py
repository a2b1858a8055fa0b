"""The address of an account, changed by somebody else."""

from typing import Any

import pytest
from django.test import Client

from portal.users.models import User
from tests.factories.people import admin
from tests.portal.access.asking import PASSWORD, signed_in_by_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create_user("lama@simpul.test", PASSWORD)


def test_address_of_who_came_in_already_is_changed_by_administrators_only(
    person: User, moderator: User, mailoutbox: Any
) -> None:
    """A moderator who could would have a link for a new password sent to themselves."""
    desk = Client()
    desk.force_login(moderator)
    numbered = User.objects.create_user(phone="+6281234567890", password=PASSWORD)
    for account in (person, numbered):
        given = {"email": "saya@simpul.test", "first_name": "A", "last_name": "B"}
        assert desk.post(f"/admin/users/edit/{account.pk}/", given).status_code == 302
        before = account.email
        account.refresh_from_db()
        assert account.email == before
        assert account.check_password(PASSWORD)
    assert not mailoutbox


def test_wrong_address_of_who_never_came_in_is_mended_by_a_moderator(
    moderator: User, mailoutbox: Any
) -> None:
    desk = Client()
    desk.force_login(moderator)
    invited = User.objects.create_user("salah@simpul.test")
    given = {"email": "Betul@simpul.test", "first_name": "A", "last_name": "B"}
    assert desk.post(f"/admin/users/edit/{invited.pk}/", given).status_code == 302
    assert [letter.to[0] for letter in mailoutbox] == ["salah@simpul.test", "betul@simpul.test"]
    assert "/key/" in mailoutbox[1].body


def test_large_letters_make_no_second_account_and_lock_nobody_out(person: User) -> None:
    desk = admin()
    given = {"email": "LAMA@simpul.test", "first_name": "A", "last_name": "B"}
    for address in (
        "/admin/users/new/",
        f"/admin/users/edit/{User.objects.create_user('b@b.id').pk}/",
    ):
        answer = desk.post(address, given)
        assert "email" in answer.context["form"].errors
    assert signed_in_by_form(person).get("/id/ruang/").status_code == 200
