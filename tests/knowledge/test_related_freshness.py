"""Pages that lead to each other are made anew when the other side changes."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from knowledge.models import ToolIndexPage, ToolOrigin
from partners.agreements.models import Proof
from tests.factories.agreements import CommitmentFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import CompetencyFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]


@pytest.fixture(autouse=True)
def _page_cache(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300


def read(client: Client, path: str) -> str:
    response = client.get(path, headers={"accept-encoding": "gzip"})
    return gzip.decompress(response.content).decode()


def test_tool_shows_an_offer_as_soon_as_it_is_there(
    client: Client, library: ToolIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    term = CompetencyFactory()
    tool = ToolPageFactory(parent=library, competencies=[term])
    assert "Di kandang" not in read(client, tool.url)
    with django_capture_on_commit_callbacks(execute=True):
        OfferFactory(title_id="Di kandang", competencies=[term])
    assert "Di kandang" in read(client, tool.url)


def test_offer_shows_a_tool_as_soon_as_it_is_there(
    client: Client, library: ToolIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    term = CompetencyFactory()
    OfferFactory(slug="susu", competencies=[term])
    assert "Buku kas" not in read(client, "/id/magang/penawaran/susu/")
    with django_capture_on_commit_callbacks(execute=True):
        ToolPageFactory(parent=library, title="Buku kas", competencies=[term])
    assert "Buku kas" in read(client, "/id/magang/penawaran/susu/")


def test_tool_shows_the_promise_as_soon_as_it_is_proved(
    client: Client, library: ToolIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    tool = ToolPageFactory(parent=library)
    commitment = CommitmentFactory(title_id="Memilih alat")
    assert "Memilih alat" not in read(client, tool.url)
    with django_capture_on_commit_callbacks(execute=True):
        Proof.objects.create(commitment=commitment, page=tool)
    assert "Memilih alat" in read(client, tool.url)


def test_partner_shows_a_tool_as_soon_as_it_is_there(
    client: Client, library: ToolIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    ilo = OrganisationFactory(slug="ilo")
    assert "Think" not in read(client, "/id/mitra/ilo/")
    assert "1 alat" not in read(client, "/id/mitra/")
    with django_capture_on_commit_callbacks(execute=True):
        ToolPageFactory(parent=library, title="Think", origins=[ToolOrigin(organisation=ilo)])
    assert "Think" in read(client, "/id/mitra/ilo/")
    assert "1 alat" in read(client, "/id/mitra/")
