"""The own account: its address, its password, where it is signed in."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.sms.backends import MemoryBackend
from portal.users import sessions
from portal.users.models import User
from tests.factories.people import admin
from tests.portal.access.asking import PASSWORD, signed_in_by_form, url, with_password

pytestmark = pytest.mark.django_db
NEW = "lain-sekali-8-x"
CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("lama@simpul.test", PASSWORD)


def _is_in(client: Client) -> bool:
    return client.get("/id/ruang/").status_code == 200


def _ask_for(client: Client, address: str) -> Any:
    return client.post(url("account_email"), {"email": address, "action_add": ""})


def test_new_address_asks_for_the_password(person: User, mailoutbox: Any) -> None:
    client = signed_in_by_form(person)
    asked = _ask_for(client, "baru@simpul.test")
    assert asked.headers["Location"].startswith(url("account_reauthenticate"))
    assert not EmailAddress.objects.filter(email="baru@simpul.test").exists()
    client.post(asked.headers["Location"], {"password": "salah"})
    assert not EmailAddress.objects.filter(email="baru@simpul.test").exists()
    client.post(asked.headers["Location"], {"password": PASSWORD})
    assert [letter.to for letter in mailoutbox] == [["baru@simpul.test"]]


def test_page_takes_a_new_address_and_offers_the_link_again_or_none(person: User) -> None:
    client = signed_in_by_form(person)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(url("account_email")).content.decode()
    assert "lama@simpul.test" in page
    field = re.search(r'<input type="email" name="email"[^>]*>', page)
    assert field
    assert "readonly" not in field[0]
    sent = client.post(url("account_email"), {"email": "bukan alamat", "action_add": "1"})
    assert 'value="bukan alamat"' in sent.content.decode()
    _ask_for(client, "baru@simpul.test")
    page = client.get(url("account_email")).content.decode()
    assert 'name="action_send"' in page
    client.post(url("account_email"), {"email": "baru@simpul.test", "action_remove": "1"})
    assert not EmailAddress.objects.filter(email="baru@simpul.test").exists()


def test_new_address_counts_when_it_is_confirmed_and_the_old_is_told(
    person: User, mailoutbox: Any
) -> None:
    client = signed_in_by_form(person)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    _ask_for(client, "baru@simpul.test")
    person.refresh_from_db()
    assert person.email == "lama@simpul.test"
    link = re.search(r"https?://[^/]+(/\S+)", mailoutbox[-1].body)
    assert link
    for looks in (Client(), client):  # programs that look at links change nothing
        looks.get(link[1])
    person.refresh_from_db()
    assert person.email == "lama@simpul.test"
    client.post(link[1])
    person.refresh_from_db()
    assert person.email == "baru@simpul.test"
    kept = EmailAddress.objects.filter(user=person).values_list("email", "primary", "verified")
    assert list(kept) == [("baru@simpul.test", True, True)]
    assert mailoutbox[-1].to == ["lama@simpul.test"]
    assert "baru@simpul.test" in mailoutbox[-1].body


def test_address_of_somebody_else_is_not_told_to_be_one(person: User, mailoutbox: Any) -> None:
    User.objects.create_user("orang@simpul.test", PASSWORD)
    client = signed_in_by_form(person)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    told = [_ask_for(client, one).status_code for one in ("orang@simpul.test", "x@simpul.test")]
    assert told[0] == told[1] == 302


def test_new_password_ends_the_other_sessions_and_is_told(person: User, mailoutbox: Any) -> None:
    client, other = signed_in_by_form(person), signed_in_by_form(person)
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(url("account_change_password"), {**given, "oldpassword": "salah"})
    assert _is_in(other)
    client.post(url("account_change_password"), given)
    assert _is_in(client)
    assert not _is_in(other)
    assert mailoutbox[-1].to == [person.email]


def test_admin_does_not_go_around_it(person: User) -> None:
    """Neither the page of the own account there nor one's own row among the accounts."""
    client = admin()
    panels = client.get("/admin/account/").content.decode()
    assert "name_email-email" not in panels
    assert "password-new_password1" not in panels
    given = {"name_email-first_name": "A", "name_email-last_name": "B"}
    forged = {
        "name_email-email": "x@x.test",
        "password-new_password1": NEW,
        "password-new_password2": NEW,
    }
    client.post("/admin/account/", given | forged)
    own = {"email": "x@x.test", "first_name": "A", "last_name": "B", "password1": NEW}
    client.post(f"/admin/users/edit/{client.user.pk}/", own | {"password2": NEW})
    kept = User.objects.get(pk=client.user.pk)
    assert kept.email == "satu@simpul.test"
    assert kept.check_password("x")


