"""Nobody learns of an address or number whether it has an account: not by words, work or time."""

import re
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home import sms
from portal.users.models import User
from tests.portal.access.asking import PASSWORD, url
from tests.portal.users.signing_up import EMAIL, KEPT, PHONE, WORDS, asks, code_in, types

pytestmark = pytest.mark.django_db
Texts = list[tuple[str, str]]
FREE_PHONE, FREE_EMAIL = "0813 9876 5432", "bebas@simpul.test"


@pytest.fixture
def sari() -> User:
    return User.objects.create_user(EMAIL, PASSWORD, phone=PHONE, phone_verified=True)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that a password was hashed, which is what takes time."""
    counted: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self: Any, password: str, salt: str) -> str:
        counted.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    return counted


def _seen(client: Client, ask: Any, hashed: list[str]) -> tuple[Any, ...]:
    """All that a stranger sees, and what the portal had to do for it."""
    hashed.clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = ask(client)
    asked = [re.sub(r"\s.*", "", each["sql"]) for each in queries]
    page = client.get(answer.headers["Location"]).content.decode()
    return answer.status_code, answer.headers["Location"], asked, len(hashed), page


def _alike(seen: tuple[Any, ...], named: tuple[str, ...]) -> tuple[Any, ...]:
    *facts, page = seen
    for name in named:
        page = page.replace(name, "")
    return *facts, re.sub(r'csrf\S+ value="\S+"', "", page)


@pytest.mark.parametrize(("known", "free"), [(PHONE, FREE_PHONE), (EMAIL, FREE_EMAIL)])
def test_signing_up_is_the_same_for_what_has_an_account(
    sari: User, texts: Texts, hashed: list[str], known: str, free: str
) -> None:
    shown = (EMAIL, FREE_EMAIL, "0812-3456-7890", "0813-9876-5432")
    asks(Client(), "0811 2222 3333")  # the counts of this network begin
    told = [
        _alike(_seen(Client(), partial(asks, contact=contact), hashed), shown)
        for contact in (known, free)
    ]
    assert told[0][3] == 1
    assert told[0] == told[1]


def test_forgotten_password_is_the_same_for_a_number_without_account(
    sari: User, texts: Texts, hashed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What leaves is counted by the job that sends it, which nobody waits for.
    monkeypatch.setattr(sms, "_guards", [])

    def asking(number: str) -> Any:
        return lambda client: client.post(url("account_reset_password"), {"email": number})

    shown = ("0812-3456-7890", "0813-9876-5432")
    asks(Client(), "0811 2222 3333")  # the counts of this network begin
    texts.clear()
    told = [
        _alike(_seen(Client(), asking(number), hashed), shown) for number in (PHONE, FREE_PHONE)
    ]
    assert told[0] == told[1]
    assert [number for number, _words in texts] == [KEPT], "who has no account costs us nothing"


def test_log_in_costs_the_same_for_every_name(sari: User, hashed: list[str]) -> None:
    def work(typed: str) -> tuple[list[str], int]:
        hashed.clear()
        with CaptureQueriesContext(connection) as queries:
            Client().post(url("account_login"), {"login": typed, "password": "salah"})
        return [re.sub(r"\s.*", "", each["sql"]) for each in queries], len(hashed)

    assert work(EMAIL) == work(FREE_EMAIL) == work(PHONE) == work(FREE_PHONE) == work("12345674")


def test_owner_of_a_known_address_is_told_and_no_code_fits(
    sari: User, mailoutbox: list[EmailMessage]
) -> None:
    client = Client()
    asks(client, EMAIL)
    [letter] = mailoutbox
    assert url("account_login") in letter.body
    assert "/link/" not in letter.body
    assert not re.search(r"\d{3} ?\d{3}\b", letter.subject)
    told = [types(client, code).context["form"].errors for code in ("000000", "123456")]
    assert all("code" in errors for errors in told)
    assert User.objects.get().check_password(PASSWORD)


def test_owner_of_a_known_number_is_told(sari: User, texts: Texts) -> None:
    asks(Client())
    [(number, words)] = texts
    assert number == KEPT
    assert url("account_login") in words
    assert len(words) <= 160


def test_decoy_is_not_opened_by_its_own_code(sari: User) -> None:
    from portal.users.codes import code_of
    from portal.users.models import Proof

    client = Client()
    asks(client)
    types(client, code_of(Proof.objects.get()))
    assert User.objects.count() == 1
    assert "_auth_user_id" not in client.session


def test_what_was_taken_meanwhile_is_told_to_who_has_shown_it(texts: Texts) -> None:
    """They may know: it is theirs. Two devices, or a double tap on the first form."""
    first, second = Client(), Client()
    asks(first)
    asks(second)
    codes = [code_in(words) for _number, words in texts]
    types(first, codes[0])
    page = types(second, codes[1])
    assert url("account_login") in page.content.decode()
    assert User.objects.count() == 1
    assert "_auth_user_id" not in second.session


def test_log_names_no_code_and_no_unknown_contact(
    texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="simpul.security")
    client = Client()
    asks(client)
    types(client, "000000")
    code = code_in(texts[0][1])
    types(client, code)
    told = [record.getMessage() for record in caplog.records]
    for line in ("code for sign-up sent", "code for sign-up refused", "account made", "signed up"):
        assert line in told
    words = "".join(str(vars(record)) for record in caplog.records)
    assert code not in words
    assert "8123456" not in words
    assert WORDS not in words
