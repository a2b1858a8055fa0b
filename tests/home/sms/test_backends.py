"""Short messages leave by a gateway that a setting names; a silent one holds up nobody for long."""

import json
from typing import Any

import pytest

from home import sms
from home.sms import backends
from home.sms.checks import check_sms

HTTP = "home.sms.backends.HttpBackend"


class Gateway:
    """Stands for `HTTPSConnection`."""

    def __init__(self, status: int = 202, error: Exception | None = None) -> None:
        self.status, self.error, self.asked = status, error, []

    def __call__(self, host: str, port: int | None, timeout: float) -> "Gateway":
        self.asked.append((host, port, timeout))
        return self

    def connect(self) -> None:
        if isinstance(self.error, ConnectionError):
            raise self.error

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> None:
        if self.error:
            raise self.error
        self.asked.append((method, path, json.loads(body), headers.get("Authorization")))

    def getresponse(self) -> "Gateway":
        return self

    def close(self) -> None:
        self.asked.append("closed")


@pytest.fixture(autouse=True)
def _gateway(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms, "_guards", [])  # how many may leave: tests/portal/throttles
    settings.SMS_BACKEND, settings.SMS_TOKEN = HTTP, "rahasia"
    settings.SMS_URL = "https://sms.example:8443/v1/send?route=otp"
    settings.SMS_BODY = (
        '{"messages": [{"msisdn": "{number}", "body": "Simpul: {text}"}], "flash": 0}'
    )


def test_message_is_posted_in_the_words_of_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Gateway()
    monkeypatch.setattr(backends, "HTTPSConnection", gateway)
    sms.send("+6281234567890", 'kode "1", {number}')
    body = {
        "messages": [{"msisdn": "+6281234567890", "body": 'Simpul: kode "1", {number}'}],
        "flash": 0,
    }
    assert gateway.asked == [
        ("sms.example", 8443, backends.TIMEOUT),
        ("POST", "/v1/send?route=otp", body, "Bearer rahasia"),
        "closed",
    ]


@pytest.mark.parametrize(
    ("gateway", "is_unsure"),
    [
        (Gateway(500), False),
        (Gateway(302), False),
        (Gateway(error=ConnectionRefusedError()), False),
        (Gateway(error=TimeoutError()), True),
        (Gateway(error=OSError()), True),
    ],
)
def test_what_was_not_taken_is_said(
    monkeypatch: pytest.MonkeyPatch, gateway: Gateway, is_unsure: bool
) -> None:
    """Once it was handed over nobody knows."""
    monkeypatch.setattr(backends, "HTTPSConnection", gateway)
    with pytest.raises(sms.NotSent) as said:
        sms.send("+6281234567890", "kode")
    assert isinstance(said.value, sms.Unsure) == is_unsure
    assert gateway.asked[-1] == "closed"


def test_console_prints_it(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SMS_BACKEND = "home.sms.backends.ConsoleBackend"
    sms.send("+6281234567890", "kode 123456")
    assert capsys.readouterr().out == "SMS to +6281234567890: kode 123456\n"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("SMS_BACKEND", HTTP, []),
        ("SMS_BACKEND", "", ["sms.I001"]),
        ("SMS_BACKEND", "home.sms.backends.Nothing", ["sms.E001"]),
        ("SMS_URL", "http://sms.example/", ["sms.E002"]),
        ("SMS_BODY", "no json", ["sms.E003"]),
        ("SMS_BODY", '{"to": "{number}"}', ["sms.E003"]),
    ],
)
def test_check_says_what_is_wrong_with_a_gateway(
    settings: Any, name: str, value: str, found: list[str]
) -> None:
    setattr(settings, name, value)
    assert [each.id for each in check_sms(None)] == found


def test_nothing_is_offered_without_one(settings: Any) -> None:
    assert sms.is_offered()
    settings.SMS_BACKEND = ""
    assert not sms.is_offered()
