"""A change renews every page that shows it, and leaves the others as they are."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from wagtail.models import PageViewRestriction

from home.cache import generations, renewal, shelf
from home.cache.pages import StoredPage
from home.notices.models import Notice
from knowledge.models import ToolPage
from knowledge.models.rows import ToolOrigin
from partners.apprenticeships.placements.models import PublishedPlan
from tests.factories.agreements import TwoPartyAgreementFactory, moderator
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
from tests.factories.placements import PublishedPlanFactory

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]
NAMES = (
    "agreement",
    "agreements",
    "cooperatives",
    "glossary",
    "home",
    "host",
    "library",
    "magang",
    "offer",
    "offers",
    "partner",
    "partners",
    "standing page",
    "term",
    "tool",
)


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
    told: PublishedPlan

    @property
    def addresses(self) -> dict[str, str]:
        """By their `NAMES`."""
        found = (
            self.agreement.get_absolute_url(),
            "/id/kesepakatan/",
            "/id/koperasi/",
            "/id/glosarium/",
            "/id/",
            self.host.get_absolute_url(),
            "/id/perpustakaan/",
            "/id/magang/",
            self.offer.get_absolute_url(),
            "/id/magang/penawaran/",
            self.organisation.get_absolute_url(),
            "/id/mitra/",
            self.standing.url,
            self.term.get_absolute_url(),
            self.tool.url,
        )
        return dict(zip(NAMES, found, strict=True))


@pytest.fixture
def content(
    monkeypatch: pytest.MonkeyPatch, settings: Any, django_capture_on_commit_callbacks: OnCommit
) -> Iterator[Content]:
    library = ToolIndexPageFactory()
    sector, challenge, competency = SectorFactory(), ChallengeFactory(), CompetencyFactory()
    organisation = OrganisationFactory(name="Mitra lama")
    told = PublishedPlanFactory()
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
    generations.renew()
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
        told=told,
    )
    generations.renew()


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


def _reminded(content: Content) -> None:
    Notice.objects.create(recipient=moderator(), kind="x", occasion="x")


def _learned_elsewhere(content: Content) -> None:
    """As a night does it where the seat became another one."""
    placement = content.told.plan.placement
    placement.batch = content.batch
    placement.save()
    renewal.changed(PublishedPlan)


def _written_down(content: Content) -> None:
    """What both sides keep of a stay and of its plan, and staff of its result."""
    plan = content.told.plan
    for row in (plan, plan.placement, plan.placement.result):
        row.save()


def _drafted(content: Content) -> None:
    content.agreement.title_id = "Nama baru"
    content.agreement.save_revision()


def _out_of_its_sector(content: Content) -> None:
    content.agreement.sectors.clear()
    content.agreement.save()


FOOTER = set(NAMES)  # stands on every page
# Pages of organisations, offers and terms lead to tools; so do lists, by how many there are.
LISTS = {"cooperatives", "partners"}
OF_TOOLS = LISTS | {"home", "host", "library", "offer", "partner", "standing page", "term", "tool"}
OF_ORGANISATIONS = FOOTER - {"glossary", "standing page"}
OF_OFFERS = LISTS | {
    "agreement",
    "home",
    "host",
    "magang",
    "offer",
    "offers",
    "partner",
    "term",
    "tool",
}
OF_AGREEMENTS = LISTS | {"agreement", "agreements", "home", "host", "offer", "partner", "tool"}
OF_VOCABULARY = OF_ORGANISATIONS - {"partners", "term"}
OF_TERMS = {"glossary", "offer", "term", "tool"}
# What came of an apprenticeship, in the words of who was there. Whether there is any is a fact of
# the cooperative.
OF_RESULTS = {"home", "host"}

# What is done, and the pages that are made anew for it.
CHANGES: dict[str, tuple[Callable[[Content], None], set[str]]] = {
    "tool published": (_published, OF_TOOLS),
    "tool unpublished": (lambda content: content.tool.unpublish(), OF_TOOLS),
    "tool restricted": (_restricted, FOOTER),
    "tool deleted": (lambda content: content.tool.delete(), FOOTER),
    "standing page": (_renamed("standing", "title"), FOOTER),
    "organisation": (_renamed("organisation", "name"), OF_ORGANISATIONS),
    "organisation hidden": (_hidden, OF_ORGANISATIONS),
    "host": (_renamed("host", "name"), OF_ORGANISATIONS),
    "agreement": (_renamed("agreement", "title_id"), OF_AGREEMENTS),
    "agreement leaves its sector": (_out_of_its_sector, OF_AGREEMENTS),
    "offer": (_renamed("offer", "title_id"), OF_OFFERS),
    "batch deleted": (lambda content: content.batch.delete(), OF_OFFERS),
    "glossary": (_renamed("term", "name_id"), OF_TERMS),
    "sector": (_renamed("sector", "name_id"), OF_VOCABULARY),
    "challenge": (_renamed("challenge", "name_id"), OF_VOCABULARY),
    "competency": (_renamed("competency", "name_id"), OF_VOCABULARY),
    "result of a plan": (_renamed("told", "result"), OF_RESULTS),
    "result taken off": (lambda content: content.told.delete(), OF_ORGANISATIONS),
    "learned elsewhere": (_learned_elsewhere, OF_RESULTS),
    "stay written down": (_written_down, set()),
    "reminder sent": (_reminded, set()),
    "agreement drafted": (_drafted, set()),
}


def read(client: Client, content: Content) -> dict[str, bytes]:
    """What a visitor finds at each address."""
    pages = {
        name: client.get(address, headers={"accept-encoding": "gzip"})
        for name, address in content.addresses.items()
    }
    return {name: gzip.decompress(page.content) for name, page in pages.items()}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were answered without making anything."""
    paths: list[str] = []
    answer = StoredPage.answer

    def seen(page: StoredPage, request: HttpRequest) -> HttpResponse:
        paths.append(request.path)
        return answer(page, request)

    monkeypatch.setattr(StoredPage, "answer", seen)
    return paths


@pytest.mark.parametrize(("change", "renewed"), CHANGES.values(), ids=CHANGES)
def test_a_change_renews_every_page_that_shows_it_and_leaves_the_others(
    client: Client,
    content: Content,
    kept: list[str],
    change: Callable[[Content], None],
    renewed: set[str],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    read(client, content)
    names = {address: name for name, address in content.addresses.items()}
    with django_capture_on_commit_callbacks(execute=True):
        change(content)
    after = read(client, content)
    made = set(names.values()) - {names[path] for path in kept}
    generations.renew()
    assert after == read(client, content)
    assert made == renewed
