"""A mobile number of one's own: a forgotten password, and another number."""

from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from home.access import NOBODY, ActionNotPermitted, Actor, system
from portal.users import account_numbers, joining
from portal.users.models import Proof, User
from tests.portal.access.asking import PASSWORD, url
from tests.portal.users.signing_up import KEPT, PHONE, WORDS, code_in, types

pytestmark = pytest.mark.django_db
Texts = list[tuple[str, str]]
NEW, NEW_KEPT = "0813 9876 5432", "+6281398765432"


@pytest.fixture
def sari() -> User:
    return User.objects.create_user("sari@simpul.test", PASSWORD, phone=PHONE, phone_verified=True)


@pytest.fixture
def inside(sari: User) -> Client:
    """Signed in, and the password given a moment ago."""
    client = Client()
    client.force_login(sari)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    return client


def _forgets(client: Client, number: str = PHONE) -> Any:
    return client.post(url("account_reset_password"), {"email": number})


def test_forgotten_password_is_chosen_anew_with_a_code(
    client: Client, sari: User, texts: Texts
) -> None:
    _forgets(client)
    form = client.get(types(client, code_in(texts[0][1])).headers["Location"], follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": WORDS, "password2": WORDS})
    sari.refresh_from_db()
    assert sari.check_password(WORDS)
    assert Client().get(address).context["token_fail"]


def test_key_for_a_password_ends_when_the_number_changes(sari: User) -> None:
    proof = joining.ask_for_password(KEPT, language="id")
    key = joining.password_key(proof)
    sari.phone = NEW
    sari.save()
    page = Client().get(f"/id/akun/password/reset/key/{key['uidb36']}-{key['key']}/")
    assert page.context["token_fail"]


def test_number_that_nobody_has_shown_gets_no_code(sari: User, texts: Texts) -> None:
    User.objects.update(phone_verified=False)
    _forgets(Client())
    assert not texts
    assert Proof.objects.get().is_decoy


def test_account_number_is_told_whom_to_ask(client: Client) -> None:
    answer = _forgets(client, account_numbers.draw())
    assert "email" in answer.context["form"].errors


def test_new_number_asks_for_the_password_and_counts_with_its_code(
    sari: User, texts: Texts, mailoutbox: list[EmailMessage]
) -> None:
    client = Client()
    client.force_login(sari)
    asked = client.post(url("account_phone"), {"phone": NEW})
    assert asked.headers["Location"].startswith(url("account_reauthenticate"))
    assert not texts
    client.post(asked.headers["Location"], {"password": PASSWORD})
    sari.refresh_from_db()
    assert sari.phone == KEPT
    answer = types(client, code_in(texts[0][1]))
    assert answer.headers["Location"] == url("account_phone")
    sari.refresh_from_db()
    assert (sari.phone, sari.phone_verified) == (NEW_KEPT, True)
    assert texts[1][0] == KEPT, "the number so far is told"
    assert mailoutbox[-1].to == [sari.email]


def test_number_of_somebody_else_is_not_told_to_be_one(inside: Client, texts: Texts) -> None:
    User.objects.create_user(phone=NEW, phone_verified=True)
    told = [
        inside.post(url("account_phone"), {"phone": number}) for number in (NEW, "0813 1111 2222")
    ]
    assert told[0].status_code == told[1].status_code == 302
    assert told[0].headers["Location"] == told[1].headers["Location"]
    assert url("account_login") in texts[0][1]


def test_code_for_a_number_is_its_askers_only(inside: Client, texts: Texts) -> None:
    inside.post(url("account_phone"), {"phone": NEW})
    proof, code = Proof.objects.get(), code_in(texts[0][1])
    other = Client()
    other.force_login(User.objects.create_user("lain@simpul.test"))
    session = other.session
    session["proof"] = proof.pk
    session.save()
    types(other, code)
    assert Proof.objects.filter(pk=proof.pk).exists()
    with pytest.raises(ActionNotPermitted):
        joining.change_number(proof, by=Actor(User.objects.get(email="lain@simpul.test")))
    with pytest.raises(ActionNotPermitted):
        joining.ask_for_number(NEW_KEPT, by=NOBODY)


def test_same_number_and_none_are_told_at_the_field(inside: Client, texts: Texts) -> None:
    for typed in (PHONE, "", "021 5551234"):
        assert "phone" in inside.post(url("account_phone"), {"phone": typed}).context["form"].errors
    assert not texts


def test_without_a_gateway_there_is_no_such_page(inside: Client, settings: Any) -> None:
    settings.SMS_BACKEND = ""
    assert inside.get(url("account_phone")).status_code == 404
    assert url("account_phone") not in inside.get("/id/ruang/").content.decode()


def test_account_with_a_number_of_its_own_is_opened_by_who_may(texts: Texts) -> None:
    with pytest.raises(ActionNotPermitted):
        joining.open_numbered_account("Budi", PASSWORD, language="id", by=NOBODY)
    job = system("printed_code", joining.OPEN_ACCOUNTS)
    budi = joining.open_numbered_account("Budi", PASSWORD, language="id", by=job)
    typed = account_numbers.spaced(budi.account_number)
    client = Client()
    client.post(url("account_login"), {"login": typed, "password": PASSWORD})
    page = client.get("/id/ruang/").content.decode()
    assert typed in page
    assert url("account_phone") in page
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    client.post(url("account_phone"), {"phone": PHONE})
    types(client, code_in(texts[0][1]))
    budi.refresh_from_db()
    assert budi.phone == KEPT
