"""Codes are sent a few times to one address or number, and not without end at all."""

from typing import Any

import pytest
from django.test import Client

from home import sms
from home.sms.backends import MemoryBackend
from portal.throttles import texts
from portal.users.models import User
from tests.portal.access.asking import url
from tests.portal.users.signing_up import PHONE, asks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_sent() -> None:
    MemoryBackend.outbox.clear()


def test_no_spelling_goes_around_the_limit_of_a_number_and_what_was_typed_is_kept() -> None:
    spellings = ["0812 3456 7890", "+62 812-3456-7890", "62812 34567890"] * 2
    answers = [asks(Client(), each, name="Sari Dewi") for each in spellings]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert len(MemoryBackend.outbox) == 5
    refused = answers[-1]
    assert 3_500 <= int(refused.headers["Retry-After"]) <= 3_600
    page = refused.content.decode()
    assert 'value="Sari Dewi"' in page
    assert 'value="62812 34567890"' in page
    assert "Coba lagi dalam 60 menit" in page


def test_sending_again_and_forgotten_passwords_count_too() -> None:
    client = Client()
    asks(client)
    for _ in range(2):
        client.post(url("account_code"), {"again": "1"})
    for _ in range(2):
        Client().post(url("account_reset_password"), {"email": PHONE})
    assert client.post(url("account_code"), {"again": "1"}).status_code == 429
    assert asks(Client()).status_code == 429
    assert asks(Client(), "0813 3456 7890").status_code == 302, "nobody else waits"


def test_known_number_is_limited_as_an_unknown_one() -> None:
    User.objects.create_user(phone=PHONE, phone_verified=True)
    answers = [asks(Client()).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_one_network_asks_for_so_many_numbers(settings: Any) -> None:
    settings.PROOF_LIMITS = {**settings.PROOF_LIMITS, "proof": "3/h/ip"}
    answers = [asks(Client(), f"0812 3456 78{n}0").status_code for n in range(4)]
    assert answers == [302] * 3 + [429]
    there = Client(REMOTE_ADDR="203.0.113.9")
    assert asks(there).status_code == 302


def test_messages_to_phones_are_bounded_for_all_and_letters_go_on(settings: Any) -> None:
    settings.TEXT_LIMITS = {**settings.TEXT_LIMITS, "texts": "2/h/key"}
    for number in ("+6281234567801", "+6281234567802"):
        sms.send(number, "kode")
    with pytest.raises(sms.NotSent):
        sms.send("+6281234567803", "kode")
    assert asks(Client(), "0812 3456 7840").status_code == 429
    assert asks(Client(), "sari@simpul.test").status_code == 302


def test_numbers_abroad_have_a_small_share_of_their_own(settings: Any) -> None:
    settings.TEXT_LIMITS = {**settings.TEXT_LIMITS, "texts_abroad": "1/h/key"}
    sms.send("+3225551234", "code")
    with pytest.raises(sms.NotSent):
        sms.send("+3225551235", "code")
    sms.send("+6281234567801", "kode")


def test_asking_about_numbers_without_account_spends_nothing(settings: Any) -> None:
    """A forgotten password sends nothing there: so it is not counted either."""
    settings.TEXT_LIMITS = {**settings.TEXT_LIMITS, "texts": "1/h/key"}
    for n in range(3):
        Client().post(url("account_reset_password"), {"email": f"0812 3456 78{n}0"})
    assert texts.has_room(PHONE)


def test_one_network_tries_so_many_wrong_codes(settings: Any) -> None:
    settings.PROOF_LIMITS = {**settings.PROOF_LIMITS, "proof_wrong": "2/h/ip"}
    answers = []
    for n in range(3):
        client = Client()
        asks(client, f"0812 3456 78{n}0")
        answers.append(client.post(url("account_code"), {"code": "1"}).status_code)
    assert answers == [200, 200, 429]
