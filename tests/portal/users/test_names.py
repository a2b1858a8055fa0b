"""Who has no e-mail address signs in by mobile number or account number, and nothing breaks."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from portal.users import account_numbers, letters
from portal.users.models import User
from tests.factories.people import admin
from tests.portal.access.asking import PASSWORD, url

pytestmark = pytest.mark.django_db
PHONE, NUMBER = "+6281234567890", account_numbers.draw()


@pytest.fixture
def sari() -> User:
    return User.objects.create_user(
        None, PASSWORD, first_name="Sari", phone="0812 3456 7890", phone_verified=True
    )


@pytest.fixture
def budi() -> User:
    return User.objects.create_user(None, PASSWORD, first_name="Budi", account_number=NUMBER)


def enters(typed: str, password: str = PASSWORD) -> bool:
    given = {"login": typed, "password": password}
    return Client().post(url("account_login"), given).status_code == 302


@pytest.mark.parametrize("typed", ["081234567890", "+62 812-3456-7890", "62 812 3456 7890"])
def test_mobile_number_signs_in_however_it_is_written(sari: User, typed: str) -> None:
    assert sari.phone == PHONE
    assert enters(typed)
    assert not enters(typed, "salah")


def test_account_number_signs_in_in_groups_or_not(budi: User) -> None:
    assert enters(NUMBER)
    assert enters(account_numbers.spaced(NUMBER))
    assert not enters(NUMBER, "salah")


def test_each_name_is_one_accounts(sari: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(phone="0812-3456-7890")
    with pytest.raises(ValidationError):
        User(phone="62812 3456 7890", password="x").full_clean()


def test_account_has_a_name_to_sign_in_with_and_none_is_empty(sari: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(first_name="Tanpa")
    for field in ("email", "phone", "account_number"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=sari.pk).update(**{field: ""})
    sari.email = ""
    sari.save()
    sari.refresh_from_db()
    assert sari.email is None


def test_number_that_is_not_there_is_not_verified() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ada@simpul.test", phone_verified=True)


def test_empty_name_signs_nobody_in(sari: User, budi: User) -> None:
    for typed in ("", " ", "@", "0", "None"):
        with pytest.raises(User.DoesNotExist):
            User.objects.get_by_natural_key(typed)


def test_number_is_shown_to_its_owner_only(sari: User, budi: User) -> None:
    client = Client()
    client.force_login(sari)
    assert "0812-3456-7890" in client.get("/id/ruang/").content.decode()
    nameless = User.objects.create_user(phone="0813 3456 7890")
    assert "813" not in f"{nameless} {nameless.get_username()} {sari} {budi}"
    page = admin().get(f"/admin/users/?q={sari.first_name}").content.decode()
    assert "Sari" in page
    assert "812" not in page.partition("<main")[2]


def test_pages_of_the_account_work_without_an_address(budi: User) -> None:
    client = Client()
    client.force_login(budi)
    assert account_numbers.spaced(NUMBER) in client.get("/id/ruang/").content.decode()
    for name in ("account_email", "mfa_index", "usersessions_list", "account_change_password"):
        page = client.get(url(name))
        assert page.status_code == 200, name
        assert "None" not in page.content.decode()
    page = client.get(reverse("notices:settings")).content.decode()
    assert url("account_email") in page
    assert "None" not in page
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    assert "data:image/svg+xml" in client.get(url("mfa_activate_totp")).content.decode()


def test_nobody_is_written_to_who_has_no_address(budi: User, mailoutbox: list[Any]) -> None:
    letters.send("second-factor-reset", budi)
    client = Client()
    client.force_login(budi)
    new = "lain-sekali-8-x"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(url("account_change_password"), given)
    budi.refresh_from_db()
    assert budi.check_password(new)
    assert mailoutbox == []


def test_address_is_added_by_its_link_and_signs_in(budi: User, mailoutbox: list[Any]) -> None:
    client = Client()
    client.force_login(budi)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    client.post(url("account_email"), {"email": "budi@simpul.test", "action_add": ""})
    budi.refresh_from_db()
    assert budi.email is None
    client.post(mailoutbox[0].body.split("http://localhost:8000")[1].split()[0])
    budi.refresh_from_db()
    assert budi.email == "budi@simpul.test"
    assert enters("budi@simpul.test")
    assert enters(NUMBER)


def test_staff_change_an_account_without_address(sari: User) -> None:
    given = {"email": "", "first_name": "Sari", "last_name": "Dewi", "is_active": "on"}
    answer = admin().post(f"/admin/users/edit/{sari.pk}/", given)
    assert answer.status_code == 302
    sari.refresh_from_db()
    assert (sari.last_name, sari.email, sari.phone) == ("Dewi", None, PHONE)


def test_log_in_says_the_same_of_every_name(sari: User) -> None:
    told = set()
    for typed in ("0812 3456 7890", "0813 3456 7890", NUMBER, "tiada@simpul.test", "apa saja"):
        answer = Client().post(url("account_login"), {"login": typed, "password": "salah"})
        errors = tuple(answer.context["form"].non_field_errors())
        told.add((answer.status_code, errors))
    assert len(told) == 1


def test_one_account_is_counted_under_all_its_names(settings: Any) -> None:
    from portal.settings import security

    settings.ACCOUNT_RATE_LIMITS = security.ACCOUNT_RATE_LIMITS
    User.objects.create_user("sari@simpul.test", PASSWORD, phone=PHONE, account_number=NUMBER)
    for typed in ("sari@simpul.test", "0812 3456 7890", NUMBER, "+62 812 3456 7890", NUMBER):
        assert not enters(typed, "salah")
    assert not enters("0812 3456 7890")
