"""Without a mail server accounts work; what people should be told of waits for it."""

import re
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.test import Client

from home.notices.models import Letter
from portal.users.models import User
from tests.portal.access.asking import PASSWORD, signed_in_by_form, url, with_password

pytestmark = pytest.mark.django_db
NEW = "lain-sekali-8-x"


@pytest.fixture(autouse=True)
def silent_server(settings: Any) -> Iterator[socket.socket]:
    """Production's queue before a mail server that is connected to and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_BACKEND = "home.notices.queue.QueueBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        server.settimeout(0)
        yield server


@pytest.fixture
def person(editor: User) -> User:
    return with_password(editor)


def _waiting() -> list[str]:
    """Whom the letters go to that wait. (In a test nothing is committed, so no job begins.)"""
    return [letter.goes_to for letter in Letter.objects.order_by("pk")]


def test_new_password_counts_and_is_told_later(person: User) -> None:
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    answer = signed_in_by_form(person).post(url("account_change_password"), given)
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert _waiting() == [person.email]


def test_recovery_codes_are_shown(
    person: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_TOTP_TOLERANCE = 1  # the half minute may end between a code and its request
    settings.EMAIL_TIMEOUT = 0.1  # of the job, which runs in the request here
    monkeypatch.setattr(transaction, "on_commit", lambda then: then())
    client = signed_in_by_form(person)
    page = client.get(url("mfa_activate_totp")).content.decode()
    [secret] = re.findall(r">([A-Z2-7]{32})<", page)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    shown = client.post(url("mfa_activate_totp"), {"code": code}, follow=True)
    assert shown.request["PATH_INFO"] == url("mfa_view_recovery_codes")
    assert Letter.objects.put_off().get().goes_to == person.email


@pytest.mark.parametrize("is_known", [True, False])
def test_forgotten_password_holds_nobody_and_tells_nobody_whether_the_account_is_there(
    person: User, silent_server: socket.socket, is_known: bool
) -> None:
    address = person.email if is_known else "tidak.ada@simpul.test"
    answer = Client().post(url("account_reset_password"), {"email": address})
    assert (answer.status_code, answer["Location"]) == (302, url("account_reset_password_done"))
    assert _waiting() == [address]
    with pytest.raises(BlockingIOError):  # nobody has called
        silent_server.accept()