def test_who_changes_the_account_of_somebody_else_tells_both_addresses_and_ends_the_sessions(
    person: User, mailoutbox: Any
) -> None:
    User.objects.filter(pk=person.pk).update(phone="+6281234567890", phone_verified=True)
    MemoryBackend.outbox.clear()
    inside = signed_in_by_form(person)
    given = {"email": "baru@simpul.test", "first_name": "A", "last_name": "B", "is_active": "on"}
    answer = admin().post(f"/admin/users/edit/{person.pk}/", given)
    assert answer.status_code == 302
    told = [letter.to[0] for letter in mailoutbox]
    assert told == ["lama@simpul.test", "baru@simpul.test"]
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert "/key/" not in mailoutbox[0].body
    link = re.search(r"https?://[^/]+(/\S+/key/\S+)", mailoutbox[1].body)
    assert link
    reader = Client()
    page = reader.get(link[1], follow=True).request["PATH_INFO"]
    reader.post(page, {"password1": NEW, "password2": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert person.email == "baru@simpul.test"
    assert [number for number, _words in MemoryBackend.outbox] == ["+6281234567890"]
    assert not EmailAddress.objects.filter(user=person, email="lama@simpul.test").exists()
    assert not _is_in(inside)


@pytest.mark.parametrize("language", ["id", "en"])
def test_one_sees_where_one_is_signed_in_and_ends_the_others(person: User, language: str) -> None:
    client = signed_in_by_form(person, HTTP_USER_AGENT=CHROME)
    other = signed_in_by_form(person, HTTP_USER_AGENT="curl/8")
    address = url("usersessions_list", language)
    page = client.get(address).content.decode()
    assert "Chrome, Android" in page
    assert "127.0.0.0" in page
    client.post(address)
    assert _is_in(client)
    assert not _is_in(other)


def test_of_a_session_no_more_is_kept_than_the_device_and_its_network(person: User) -> None:
    signed_in_by_form(person, HTTP_USER_AGENT=CHROME, REMOTE_ADDR="203.0.113.77")
    kept = UserSession.objects.get()
    assert (kept.user_agent, kept.ip) == ("Chrome, Android", "203.0.113.0")
    kept.save()
    assert kept.user_agent == "Chrome, Android"


@pytest.mark.parametrize(
    ("address", "kept"),
    [("10.1.2.3", "10.1.2.0"), ("2001:db8:1:2::9", "2001:db8:1::"), ("::1", "::")],
)
def test_network_of_an_address(address: str, kept: str) -> None:
    assert sessions.network(address) == kept


def test_what_ended_is_forgotten(person: User) -> None:
    client = signed_in_by_form(person)
    client.post(url("account_logout"))
    signed_in_by_form(person)
    assert UserSession.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    call_command("clearsessions")
    assert not UserSession.objects.exists()


def _after(client: Client, **times: float) -> bool:
    with time_machine.travel(timezone.now() + timedelta(**times), tick=False):
        return _is_in(client)


def test_idle_session_of_staff_ends_in_half_a_day(editor: User) -> None:
    with_password(editor)
    assert _after(signed_in_by_form(editor), hours=11)
    assert not _after(signed_in_by_form(editor), hours=13)


def test_use_keeps_it_alive(editor: User) -> None:
    with_password(editor)
    client = signed_in_by_form(editor)
    assert _after(client, hours=10)
    assert _after(client, hours=20)
    assert not _after(client, hours=33)


def test_session_of_members_lasts_for_a_month_without_use(person: User) -> None:
    assert _after(signed_in_by_form(person), days=29)
    assert not _after(signed_in_by_form(person), days=31)


def test_no_session_gets_older_than_a_quarter(person: User) -> None:
    client = signed_in_by_form(person)
    for days in (25, 50, 75, 89):
        assert _after(client, days=days)
    assert not _after(client, days=91)


def test_session_in_use_is_not_written_for_each_page(
    person: User, django_assert_max_num_queries: Any
) -> None:
    client = signed_in_by_form(person)
    _is_in(client)
    before = Session.objects.get(session_key=client.session.session_key).expire_date
    _is_in(client)
    after = Session.objects.get(session_key=client.session.session_key).expire_date
    assert before == after


@pytest.mark.parametrize("leads", ["", "/admin/", "/admin/pages/", "/id/ruang/"])
def test_log_in_of_a_partner_ends_in_the_workspace(person: User, leads: str) -> None:
    given = {"login": person.email, "password": PASSWORD}
    query = f"?next={leads}" if leads else ""
    answer = Client().post(f"{url('account_login')}{query}", given, follow=True)
    assert answer.redirect_chain[-1][0] == "/id/ruang/"
    assert answer.status_code == 200


@pytest.mark.parametrize("leads", ["", "/admin/", "/id/ruang/"])
def test_log_in_of_staff_ends_where_it_was_to_lead(editor: User, leads: str) -> None:
    with_password(editor)
    given = {"login": editor.email, "password": PASSWORD}
    query = f"?next={leads}" if leads else ""
    answer = Client().post(f"{url('account_login')}{query}", given, follow=True)
    assert answer.redirect_chain[-1][0] == (leads or "/admin/")
    assert answer.status_code == 200


@pytest.mark.parametrize("leads", ["https://jahat.example/", "//jahat.example", "javascript:1"])
def test_log_in_leads_to_no_other_site(person: User, leads: str) -> None:
    given = {"login": person.email, "password": PASSWORD, "next": leads}
    answer = Client().post(url("account_login"), given)
    assert "jahat" not in answer.headers["Location"]


def test_forgotten_password_tells_nobody_whether_an_account_is_there(
    person: User, mailoutbox: Any
) -> None:
    told = []
    for address in (person.email, "tiada@simpul.test"):
        answer = Client().post(url("account_reset_password"), {"email": address}, follow=True)
        told.append(re.sub(r'csrf\S+ value="\S+"', "", answer.content.decode()))
    assert told[0].replace(person.email, "") == told[1].replace("tiada@simpul.test", "")
    assert [letter.to[0] for letter in mailoutbox] == [person.email, "tiada@simpul.test"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_letter_to_an_unknown_address_leads_to_signing_up(mailoutbox: Any, language: str) -> None:
    Client().post(url("account_reset_password", language), {"email": "tiada@simpul.test"})
    assert f"http://localhost:8000{url('account_signup', language)}\n" in mailoutbox[-1].body
