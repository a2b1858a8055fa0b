"""The script with which anybody checks a certificate: plain Python, no network, nothing of ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements.certificates import check_certificate, signing
from tests.factories.placements import CertificateFactory


@pytest.fixture
def kept(client: Client, tmp_path: Path, db: None) -> Path:
    """A folder with the two files, as a stranger keeps them."""
    for name in ("script", "keys"):
        url = reverse(f"certificates:{name}")
        (tmp_path / url.rpartition("/")[2]).write_bytes(client.get(url).content)
    return tmp_path


def run(folder: Path, *arguments: str) -> Any:
    command = [sys.executable, "-I", "-S", "check_certificate.py", *arguments]
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def test_stranger_checks_a_certificate_with_two_files(kept: Path) -> None:
    one = CertificateFactory()
    done = run(kept, "keys.json", signing.address_of(one))
    assert done.returncode == 0, done.stderr
    for words in (
        "Ditandatangani",
        "Signed",
        *one.names,
        one.content["cooperative"],
        one.content["host"],
        one.key.hex,
    ):
        assert words in done.stdout


def test_forged_certificate_is_not_signed(kept: Path) -> None:
    payload, signature = signing.token_of(CertificateFactory()).split(".")
    said = {**json.loads(signing.decoded(payload)), "n": ["Orang Lain"]}
    forged = signing.encoded(signing.canonical(said))
    done = run(kept, "keys.json", f"https://simpul.example/#{forged}.{signature}")
    assert (done.returncode, "NOT SIGNED" in done.stdout) == (1, True)


@pytest.mark.parametrize("odd", ["", "#", "#.", "#a.b", "#e30.e30", "#W10.W10", "#!!.!!"])
def test_what_cannot_be_read_is_said_without_a_traceback(kept: Path, odd: str) -> None:
    for keys in ("keys.json", "none.json"):
        done = run(kept, keys, odd)
        assert (done.returncode, done.stderr) == (2, "")


def test_how_it_is_used_is_said_without_arguments(kept: Path) -> None:
    done = run(kept)
    assert done.returncode == 2
    assert "python3 check_certificate.py keys.json" in done.stdout


def test_nothing_that_was_signed_writes_over_the_screen(kept: Path) -> None:
    payload = signing.canonical({"k": signing.key().name, "c": "Sukamaju\x1b[2J\r"})
    signature = signing.key().private.sign(payload)
    done = run(kept, "keys.json", f"{signing.encoded(payload)}.{signing.encoded(signature)}")
    assert "Sukamaju[2J" in done.stdout
    assert "\x1b" not in done.stdout


@given(st.binary(max_size=200), st.integers(0, 63), st.integers(1, 255))
def test_it_judges_signatures_as_the_portal_does(message: bytes, place: int, by: int) -> None:
    key = signing.key()
    signature = bytearray(key.private.sign(message))
    assert check_certificate.is_signed(key.public, message, bytes(signature))
    assert not check_certificate.is_signed(key.public, message + b"x", bytes(signature))
    signature[place] ^= by
    try:
        is_signed = check_certificate.is_signed(key.public, message, bytes(signature))
    except ValueError:  # no point of the curve
        is_signed = False
    assert not is_signed


@pytest.mark.django_db
def test_page_for_numbers_says_how_it_is_checked_without_a_network(client: Client) -> None:
    page = client.get(reverse("certificates:find")).content.decode()
    for name in ("script", "keys"):
        assert f'href="{reverse(f"certificates:{name}")}"' in page
