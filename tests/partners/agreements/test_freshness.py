"""Pages that the page cache keeps follow every change of the register at once."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from home.access import Actor
from partners.agreements.bilateral import pdf
from partners.agreements.models import Agreement, Source
from partners.agreements.services import agreements, commitments
from partners.agreements.templatetags import register_tags
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    TwoPartyAgreementFactory,
    moderator,
)
from tests.factories.apprenticeships import OfferFactory
from tests.partners.agreements.reading import get, in_days

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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["", "?view=timeline"])
def test_register_is_made_of_what_was_kept_until_it_changes(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, query: str
) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)  # without any due date
    partner = agreement.parties.get(is_ours=False).organisation
    assert partner.short_name in get(client, "list", query=query).content.decode()
    with django_assert_num_queries(0):
        get(client, "list", query=query)
    CommitmentFactory(agreement=agreement, due_on=in_days(-9))
    assert "1 late" in get(client, "list", query=query).content.decode()


@pytest.mark.django_db(transaction=True)
def test_row_is_written_once_also_where_no_day_is_due(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    AgreementFactory(in_force=True)
    get(client, "list")
    monkeypatch.setattr(register_tags, "date_lines", lambda *_facts: pytest.fail("written anew"))
    assert get(client, "list").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_page_is_made_of_what_was_kept_until_something_on_it_changes(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agreement = CommitmentFactory(agreement__in_force=True).agreement
    OfferFactory(agreement=agreement)
    get(client, "detail", agreement.slug)
    with django_assert_num_queries(0):
        get(client, "detail", agreement.slug)
    CommitmentFactory(agreement=agreement, title_en="Seen by staff", is_public=False)
    CommitmentFactory(agreement=agreement, title_en="New promise")
    OfferFactory(agreement=agreement, title_en="New offer")
    Source.objects.create(agreement=agreement, name="New source")
    text = get(client, "detail", agreement.slug).content.decode()
    for words in ("New promise", "New offer", "New source"):
        assert words in text, words
    assert "Seen by staff" not in text
    agreements.archive(agreement, by=Actor(moderator()), reason="Recorded twice")
    assert get(client, "detail", agreement.slug).status_code == 404
