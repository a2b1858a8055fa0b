"""Pages that the page cache keeps follow every change of the register at once."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.access import Actor
from partners.agreements.bilateral import pdf
from partners.agreements.models import Agreement
from partners.agreements.services import agreements, commitments
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    TwoPartyAgreementFactory,
    moderator,
)
from tests.partners.agreements.reading import get

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _page_cache(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300


def _read(client: Client, name: str, *args: str) -> str:
    with translation.override("en"):
        address = reverse(f"agreements:{name}", args=args)
    response = client.get(address, headers={"accept-encoding": "gzip"})
    return gzip.decompress(response.content).decode()


def test_page_is_kept_for_the_next_visitor(client: Client) -> None:
    AgreementFactory(title_en="Before")
    assert "Before" in _read(client, "list")
    Agreement.objects.update(title_en="Behind the back of the signals")
    assert "Before" in _read(client, "list")


def test_archived_agreement_is_gone_at_once(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    agreement = AgreementFactory(title_en="Gone")
    assert "Gone" in _read(client, "list")
    with django_capture_on_commit_callbacks(execute=True):
        agreements.archive(agreement, by=Actor(moderator()), reason="Recorded twice")
    assert "Gone" not in _read(client, "list")


@pytest.mark.django_db(transaction=True)
def test_sheet_is_drawn_once_until_something_on_it_changes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    hidden = CommitmentFactory(agreement=agreement, title_en="Staff alone", is_public=False)
    drawn: list[str] = []
    monkeypatch.setattr(pdf, "render", lambda sheet: drawn.append(repr(sheet)) or b"%PDF")
    partner = agreement.parties.get(is_ours=False).organisation
    for language in ("en", "en", "id"):
        get(client, "sheet-file", partner.slug, language=language)
    assert len(drawn) == 2  # one in each language
    CommitmentFactory(agreement=agreement, title_en="New promise")
    get(client, "sheet-file", partner.slug)
    assert "New promise" in drawn[-1]
    assert hidden.title_en not in "".join(drawn)
    agreements.archive(agreement, by=Actor(moderator()), reason="Recorded twice")
    assert get(client, "sheet-file", partner.slug).status_code == 404
    assert len(drawn) == 3


def test_finished_commitment_shows_at_once(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    commitment = CommitmentFactory(state="underway")
    assert "Done on" not in _read(client, "detail", commitment.agreement.slug)
    with django_capture_on_commit_callbacks(execute=True):
        commitments.finish(commitment, by=Actor(moderator()))
    assert "Done on" in _read(client, "detail", commitment.agreement.slug)
