"""No two accounts have one address, however it is written and whichever database reads it."""

import importlib
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from home.email_addresses import canonical
from portal.users.adapter import AccountAdapter
from portal.users.models import User
from tests.factories.people import admin

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-7"


@pytest.fixture
def sari() -> User:
    return User.objects.create_user("sari@simpul.test", PASSWORD)


def _enters(typed: str) -> bool:
    answer = Client().post("/id/akun/login/", {"login": typed, "password": PASSWORD})
    return answer.status_code == 302


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Sari@Simpul.Test", "sari@simpul.test"),
        (" sari@simpul.test ", "sari@simpul.test"),
        ("\u017fari@\u017fimpul.test", "sari@simpul.test"),
        ("sari@s\u0131mpul.test", "sari@xn--smpul-n4a.test"),
        ("sari@BÜCHER.example", "sari@xn--bcher-kva.example"),
        ("sari@XN--bcher-kva.example", "sari@xn--bcher-kva.example"),
        ("\u212aari@simpul.test", "kari@simpul.test"),
        ("kosong", "kosong"),
        ("a@" + "b" * 80 + ".c", "a@" + "b" * 80 + ".c"),
    ],
)
def test_form_in_which_an_address_is_kept(written: str, kept: str) -> None:
    assert canonical(written) == kept
    assert canonical(kept) == kept


def test_account_is_kept_and_found_by_it(sari: User) -> None:
    for other in ("SARI@simpul.test", "\u017fari@simpul.test"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user(other)
        assert User.objects.get_by_natural_key(other) == sari
    made = User.objects.create_user("Budi@BÜCHER.example")
    assert made.email == "budi@xn--bcher-kva.example"
    assert EmailAddress.objects.get(user=made).email == made.email


@pytest.mark.parametrize("name", ["sar\u0131", "\u017fari", "sar\u0130"])
def test_letters_that_look_like_a_to_z_are_refused(sari: User, name: str) -> None:
    address = f"{name}@simpul.test"
    with pytest.raises(ValidationError):
        User(email=address, password="x").full_clean()
    given = {"email": address, "first_name": "A", "last_name": "B", "is_active": "on"}
    assert admin().post(f"/admin/users/edit/{sari.pk}/", given).status_code == 200
    client = Client()
    client.post("/id/akun/login/", {"login": sari.email, "password": PASSWORD})
    asked = client.post(reverse("account_email"), {"email": address, "action_add": ""})
    assert "email" in asked.context["form"].errors
    assert not EmailAddress.objects.exclude(email__in=[sari.email, "satu@simpul.test"]).exists()


@pytest.mark.parametrize(
    "address",
    [
        "satu@simpul.test,dua@simpul.test",
        "satu@simpul.test\uff0cdua\uff20simpul.test",
        '"satu@simpul.test,dua"@simpul.test',
        "satu dua@simpul.test",
        "satu@simpul.test\u202e",
        "satu@sim\u202epul.test",
        "satu@simpul.test\u2069",
        "satu@stra\u00dfe.test",
        "satu@sim\u200dpul.test",
        "satu@" + "\u00e9" * 70 + ".test",
        "satu@[127.0.0.1]",
        "satu@simpul",
        "a" * 250 + "@simpul.test",
        "satu",
        "",
    ],
)
def test_what_only_looks_like_an_address_is_none(address: str) -> None:
    with pytest.raises(ValidationError):
        AccountAdapter().clean_email(address)
    with pytest.raises(ValidationError):
        User(email=address, password="x").full_clean()


def test_text_without_end_is_cut_before_it_is_read() -> None:
    """To normalise it took half a minute, and the worker with it."""
    assert len(canonical("a" + "\u0315" * 200_000 + "\u0300" * 200_000)) < 300


@pytest.mark.parametrize(
    "typed", ["sari@\u1d49xample.test", "sari@example.t\u1d49st", "Sari@EXAMPLE.test"]
)
def test_link_for_a_password_goes_to_the_address_of_the_account(
    typed: str, client: Client, mailoutbox: list[Any]
) -> None:
    """Python's codec for domains knows fewer letters than a registry, and takes another domain."""
    User.objects.create_user("sari@example.test", PASSWORD)
    client.post(reverse("account_reset_password"), {"email": typed})
    assert [letter.recipients() for letter in mailoutbox] == [["sari@example.test"]]
    assert "/password/reset/key/" in mailoutbox[0].body


def test_account_that_looks_alike_locks_nobody_out(sari: User) -> None:
    """PostgreSQL reads ı as an i: whoever had such a domain could stop somebody's log-in."""
    User.objects.create_user("sari@s\u0131mpul.test", "lain-sekali-7")
    assert _enters("sari@simpul.test")
    assert not _enters("sar\u0131@simpul.test")
    assert not _enters("sari@s\u0131mpul.test")


def test_accounts_of_before_are_written_alike(sari: User) -> None:
    def rename(person: User, email: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE users_user SET email = %s WHERE id = %s", [email, person.pk])

    twin, other = User.objects.create_user("a@a.id"), User.objects.create_user("b@b.id")
    rename(twin, "Sari@simpul.test")
    rename(other, "Budi@B.id")
    importlib.import_module("portal.users.migrations.0006_one_way_to_write_an_address").write_alike(
        apps, None
    )
    kept = dict(User.objects.values_list("pk", "email"))
    assert kept == {sari.pk: sari.email, twin.pk: "Sari@simpul.test", other.pk: "budi@b.id"}


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_new_address_is_confirmed_by_nobody_else(
    sari: User, rf: Any, *, is_signed_in: bool
) -> None:
    """Nor by whoever reads it: a stranger may have named it as theirs."""
    asked = EmailAddress.objects.create(user=sari, email="baru@simpul.test")
    request = rf.post("/")
    other = User.objects.create_user("lain@simpul.test")
    request.user = other if is_signed_in else AnonymousUser()
    request._messages = _Silent()
    assert not AccountAdapter(request).confirm_email(request, asked)
    asked.refresh_from_db()
    assert not asked.verified


class _Silent:
    def add(self, *args: Any, **kwargs: Any) -> None:
        """What is said is not read here."""


def test_link_for_a_password_is_used_once_by_two_at_a_time(sari: User) -> None:
    first, second = User.objects.get(pk=sari.pk), User.objects.get(pk=sari.pk)
    AccountAdapter().set_password(first, "Jembatan-kayu-42")
    with pytest.raises(PermissionDenied):
        AccountAdapter().set_password(second, "Jembatan-batu-42")
    assert User.objects.get(pk=sari.pk).check_password("Jembatan-kayu-42")


def test_link_opened_without_signing_in_leads_there_and_back(client: Client, sari: User) -> None:
    asked = EmailAddress.objects.create(user=sari, email="baru@simpul.test")
    link = reverse("account_confirm_email", args=[EmailConfirmationHMAC(asked).key])
    answer = client.post(link)
    assert answer.status_code == 302
    back = urlencode({"next": link}, safe="/")
    assert answer["Location"] == f"{reverse('account_login')}?{back}"
    client.force_login(sari)
    client.post(link)
    asked.refresh_from_db()
    assert asked.verified
