"""What is logged: each request under one name, and whatever opens or closes a door."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from wagtail.models import GroupPagePermission

from home.groups import EDITORS
from portal.access_log import access
from portal.settings import security
from portal.settings.logs import LOGGING, without_tokens
from portal.users.models import User

pytestmark = pytest.mark.django_db
HERE = "198.51.100.7"
PASSWORD, NEW_PASSWORD = "rahasia-sekali-7", "lebih-rahasia-8"
LOG_IN = "/id/akun/login/"


@pytest.fixture
def citra() -> User:
    return User.objects.create_user("citra@simpul.demo", PASSWORD)


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR=HERE, raise_request_exception=False)


class Lines(list[dict[str, Any]]):
    """What was logged, as the JSON of production."""

    def of(self, what: str) -> dict[str, Any]:
        [line] = [line for line in self if line["event"] == what]
        return line


class _Handler(logging.Handler):
    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.lines = Lines()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def lines() -> Iterator[Lines]:
    options = LOGGING["formatters"]["line"]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=options["foreign_pre_chain"],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
    handler, level = _Handler(formatter), access.level
    logging.getLogger().addHandler(handler)
    access.setLevel(logging.INFO)
    yield handler.lines
    logging.getLogger().removeHandler(handler)
    access.setLevel(level)


def signs_in(visitor: Client, email: str, password: str = PASSWORD) -> Any:
    return visitor.post(LOG_IN, {"login": email, "password": password})


def test_request_is_one_line_with_the_visitors_address(
    visitor: Client, lines: Lines, settings: Any
) -> None:
    settings.PROXIES = 1
    forwarded = {"x-forwarded-for": f"203.0.113.1, {HERE}"}
    answer = visitor.get("/id/akun/login/?next=/x&utm_source=surat", headers=forwarded)
    line = lines.of("request")
    assert line["address"] == HERE
    assert (line["method"], line["path"], line["status"]) == ("GET", LOG_IN, 200)
    assert line["bytes"] == len(answer.content)
    assert line["ms"] > 0
    assert "utm_source" not in json.dumps(line)


def test_all_lines_of_a_request_bear_its_name(visitor: Client, lines: Lines) -> None:
    signs_in(visitor, "tidak-ada@simpul.demo")
    first = {line["request_id"] for line in lines}
    assert len(first) == 1
    assert {"request", "sign-in refused"} <= {line["event"] for line in lines}
    lines.clear()
    visitor.get("/id/tidak-ada/")
    assert not first & {line["request_id"] for line in lines}


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [(1, "4f1d0c2b7a", True), (0, "4f1d0c2b7a", False), (1, "x", False), (1, 'a b" c-1234', False)],
)
def test_name_is_the_proxys_where_there_is_one(
    visitor: Client, lines: Lines, settings: Any, proxies: int, given: str, taken: bool
) -> None:
    settings.PROXIES = proxies
    visitor.get(LOG_IN, headers={"x-request-id": given})
    assert (lines.of("request")["request_id"] == given) is taken


def test_links_that_open_something_are_in_no_line(
    visitor: Client, lines: Lines, citra: User
) -> None:
    visitor.post("/id/akun/password/reset/", {"email": citra.email})
    link = re.search(r"https?://[^/]+(/\S+/key/\S+)", mail.outbox[0].body)[1]
    visitor.get(link)
    visitor.get(link + "kaputt/")
    token = link.rstrip("/").rpartition("/")[2]
    assert len(token) > 30
    assert token not in json.dumps(lines)
    assert token.partition("-")[2] not in json.dumps(lines)


@pytest.mark.parametrize(
    "path",
    [
        "/id/perpustakaan/buku-kas-harian-untuk-koperasi-simpan-pinjam/",
        "/static/ui/img/icon-192.png",
    ],
)
def test_addresses_that_people_wrote_stay_as_they_are(path: str) -> None:
    assert without_tokens(path) == path


def test_sign_in_and_out_name_the_person_and_the_address(
    visitor: Client, lines: Lines, citra: User
) -> None:
    signs_in(visitor, citra.email)
    visitor.post("/id/akun/logout/")
    for what in ("signed in", "signed out"):
        assert lines.of(what)["person"] == citra.pk
        assert lines.of(what)["address"] == HERE


def test_refusal_names_the_person_it_was_about(visitor: Client, lines: Lines, citra: User) -> None:
    signs_in(visitor, citra.email.upper(), "salah-sekali")
    line = lines.of("sign-in refused")
    assert (line["person"], line["address"]) == (citra.pk, HERE)


def test_account_that_does_not_exist_is_told_by_a_hash_only(visitor: Client, lines: Lines) -> None:
    typed = "rahasia.saya@simpul.demo"
    signs_in(visitor, typed)
    line = lines.of("sign-in refused")
    assert re.fullmatch("[0-9a-f]{12}", line["unknown_account"])
    assert "rahasia" not in json.dumps(lines)


def test_lock_out_is_told(visitor: Client, lines: Lines, citra: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = security.ACCOUNT_RATE_LIMITS
    for _ in range(6):
        signs_in(visitor, citra.email, "salah-sekali")
    line = lines.of("locked out")
    assert (line["person"], line["address"], line["limit"]) == (citra.pk, HERE, "login_failed")


def test_too_many_requests_are_told(visitor: Client, lines: Lines, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    for _ in range(2):
        visitor.post("/id/akun/password/reset/", {"email": "a@simpul.demo"})
    assert lines.of("tried too often")["address"] == HERE


def test_changed_password_is_told_without_it(visitor: Client, lines: Lines, citra: User) -> None:
    visitor.force_login(citra)
    given = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    visitor.post("/id/akun/password/change/", given)
    line = lines.of("password changed")
    assert line["person"] == line["by"] == citra.pk
    assert PASSWORD not in json.dumps(lines)
    assert NEW_PASSWORD not in json.dumps(lines)


def test_second_factor_added_refused_and_removed_is_told_without_its_secret(
    visitor: Client, lines: Lines, citra: User, settings: Any
) -> None:
    settings.MFA_TOTP_TOLERANCE = 1  # the half minute may end between a code and its request
    secret = generate_totp_secret()
    TOTP.activate(citra, secret)
    signs_in(visitor, citra.email)
    assert not [line for line in lines if line["event"] == "signed in"], "not before the code"
    visitor.post("/id/akun/2fa/authenticate/", {"code": "000000"})
    assert lines.of("second factor refused")["person"] == citra.pk
    counter = next(yield_hotp_counters_from_time())
    visitor.post(
        "/id/akun/2fa/authenticate/", {"code": format_hotp_value(hotp_value(secret, counter))}
    )
    assert lines.of("signed in")["person"] == citra.pk
    visitor.post("/id/akun/reauthenticate/", {"password": PASSWORD})
    visitor.post("/id/akun/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()
    assert lines.of("second factor removed")["person"] == citra.pk
    assert secret not in json.dumps(lines)


def test_rights_that_change_name_who_changed_them(
    visitor: Client, lines: Lines, citra: User
) -> None:
    admin = User.objects.create_superuser("admin@simpul.demo", PASSWORD)
    editors = Group.objects.get(name=EDITORS)
    visitor.force_login(admin)
    lines.clear()
    given = {"email": citra.email, "first_name": "C", "last_name": "D", "is_active": "on",
             "is_superuser": "on", "groups": [editors.pk], "language": "id"}  # fmt: skip
    answer = visitor.post(f"/admin/users/edit/{citra.pk}/", given)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    told = [line for line in lines if line["event"] == "rights changed"]
    assert {line["person"] for line in told} == {citra.pk}
    assert {line["by"] for line in told} == {admin.pk}
    assert {str(line["rights"]) for line in told} == {
        "{'is_superuser': True}", f"group [{editors.pk}]"
    }  # fmt: skip


def test_command_changes_rights_under_no_persons_name(lines: Lines, citra: User) -> None:
    citra.is_active = False
    citra.save()
    line = lines.of("rights changed")
    assert (line["person"], line["by"], line["address"]) == (citra.pk, None, None)


def test_rights_of_a_group_are_told(lines: Lines) -> None:
    group = Group.objects.get(name=EDITORS)
    right = GroupPagePermission.objects.filter(group=group).first()
    right.delete()
    line = lines.of("rights of a group changed")
    assert (line["group"], line["done"]) == (group.pk, "taken")


def test_account_made_and_deleted_is_told(lines: Lines, citra: User) -> None:
    number = citra.pk
    assert lines.of("account made")["person"] == number
    citra.delete()
    assert lines.of("account deleted")["person"] == number
