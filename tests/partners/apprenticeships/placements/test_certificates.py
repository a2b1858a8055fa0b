"""Certificates: issued once both sides agree, withdrawn, replaced; checked online and offline."""

import hashlib
import json
from html import unescape
from io import BytesIO, StringIO
from typing import Any

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import IsGone
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.models import Offer
from partners.apprenticeships.placements import checks
from partners.apprenticeships.placements.certificates import badge, paper, signing
from partners.apprenticeships.placements.certificates.content import are_initials, initials
from partners.apprenticeships.placements.models import Certificate, Placement
from partners.apprenticeships.placements.refusals import IsIssued, NothingToCertify
from partners.apprenticeships.placements.services import certificates, placements
from tests.factories.applications import DelegateFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import CertificateFactory, PlacementFactory

pytestmark = pytest.mark.django_db
VALID, WITHDRAWN = "Sertifikat ini berlaku", "Sertifikat ini dicabut"


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


def agreed(**placement: Any) -> Placement:
    one = PlacementFactory(completed=True, **placement)
    DelegateFactory(application=one.result.application, name="Siti Aminah")
    placements.agree(one, by=Actor(MembershipFactory(organisation=one.cooperative).person))
    one.refresh_from_db()
    return one


def page(certificate: Certificate) -> str:
    return unescape(Client().get(certificate.get_absolute_url()).content.decode())


def test_comes_by_itself_when_the_cooperative_agrees_that_it_was_completed() -> None:
    one = agreed()
    found = Certificate.objects.get(placement=one)
    assert (found.names, found.issued_by, found.is_valid) == (["Siti Aminah"], None, True)
    assert found.content["host"] == one.host.name


def test_part_of_it_is_certified_by_a_moderator_only(boss: Actor) -> None:
    one = agreed(state="partly", hours_missed=8)
    assert not Certificate.objects.exists()
    found = certificates.issue(one, by=boss)
    assert (found.issued_by, found.content["hours_missed"]) == (boss.person, 8)
    with pytest.raises(IsIssued):
        certificates.issue(one, by=boss)


@pytest.mark.parametrize("state", ["did_not_come", "completed"])
def test_nothing_is_certified_that_both_do_not_agree_was_done(boss: Actor, state: str) -> None:
    one = PlacementFactory(completed=True, state=state)
    if state == "did_not_come":
        Placement.objects.update(word="agreed", answered_at=one.stated_at)
    with pytest.raises(NothingToCertify):
        certificates.issue(one, by=boss)


def test_page_shows_all_that_it_says_and_that_it_is_valid() -> None:
    one = CertificateFactory()
    shown, said = page(one), one.content
    for words in (one.number, *one.names, said["cooperative"], said["host"], said["title_id"]):
        assert words in shown
    assert "selesai" in shown
    assert VALID in shown
    assert "noindex" in shown


def test_withdrawn_one_says_so_and_is_printed_no_more(boss: Actor) -> None:
    one = CertificateFactory()
    assert WITHDRAWN not in page(one)
    certificates.withdraw(one, by=boss, reason="Tertukar dengan koperasi lain.")
    shown = page(one)
    assert WITHDRAWN in shown
    assert VALID not in shown
    assert "Tertukar" not in shown
    for name in ("paper", "badge"):
        assert Client().get(reverse(f"certificates:{name}", args=[one.key])).status_code == 404
    with pytest.raises(IsGone):
        certificates.withdraw(one, by=boss, reason="Lagi.")


def test_replaced_one_leads_to_the_one_that_holds(boss: Actor) -> None:
    one = CertificateFactory(names=["Salah Nama"])
    DelegateFactory(application=one.placement.result.application, name="Siti Aminah")
    new = certificates.replace(one, by=boss, reason="Nama keliru.")
    assert (new.names, new.key != one.key) == (["Siti Aminah"], True)
    assert new.get_absolute_url() in page(one)
    assert "Salah Nama" not in page(new)


def test_after_erasure_it_holds_with_initials(boss: Actor) -> None:
    one = CertificateFactory(names=["Siti Nur Aminah"])
    certificates.erase_names(one, by=boss)
    one.refresh_from_db()
    shown = page(one)
    assert "Siti" not in shown
    assert "S. N. A." in shown
    assert VALID in shown
    assert signing.opened(signing.token_of(one))["n"] == ["S. N. A."]


