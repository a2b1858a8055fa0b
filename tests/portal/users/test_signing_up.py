"""Anybody makes an account with an address or a number, once it is shown to be theirs."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.users.models import Proof, User
from tests.portal.access.asking import url
from tests.portal.users.signing_up import (
    EMAIL,
    KEPT,
    PHONE,
    WORDS,
    asks,
    code_in,
    is_in,
    link_in,
    types,
    wrong,
)

pytestmark = pytest.mark.django_db
Texts = list[tuple[str, str]]
Letters = list[EmailMessage]


@pytest.mark.parametrize(("language", "home"), [("id", "/id/ruang/"), ("en", "/en/workspace/")])
def test_number_is_shown_by_its_code_and_leads_to_the_workspace(
    client: Client, texts: Texts, language: str, home: str
) -> None:
    asked = asks(client, language=language)
    assert asked.headers["Location"] == url("account_code", language)
    assert not User.objects.exists()
    [(number, words)] = texts
    assert number == KEPT
    assert len(words) <= 160, "one short message"
    page = client.get(url("account_code", language)).content.decode()
    assert "0812-3456-7890" in page
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert types(client, code_in(words), language).headers["Location"] == home
    assert is_in(client)
    person = User.objects.get()
    assert (person.phone, person.phone_verified, person.email) == (KEPT, True, None)
    assert (str(person), person.language) == ("Sari", language)
    assert person.check_password(WORDS)
    assert not person.is_staff
    assert ModelLogEntry.objects.get(action="wagtail.create").user == person


def test_address_is_shown_by_the_code_of_its_letter(client: Client, mailoutbox: Letters) -> None:
    asks(client, " Sari@Simpul.test ")
    [letter] = mailoutbox
    assert letter.to == [EMAIL]
    assert types(client, code_in(letter.subject)).status_code == 302
    assert is_in(client)
    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize("form", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_code_may_be_typed_in_groups(client: Client, texts: Texts, form: str) -> None:
    asks(client)
    code = code_in(texts[0][1])
    types(client, form.format(code[:3], code[3:]))
    assert is_in(client)


def test_link_of_the_letter_needs_a_button_in_the_same_browser(
    client: Client, mailoutbox: Letters
) -> None:
    asks(client, EMAIL)
    link = link_in(str(mailoutbox[0].body))
    assert client.get(link).status_code == 200
    assert not User.objects.exists(), "programs that look at links make nothing"
    assert client.post(link).headers["Location"] == "/id/ruang/"
    assert is_in(client)


def test_link_in_another_browser_asks_who_chose_the_password(
    client: Client, mailoutbox: Letters
) -> None:
    """Else somebody makes an account for an address of others, who confirm it, and gets in."""
    asks(client, EMAIL)
    link, other = link_in(str(mailoutbox[0].body)), Client()
    other.post(link)
    refused = other.post(link, {"password": "bukan-yang-itu-9"})
    assert "password" in refused.context["form"].errors
    assert not User.objects.exists()
    other.post(link, {"password": WORDS})
    assert is_in(other)
    assert not is_in(client)


def test_other_browser_stays_another_when_it_has_a_new_letter_sent(
    client: Client, mailoutbox: Letters
) -> None:
    asks(client, EMAIL)
    other = Client()
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=True):
        sent = other.post(link_in(str(mailoutbox[0].body)), {"again": "1"})
        assert sent.status_code == 200
        new = mailoutbox[1]
        assert link_in(str(new.body)) not in sent.content.decode()
        types(other, code_in(new.subject))
        other.post(link_in(str(new.body)))
        assert not User.objects.exists()
        other.post(link_in(str(new.body)), {"password": WORDS})
        assert is_in(other)


def test_wrong_codes_end_and_another_one_is_offered(client: Client, texts: Texts) -> None:
    asks(client)
    code = code_in(texts[0][1])
    for _ in range(5):
        page = types(client, wrong(code))
        assert page.status_code == 200
    assert "0812-3456-7890" in page.content.decode()
    assert types(client, code).status_code == 200
    assert not User.objects.exists()
    client.post(url("account_code"), {"again": "1"})
    new = code_in(texts[1][1])
    assert new != code
    types(client, new)
    assert is_in(client)


def test_code_and_link_end_with_time_and_lead_on(client: Client, mailoutbox: Letters) -> None:
    asks(client, EMAIL)
    code, link = code_in(mailoutbox[0].subject), link_in(str(mailoutbox[0].body))
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=True):
        assert types(client, code).status_code == 200
        page = client.post(link)
        assert not User.objects.exists()
        assert 'name="again"' in page.content.decode()
        client.post(link, {"again": "1"})
        assert client.get(link).context.get("proof") is None, "the former link is none any more"
        types(client, code_in(mailoutbox[1].subject))
        assert is_in(client)


def test_used_code_and_link_are_used(client: Client, mailoutbox: Letters) -> None:
    asks(client, EMAIL)
    code, link = code_in(mailoutbox[0].subject), link_in(str(mailoutbox[0].body))
    types(client, code)
    for used in (client.get(link), Client().post(link, {"password": WORDS}), types(client, code)):
        page = used.content.decode()
        assert used.status_code == 200
        assert url("account_login") in page
        assert url("account_signup") in page
    assert User.objects.count() == 1


def test_same_code_comes_again_while_it_lives(client: Client, texts: Texts) -> None:
    asks(client)
    client.post(url("account_code"), {"again": "1"})
    assert texts[0] == texts[1]


def test_who_goes_back_finds_what_was_typed(client: Client, texts: Texts) -> None:
    asks(client, name="Sari Dewi")
    page = client.get(url("account_signup")).content.decode()
    assert 'value="Sari Dewi"' in page
    assert f'value="{KEPT}"' in page
    assert WORDS not in page


@pytest.mark.parametrize("name", ["Y", "I Gusti Ngurah Öka", "म", "a" * 80, "M. O'Brien-Siregar"])
def test_names_of_one_letter_and_of_eighty_are_names(
    client: Client, name: str, texts: Texts
) -> None:
    asks(client, name=f"  {name} ")
    types(client, code_in(texts[0][1]))
    assert str(User.objects.get()) == name


@pytest.mark.parametrize("name", ["", " ", "a" * 81, "12345", "Sari\u202eidaS", "Sa\nri\x07"])
def test_what_is_no_name_is_told_at_its_field(client: Client, name: str, texts: Texts) -> None:
    form = asks(client, name=name).context["form"]
    assert list(form.errors) == ["name"]
    assert not texts


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"phone": ""}, "phone"),
        ({"phone": "021 5551234"}, "phone"),
        ({"phone": "0812"}, "phone"),
        ({"email": "x@simpul.test"}, "email"),
        ({"phone": "", "email": "bukan alamat"}, "email"),
        ({"phone": "", "email": "sar\u0131@simpul.test"}, "email"),
        ({"password": "12345678"}, "password"),
        ({"password": "sari"}, "password"),
        ({"password": "081234567890"}, "password"),
    ],
)
def test_errors_stand_at_their_field_and_nothing_typed_is_lost(
    client: Client, texts: Texts, given: dict[str, str], field: str
) -> None:
    answer = asks(client, **given)
    assert field in answer.context["form"].errors
    page = answer.content.decode()
    for name, value in {"name": "Sari", "phone": PHONE, **given}.items():
        if value and name != "password":
            assert f'value="{value}"' in page
    assert not texts
    assert not Proof.objects.exists()


def test_page_says_how_each_field_is_filled(client: Client) -> None:
    page = client.get(url("account_signup")).content.decode()
    for attributes in (
        'name="name" autocomplete="name" maxlength="80" required',
        'type="tel" name="phone" inputmode="tel" autocomplete="tel"',
        'type="email" name="email" inputmode="email" autocomplete="email"',
        'type="password" name="password" autocomplete="new-password"',
    ):
        assert attributes in page, attributes


def test_page_before_is_led_to_in_the_end_and_no_other_site(client: Client, texts: Texts) -> None:
    leads = "/id/kemitraan/?page=2"
    page = client.get(f"{url('account_login')}?next={leads}").content.decode()
    assert f"{url('account_signup')}?next=%2Fid%2Fkemitraan%2F%3Fpage%3D2" in page
    page = client.get(f"{url('account_signup')}?next={leads}").content.decode()
    assert f'name="next" value="{leads}"' in page
    assert f"{url('account_login')}?next=%2Fid" in page
    asks(client, next=leads)
    assert types(client, code_in(texts[0][1])).headers["Location"] == leads


@pytest.mark.parametrize("leads", ["https://jahat.example/", "//jahat.example", "javascript:1"])
def test_signing_up_leads_to_no_other_site(client: Client, texts: Texts, leads: str) -> None:
    page = client.get(url("account_signup"), {"next": leads}).content.decode()
    assert "jahat" not in page.partition("<main")[2].partition("</main>")[0]
    asks(client, next=leads)
    assert types(client, code_in(texts[0][1])).headers["Location"] == "/id/ruang/"


def test_answers_are_kept_by_nobody(client: Client, texts: Texts) -> None:
    asks(client)
    for name in ("account_signup", "account_code", "account_login"):
        assert client.get(url(name)).headers["Cache-Control"] == "private, no-store"


def test_without_a_gateway_no_number_is_asked_for(client: Client, settings: Any) -> None:
    settings.SMS_BACKEND = ""
    page = client.get(url("account_signup")).content.decode()
    assert 'name="phone"' not in page
    assert 'name="email"' in page
    assert list(asks(client).context["form"].errors) == ["email"]
    assert "ponsel" not in client.get(url("account_reset_password")).content.decode()


def test_who_is_signed_in_is_led_on(client: Client, texts: Texts) -> None:
    asks(client)
    types(client, code_in(texts[0][1]))
    assert client.get(url("account_signup")).status_code == 302


def test_forgotten_ones_are_removed_after_a_day(client: Client, texts: Texts) -> None:
    asks(client)
    with time_machine.travel(timezone.now() + timedelta(hours=26)):
        asks(Client(), "0813 3456 7890")
        assert [proof.contact for proof in Proof.objects.all()] == ["+6281334567890"]
