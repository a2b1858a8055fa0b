"""From a certificate's number to its page: typed, pasted, misread, wrong, too often."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements.finding import key_in
from partners.apprenticeships.placements.models import Certificate
from tests.factories.placements import CertificateFactory

pytestmark = pytest.mark.django_db


def asked(client: Client, number: str) -> Any:
    return client.get(reverse("certificates:find"), {"number": number})


def spelt(one: Certificate) -> list[str]:
    return [
        one.number,
        str(one.key),
        one.key.hex,
        f"  {one.number[:13]} {one.number[13:]} ",
        one.number.replace("-", " – "),
        one.number.replace("0", "O").replace("1", "l"),
        f"https://simpul.example{one.get_absolute_url()}#v1.abcdef0123456789abcdef0123456789",
    ]


def test_number_leads_to_its_certificate_however_it_is_typed(client: Client) -> None:
    one = CertificateFactory()
    for typed in spelt(one):
        answer = asked(client, typed)
        assert (answer.status_code, answer.headers.get("Location")) == (
            302,
            one.get_absolute_url(),
        ), typed


@pytest.mark.parametrize("typed", ["", "M-2027-1-000123", "12345", "z" * 32, "0" * 33, "a" * 301])
def test_what_is_no_number_is_said_beside_the_field(client: Client, typed: str) -> None:
    answer = asked(client, typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors["number"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_number_that_nobody_has_is_said_and_kept(client: Client) -> None:
    number = str(uuid4()).upper()
    answer = asked(client, number)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "Tidak ada sertifikat dengan nomor ini" in html
    assert f'value="{number}"' in html


def test_who_asks_too_often_waits_and_keeps_what_is_typed(client: Client, settings: Any) -> None:
    settings.CERTIFICATE_LIMITS = {"find": "1/m/ip"}
    number = str(uuid4())
    assert asked(client, number).status_code == 404
    answer = asked(client, number)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    assert f'value="{number}"' in answer.content.decode()


def test_pages_lead_there(client: Client) -> None:
    here = reverse("certificates:find")
    one = CertificateFactory()
    for address in (reverse("apprenticeships:how"), one.get_absolute_url()):
        assert f'href="{here}"' in client.get(address).content.decode()


@given(st.uuids(), st.text(alphabet=" -\u2013\n", max_size=3), st.text(alphabet="/?.#", max_size=5))
def test_number_is_found_among_other_signs(key: Any, between: str, around: str) -> None:
    assert key_in(around + between.join(key.hex) + around) == key


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_or_not(typed: str) -> None:
    key_in(typed)
