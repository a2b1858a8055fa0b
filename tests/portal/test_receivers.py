"""What a change of public content is told as, and that no page keeps what has changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home import shelf
from home.access import Actor
from home.models import Region
from home.services.regions import load_regions
from home.topics import PAGES
from knowledge.models import ToolPage
from knowledge.models.rows import ToolOrigin
from partners.agreements.services import importing
from portal import receivers
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import BatchFactory
from tests.factories.glossary import TermFactory
from tests.factories.home import (
    ChallengeFactory,
    CompetencyFactory,
    SectorFactory,
    StandardPageFactory,
)
from tests.factories.knowledge import EvidenceFactory, ToolIndexPageFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory
from tests.partners.agreements.importing.lists import ROW, a_csv, importer, the_parties

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """The topics of what was committed."""
    topics: list[str] = []
    settings.PAGE_CACHE_SECONDS = 10**6
    monkeypatch.setattr(shelf, "bump", topics.append)
    return topics


@pytest.fixture
def tool() -> ToolPage:
    return ToolPageFactory(title="Buku kas")


def test_draft_of_a_page_tells_nothing(
    tool: ToolPage, told: list[str], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tool.title = "Belum terbit"
        tool.save_revision()
    assert told == []


def test_published_tool_tells_of_the_library_alone(
    tool: ToolPage, told: list[str], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tool.save_revision().publish()
    assert set(told) == {"knowledge"}


def test_what_no_reader_sees_tells_nothing(
    told: list[str], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for label in receivers.QUIET:
            receivers.on_public_content_changed(sender=apps.get_model(label))
    assert told == []


def test_regions_and_lists_written_in_bulk_tell_too(
    told: list[str], django_capture_on_commit_callbacks: OnCommit
) -> None:
    assert not Region.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        load_regions(down_to=1)
    assert told == ["home"]
    the_parties()
    by = importer(publisher=True)
    handed_in = importing.hand_in(a_csv(ROW), "daftar.csv", by=Actor(by))
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert importing.carry_out(handed_in, by=Actor(by), publish=True).agreements
    assert set(told) == {"agreements"}


def test_moved_page_tells_of_pages(
    tool: ToolPage, told: list[str], django_capture_on_commit_callbacks: OnCommit
) -> None:
    other = ToolPageFactory(parent=tool.get_parent())
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=other.pk).move(tool, pos="left")
    assert PAGES in told


@dataclass(frozen=True)
class Content:
    """One of each, connected with each other."""

    tool: ToolPage
    standing: Model
    organisation: Model
    host: Model
    agreement: Model
    offer: Model
    batch: Model
    term: Model
    sector: Model
    challenge: Model
    competency: Model

    @property
    def addresses(self) -> list[str]:
        lists = "kesepakatan mitra koperasi magang magang/penawaran perpustakaan glosarium"
        records = (self.organisation, self.host, self.agreement, self.offer, self.term)
        return [
            "/id/",
            *(f"/id/{name}/" for name in lists.split()),
            self.tool.url,
            self.standing.url,
            *(record.get_absolute_url() for record in records),
        ]


@pytest.fixture
def content(
    monkeypatch: pytest.MonkeyPatch, settings: Any, django_capture_on_commit_callbacks: OnCommit
) -> Iterator[Content]:
    library = ToolIndexPageFactory()
    sector, challenge, competency = SectorFactory(), ChallengeFactory(), CompetencyFactory()
    organisation = OrganisationFactory(name="Mitra lama")
    batch = BatchFactory(offer__sectors=[sector], offer__competencies=[competency])
    with django_capture_on_commit_callbacks(execute=True):
        tool = ToolPageFactory(
            parent=library,
            title="Buku kas",
            sectors=[sector],
            challenges=[challenge],
            competencies=[competency],
            evidence=[EvidenceFactory.build()],
            origins=[ToolOrigin(organisation=organisation)],
        )
    agreement = TwoPartyAgreementFactory(title_id="Kesepakatan lama")
    agreement.sectors.add(sector)
    standing = StandardPageFactory(parent=library.get_parent(), is_in_footer=True)
    settings.PAGE_CACHE_SECONDS = 10**6
    # A test runs in a transaction, in which nothing would be kept.
    monkeypatch.setattr(shelf, "connection", SimpleNamespace(in_atomic_block=False))
    shelf.bump()
    yield Content(
        tool=tool,
        standing=standing,
        organisation=organisation,
        host=batch.offer.host,
        agreement=agreement,
        offer=batch.offer,
        batch=batch,
        term=TermFactory(name_id="Istilah lama"),
        sector=sector,
        challenge=challenge,
        competency=competency,
    )
    shelf.bump()


def _renamed(name: str, field: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        row = getattr(content, name)
        setattr(row, field, "Nama baru")
        row.save()

    return change


def _published(content: Content) -> None:
    content.tool.title = "Nama baru"
    content.tool.save_revision().publish()


def _restricted(content: Content) -> None:
    PageViewRestriction.objects.create(page=content.tool, restriction_type="login")


def _hidden(content: Content) -> None:
    content.organisation.is_public = False
    content.organisation.save()


CHANGES: dict[str, Callable[[Content], None]] = {
    "tool published": _published,
    "tool unpublished": lambda content: content.tool.unpublish(),
    "tool restricted": _restricted,
    "tool deleted": lambda content: content.tool.delete(),
    "standing page": _renamed("standing", "title"),
    "organisation": _renamed("organisation", "name"),
    "organisation hidden": _hidden,
    "host": _renamed("host", "name"),
    "agreement": _renamed("agreement", "title_id"),
    "offer": _renamed("offer", "title_id"),
    "batch deleted": lambda content: content.batch.delete(),
    "glossary": _renamed("term", "name_id"),
    "sector": _renamed("sector", "name_id"),
    "challenge": _renamed("challenge", "name_id"),
    "competency": _renamed("competency", "name_id"),
    "agreement leaves a sector": lambda content: content.agreement.sectors.clear(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_page_shows_what_has_changed_since(
    client: Client,
    content: Content,
    change: Callable[[Content], None],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    addresses = content.addresses
    for address in addresses:
        client.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        change(content)
    after = [client.get(address).content for address in addresses]
    shelf.bump()
    anew = [client.get(address).content for address in addresses]
    assert dict(zip(addresses, after, strict=True)) == dict(zip(addresses, anew, strict=True))
