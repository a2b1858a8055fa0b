"""Who may enter the admin has a second factor, and its secrets are nobody's to read."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from portal.users import second_factor
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.portal.access.asking import PASSWORD, sign_in, url, with_password

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_TOTP_TOLERANCE = 1  # the half minute may end between a code and its request


@pytest.fixture
def person(editor: User) -> User:
    return with_password(editor)


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def _set_up(client: Client, person: User) -> str:
    """The secret of a new second factor."""
    page = sign_in(client, person).content.decode()
    secret = re.search(r">([A-Z2-7]{32})<", page)
    assert secret
    client.post(url("mfa_activate_totp"), {"code": _code(secret[1])})
    return secret[1]


def test_after_the_log_in_one_is_led_to_set_it_up(client: Client, person: User) -> None:
    answer = sign_in(client, person)
    assert answer.request["PATH_INFO"] == url("mfa_activate_totp")
    assert "data:image/svg+xml" in answer.content.decode()


ADDRESSES = (
    "/admin/",
    "/admin/pages/",
    "/admin/api/main/pages/",
    "/admin/account/",
    "/admin/users/",
    "/admin/sprite/",
    "/admin/choose-page/",
    "/admin/no-such-thing/",
    "/id/ruang/",
    "/en/workspace/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_opens_without_it(client: Client, person: User, address: str) -> None:
    client.force_login(person)
    for answer in (client.get(address), client.post(address), client.put(address)):
        assert answer.status_code in {302, 301, 404}
        assert "/2fa/" in answer.headers.get("Location", "/2fa/")


def test_desk_of_agreements_does_not_open_either(client: Client, person: User) -> None:
    client.force_login(person)
    agreement = TwoPartyAgreementFactory(live=False)
    address = reverse("agreements_workspace:detail", args=[agreement.slug])
    assert client.get(address).headers["Location"].startswith(url("mfa_activate_totp"))


def test_with_it_the_admin_opens(client: Client, person: User) -> None:
    _set_up(client, person)
    assert client.get("/admin/").status_code == 200


def test_people_without_admin_need_none(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get("/id/ruang/").status_code == 200


def test_who_needs_it_cannot_switch_it_off(client: Client, person: User) -> None:
    _set_up(client, person)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    client.post(url("mfa_deactivate_totp"))
    assert not second_factor.is_missing(person)


def test_setting_it_up_ends_the_other_sessions(client: Client, person: User) -> None:
    """Somebody with the password only may have been in before."""
    thief = Client()
    sign_in(thief, person)
    _set_up(client, person)
    authenticator_added.send(
        sender=Authenticator,
        request=client.get("/admin/").wsgi_request,
        user=person,
        authenticator=Authenticator.objects.get(user=person, type="totp"),
    )
    assert thief.get("/admin/").headers["Location"].startswith("/admin/login/")
    assert client.get("/admin/").status_code == 200


def test_next_log_in_asks_for_a_code(client: Client, person: User) -> None:
    secret = _set_up(client, person)
    other = Client()
    answer = sign_in(other, person)
    assert answer.request["PATH_INFO"] == url("mfa_authenticate")
    assert other.get("/admin/").status_code == 302
    assert "Location" not in other.post(url("mfa_authenticate"), {"code": "000000"}).headers
    given = {"code": _code(secret)}
    assert other.post(url("mfa_authenticate"), given).headers["Location"] == "/admin/"


def _recovery_codes(client: Client) -> list[str]:
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(url("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"\b\d{8}\b", page)


def _with_code(person: User, code: str) -> bool:
    client = Client()
    sign_in(client, person)
    return client.post(url("mfa_authenticate"), {"code": code}).status_code == 302


def test_recovery_code_works_once(client: Client, person: User) -> None:
    _set_up(client, person)
    first, second, *others = _recovery_codes(client)
    assert len(others) == 8
    assert _with_code(person, first)
    assert not _with_code(person, first)
    assert _with_code(person, second)


def test_new_recovery_codes_end_the_old_ones(client: Client, person: User) -> None:
    _set_up(client, person)
    old = _recovery_codes(client)
    client.post(url("mfa_generate_recovery_codes"))
    new = _recovery_codes(client)
    assert not set(old) & set(new)
    assert not _with_code(person, old[0])
    assert _with_code(person, new[0])


def test_guessing_codes_is_slowed(client: Client, person: User, settings: Any) -> None:
    _set_up(client, person)
    code = _recovery_codes(client)[0]
    settings.ACCOUNT_RATE_LIMITS = {}
    other = Client()
    sign_in(other, person)
    for _each in range(5):
        other.post(url("mfa_authenticate"), {"code": "000000"})
    answer = other.post(url("mfa_authenticate"), {"code": code})
    assert answer.status_code == 429
    assert 240 < int(answer.headers["Retry-After"]) <= 300
    assert "Coba lagi dalam 5 menit" in answer.content.decode()


def _stored(person: User) -> str:
    return str(list(Authenticator.objects.filter(user=person).values_list("data", flat=True)))


def test_secrets_lie_encrypted(client: Client, person: User) -> None:
    secret = _set_up(client, person)
    stored = _stored(person)
    assert secret not in stored
    assert stored.count("gAAAA") == 2
    assert second_factor.encrypt("a") != second_factor.encrypt("a")


def test_former_key_still_opens_them(client: Client, person: User, settings: Any) -> None:
    secret = _set_up(client, person)
    totp = Authenticator.objects.get(user=person, type="totp")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new"
    assert second_factor.decrypt(totp.data["secret"]) == secret
    call_command("encrypt_second_factors")
    settings.SECRET_KEY_FALLBACKS = []
    totp.refresh_from_db()
    assert second_factor.decrypt(totp.data["secret"]) == secret


def test_with_another_key_no_code_fits(client: Client, person: User, settings: Any) -> None:
    secret = _set_up(client, person)
    settings.SECRET_KEY = "another"
    totp = Authenticator.objects.get(user=person, type="totp")
    assert not totp.wrap().validate_code(_code(secret))
    assert not totp.wrap().validate_code(_code("A" * 32))


def test_secrets_of_before_are_encrypted_by_the_migration(person: User) -> None:
    kept = {"secret": "JBSWY3DPEHPK3PXP"}
    row = Authenticator.objects.create(user=person, type="totp", data=kept)
    codes = {"migrated_codes": ["12345678"], "used_mask": 0}
    Authenticator.objects.create(user=person, type="recovery_codes", data=codes)
    assert second_factor.encrypt_all(Authenticator.objects) == 2
    assert "JBSWY3DP" not in _stored(person)
    assert "12345678" not in _stored(person)
    row.refresh_from_db()
    assert second_factor.decrypt(row.data["secret"]) == "JBSWY3DPEHPK3PXP"


def test_lost_one_is_reset_by_the_operator(
    client: Client,
    person: User,
    mailoutbox: Any,
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _set_up(client, person)
    caplog.set_level("INFO", "simpul.security")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("reset_second_factor", person.email.upper(), verbosity=0)
    assert not Authenticator.objects.filter(user=person).exists()
    assert not UserSession.objects.filter(user=person).exists()
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")
    assert mailoutbox[-1].to == [person.email]
    entry = ModelLogEntry.objects.get(action=second_factor.RESET)
    assert entry.data == {"job": "reset_second_factor"}
    assert entry.object_id == str(person.pk)
    (line,) = [one for one in caplog.records if one.message == "second factor taken away"]
    assert (line.name, line.person) == ("simpul.security", person.pk)
    assert person.email not in caplog.text


def test_what_is_not_there_is_not_reset(person: User) -> None:
    for address in (person.email, "tiada@simpul.test"):
        with pytest.raises(CommandError, match=address):
            call_command("reset_second_factor", address)


def test_lost_one_is_reset_by_an_administrator_with_a_reason(
    client: Client, person: User, admin_user: User, mailoutbox: Any
) -> None:
    _set_up(client, person)
    _set_up(Client(), with_password(admin_user))
    desk = Client()
    desk.force_login(admin_user)
    address = reverse("wagtailusers_users:factor", args=[person.pk])
    assert address in desk.get(f"/admin/users/edit/{person.pk}/").content.decode()
    assert "reason" in desk.post(address, {"reason": " "}).context["form"].errors
    assert second_factor.is_set_up(person)
    desk.post(address, {"reason": "Ponsel hilang, bertemu langsung"})
    assert not second_factor.is_set_up(person)
    assert not UserSession.objects.filter(user=person).exists()
    entry = ModelLogEntry.objects.get(action=second_factor.RESET)
    assert (entry.user, entry.data) == (admin_user, {"reason": "Ponsel hilang, bertemu langsung"})
    history = desk.get(f"/admin/users/history/{person.pk}/").content.decode()
    assert "Ponsel hilang, bertemu langsung" in history
    assert address not in desk.get(f"/admin/users/edit/{person.pk}/").content.decode()


def test_only_administrators_reset_one_and_never_their_own(
    person: User, stranger: User, moderator: User, admin_user: User
) -> None:
    own = second_factor.reset
    for by, whose in ((stranger, person), (moderator, person), (admin_user, admin_user)):
        with pytest.raises(ActionNotPermitted):
            own(whose, by=Actor(by))


@pytest.mark.parametrize("is_required", [True, False])
def test_page_offers_only_what_is_granted(
    client: Client, person: User, settings: Any, is_required: bool
) -> None:
    _set_up(client, person)
    settings.SECOND_FACTOR_REQUIRED = is_required
    page = client.get(url("mfa_index")).content.decode()
    assert (f'href="{url("mfa_deactivate_totp")}"' in page) is not is_required


def test_recovery_codes_are_listed_one_by_line_and_the_page_leads_on(
    client: Client, person: User
) -> None:
    _set_up(client, person)
    page = client.get(url("mfa_view_recovery_codes")).content.decode()
    codes = re.search(r"<textarea[^>]*>([^<]+)</textarea>", page)
    assert codes
    unused = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap()
    assert codes[1].split() == unused.get_unused_codes()
    assert f'href="{url("workspace")}"' in page.partition("<main")[2].partition("</main>")[0]