@pytest.mark.parametrize("act", ["issue", "withdraw", "replace", "erase_names"])
def test_nobody_else_and_no_moderator_of_ones_own(act: str, boss: Actor, editor: Any) -> None:
    one = CertificateFactory()
    given_: dict[str, Any] = {"reason": "x"} if act in {"withdraw", "replace"} else {}
    subject = one.placement if act == "issue" else one
    board = Actor(MembershipFactory(organisation=one.placement.cooperative).person)
    MandateFactory(cooperative=one.placement.cooperative, assistant=boss.person)
    for by in (board, Actor(editor), boss):
        with pytest.raises(ActionNotPermitted):
            getattr(certificates, act)(subject, by=by, **given_)


def test_signature_is_checked_without_database_or_network() -> None:
    one = CertificateFactory()
    address = signing.address_of(one)
    said = signing.opened(address.rpartition("#")[2], {signing.key().name: signing.key().public})
    assert (said["i"], said["n"], said["h"]) == (one.key.hex, one.names, one.content["host"])


@given(st.integers(0, 5_000), st.integers(1, 255))
def test_whatever_byte_is_changed_it_is_not_signed(place: int, by: int) -> None:
    payload = signing.canonical({"k": signing.key().name, "n": ["Siti"]})
    signed = bytearray(payload + signing.key().private.sign(payload))
    signed[place % len(signed)] ^= by
    changed = bytes(signed)
    token = f"{signing.encoded(changed[: len(payload)])}.{signing.encoded(changed[len(payload) :])}"
    with pytest.raises(signing.NotSigned):
        signing.opened(token)


@pytest.mark.parametrize("odd", ["", ".", "a.b", "!!.!!", "e30.e30", "x" * 10_000, "[].W10", "\0"])
def test_what_is_no_token_is_not_signed(odd: str) -> None:
    with pytest.raises(signing.NotSigned):
        signing.opened(odd)


def test_former_key_still_checks_what_it_signed(settings: Any) -> None:
    one = CertificateFactory()
    token, public = signing.token_of(one), signing.encoded(signing.key().public)
    settings.CERTIFICATE_KEY = signing.encoded(b"n" * 32)
    with pytest.raises(signing.NotSigned):
        signing.opened(token)
    settings.CERTIFICATE_FORMER_KEYS = [public]
    assert signing.opened(token)["i"] == one.key.hex
    listed = Client().get(reverse("certificates:keys")).json()["keys"]
    assert next(key["x"] for key in listed) == public


@pytest.mark.parametrize("odd", ["kurang", "!" * 43, "A" * 42])
def test_key_that_is_none_stops_the_portal_with_a_hint(settings: Any, odd: str) -> None:
    settings.CERTIFICATE_KEY = odd
    assert [one.id for one in checks.key_is_a_key()] == ["placements.E001"]


def test_commands_make_a_key_and_check_an_address(settings: Any) -> None:
    made = StringIO()
    call_command("make_certificate_key", stdout=made)
    settings.CERTIFICATE_KEY = made.getvalue().split()[0].partition("=")[2]
    assert [*checks.key_is_a_key(), *checks.key_lasts()] == []
    one, said = CertificateFactory(), StringIO()
    address, public = signing.address_of(one), signing.encoded(signing.key().public)
    settings.CERTIFICATE_KEY = ""
    call_command(
        "check_certificate", address, f"--public={public}", stdout=said
    )  # may begin with -
    assert one.key.hex in said.getvalue()
    with pytest.raises(CommandError):
        call_command("check_certificate", address[:-4])


def test_paper_says_the_same_and_is_the_same_each_time() -> None:
    one = CertificateFactory()
    with translation.override("id"):
        pdf = paper.certificate_pdf(one)
        assert pdf == paper.certificate_pdf(one)
    read = pypdfium2.PdfDocument(BytesIO(pdf))
    text = read[0].get_textpage().get_text_range()
    assert len(read) == 1
    for words in (one.content["cooperative"], one.content["host"], "Siti Aminah", one.number):
        assert words in text.replace("\r\n", " ")


