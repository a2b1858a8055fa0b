"""Pages that the page cache keeps follow every change of the register at once."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.access import Actor
from partners.agreements.models import Agreement
from partners.agreements.services import agreements, commitments
from tests.factories.agreements import AgreementFactory, CommitmentFactory, moderator

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


def test_finished_commitment_shows_at_once(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    commitment = CommitmentFactory(state="underway")
    assert "Done on" not in _read(client, "detail", commitment.agreement.slug)
    with django_capture_on_commit_callbacks(execute=True):
        commitments.finish(commitment, by=Actor(moderator()))
    assert "Done on" in _read(client, "detail", commitment.agreement.slug)