def test_badge_is_an_open_badge_that_its_own_key_has_signed() -> None:
    one = CertificateFactory()
    answer = Client().get(reverse("certificates:badge", args=[one.key]))
    made = json.loads(answer.content)
    proof = made.pop("proof")
    value = proof.pop("proofValue")
    public = unbase58(made["issuer"]["id"].removeprefix("did:key:z"))[2:]
    data = b"".join(hashlib.sha256(signing.canonical(each)).digest() for each in (proof, made))
    Ed25519PublicKey.from_public_bytes(public).verify(unbase58(value[1:]), data)
    assert made["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert made["id"] == f"urn:uuid:{one.key}"


def unbase58(text: str) -> bytes:
    number = 0
    for letter in text:
        number = number * 58 + badge.ALPHABET.index(letter)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


@given(st.binary(max_size=70))
def test_base58_is_read_back(data: bytes) -> None:
    assert unbase58(badge.base58(data)) == data


@given(st.text())
def test_initials_of_initials_are_the_same_and_shorter(name: str) -> None:
    short = initials(name)
    assert initials(short) == short
    assert are_initials([short])


@pytest.mark.parametrize("language", ["id", "en"])
def test_letter_names_the_place_for_its_cooperative_only(
    placement: Placement, board: Actor, host: Actor, language: str
) -> None:
    application = placement.result.application
    DelegateFactory(application=application, name="Siti Aminah")
    Offer.objects.update(address="Jalan Kebun 3")
    answers = {}
    for by, side in ((board, placement.cooperative), (host, placement.host)):
        client = Client()
        client.force_login(by.person)
        with translation.override(language):
            address = reverse("placements:letter", args=[side.slug, placement.pk])
        answers[by] = client.get(address)
    assert answers[host].status_code == 404
    text = pypdfium2.PdfDocument(BytesIO(answers[board].content))[0].get_textpage()
    said = text.get_text_range()
    assert "Siti Aminah" in said
    assert "Jalan Kebun 3" in said
    assert shown_number(application) in said


def test_names_that_were_made_initials_come_back_with_no_later_certificate(boss: Actor) -> None:
    one = agreed()
    first = Certificate.objects.get(placement=one)
    certificates.erase_names(first, by=boss)
    second = certificates.replace(first, by=boss, reason="Salah tanggal.")
    assert second.names == ["S. A."]
    certificates.withdraw(second, by=boss, reason="Tertukar.")
    one.result.application.delegates.all().delete()
    assert certificates.issue(one, by=boss).names == ["S. A."]


def test_names_that_nobody_keeps_any_more_stay_on_a_certificate_that_replaces(boss: Actor) -> None:
    one = agreed()
    one.result.application.delegates.all().delete()
    first = Certificate.objects.get(placement=one)
    assert certificates.replace(first, by=boss, reason="Salah tanggal.").names == ["Siti Aminah"]


@pytest.mark.parametrize("name", ["Siti Nur Aminah binti Abdurrahman", "a " * 60, "Ŝ" * 120])
def test_code_of_fifty_names_is_short_enough_to_be_read(name: str) -> None:
    one = CertificateFactory(names=[name] * 50)
    address = signing.address_of(one)
    assert len(address) <= signing.LONGEST
    assert signing.opened(address.rpartition("#")[2])["i"] == one.key.hex
    assert Client().get(reverse("certificates:paper", args=[one.key])).status_code == 200


def test_longest_texts_fit_into_a_code() -> None:
    one = CertificateFactory(names=["Siti"] * 50)
    one.content |= dict.fromkeys(("cooperative", "host", "title_id"), "Ŝ" * 255)
    assert len(signing.address_of(one)) <= signing.LONGEST


def test_names_are_erased_on_all_pages_that_name_the_same_people(boss: Actor) -> None:
    first = CertificateFactory()
    second = certificates.replace(first, by=boss, reason="Salah tanggal.")
    certificates.erase_names(second, by=boss)
    first.refresh_from_db()
    assert first.names == ["S. A."]
    assert "Siti Aminah" not in page(first) + page(second)
