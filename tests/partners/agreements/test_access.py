"""Who may know of what, through which channel: one table.

Every object holds a word that nothing else holds. The table says who may be told it in the
workspace; public channels are the same for everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from home.access import Actor
from partners.agreements.models import Agreement, Document, Transition
from partners.agreements.rules.lifecycle import AgreementState, Verb
from partners.agreements.services import agreements as archiving
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    a_document,
    editor,
    moderator,
    person,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db

EVERYBODY = {"visitor", "partner", "partner of another", "inactive", "editor", "moderator"}
SIGNED_IN = EVERYBODY - {"visitor", "inactive"}
STAFF, LET_IN = {"editor", "moderator"}, {"partner", "editor", "moderator"}

# In the workspace: word, and who of those signed in may read it.
TOLD = {
    "Terbitania": EVERYBODY,  # a published agreement
    "Janjiterbuka": EVERYBODY,  # its public commitment
    "Naskahpublik": EVERYBODY,  # its public document
    "Naskahmitra": LET_IN,  # its document for partners
    "Naskahstaf": STAFF,  # its document for staff
    "Janjirahasia": STAFF,  # its commitment that is not shown
    "Rancangania": STAFF,  # a draft
    "Janjidraf": STAFF,  # its commitment
    "Naskahdraf": STAFF,  # its document, meant for everybody once it is published
    "Arsipania": STAFF,  # an archived agreement
}
# Contacts, notes, reasons, people in charge, withdrawn files: on no public page at all.
TOLD_TO_NOBODY = (
    "Kontakania",
    "kontak@rahasia.example",
    "+62 811 777",
    "Catatania",
    "Alasania",
    "petugas@rahasia.example",
    "Naskahtarik",
)
PUBLIC_WORDS = {word for word, readers in TOLD.items() if readers == EVERYBODY}
HIDDEN_WORDS = {*TOLD, *TOLD_TO_NOBODY} - PUBLIC_WORDS


@dataclass
class World:
    published: Agreement
    draft: Agreement
    archived: Agreement
    partner_slug: str
    clients: dict[str, Client]
    documents: dict[str, Document]

    @property
    def agreements(self) -> list[Agreement]:
        return [self.published, self.draft, self.archived]


@pytest.fixture
def world(settings: object, tmp_path: object) -> World:
    partner = OrganisationFactory(name="Mitra Bersama", country="TL")
    published = _agreement("Terbitania", partner)
    draft = _agreement("Rancangania", partner, live=False)
    archived = _agreement("Arsipania", partner)
    soon = timezone.localdate() + timedelta(days=20)
    CommitmentFactory(agreement=published, title_id="Janjiterbuka", due_on=soon)
    CommitmentFactory(agreement=published, title_id="Janjirahasia", due_on=soon, is_public=False)
    CommitmentFactory(agreement=draft, title_id="Janjidraf", due_on=soon)
    boss = moderator()
    documents = {
        title: a_document(agreement, by=boss, title_id=title, visibility=visibility)
        for title, agreement, visibility in (
            ("Naskahpublik", published, "public"),
            ("Naskahmitra", published, "partners"),
            ("Naskahstaf", published, "staff"),
            ("Naskahdraf", draft, "public"),
            ("Naskahtarik", published, "public"),
        )
    }
    Document.objects.filter(title_id="Naskahtarik").update(archived_at=timezone.now())
    archiving.archive(archived, by=Actor(boss), reason="Alasania")
    return World(published, draft, archived, partner.slug, _clients(published, boss), documents)


def _agreement(title: str, partner: object, live: bool = True) -> Agreement:
    agreement = AgreementFactory(
        slug=title.lower(),
        title_id=title,
        title_en=title,
        in_force=True,
        live=live,
        ends_on=timezone.localdate() + timedelta(days=300),
        notes="Catatania",
        in_charge=person(first_name="Petugas") if live else None,
    )
    if boss := agreement.in_charge:
        boss.email = f"{agreement.pk}petugas@rahasia.example"
        boss.save()
    PartyFactory(
        agreement=agreement,
        organisation=partner,
        contact_name="Kontakania",
        contact_email="kontak@rahasia.example",
        contact_phone="+62 811 777",
    )
    Transition.objects.create(
        agreement=agreement,
        verb=Verb.EXTEND,
        from_state=AgreementState.IN_FORCE,
        to_state=AgreementState.IN_FORCE,
        on=agreement.signed_on,
        reason="Alasania",
    )
    return agreement


def _clients(published: Agreement, boss: object) -> dict[str, Client]:
    """One signed-in browser for each reader."""
    people = {
        "partner": person(),
        "partner of another": person(),
        "inactive": moderator(is_active=False),
        "editor": editor(),
        "moderator": boss,
    }
    archiving.let_in(published, people["partner"], by=Actor(boss))
    archiving.let_in(published, people["inactive"], by=Actor(boss))
    archiving.let_in(AgreementFactory(), people["partner of another"], by=Actor(boss))
    clients = {"visitor": Client()}
    for name, user in people.items():
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def _body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def _file(client: Client, room: str, document: Document) -> tuple[int, str]:
    """Status and who may keep it."""
    response = client.get(_address(f"{room}:document", document.key))
    if response.streaming:
        assert b"".join(response.streaming_content).startswith(b"%PDF")
        assert response.headers["Content-Security-Policy"].startswith("sandbox")
    return response.status_code, response.headers.get("Cache-Control", "")


def _sheet(client: Client, address: str) -> str:
    book = load_workbook(BytesIO(client.get(address).content), read_only=True)
    return "\n".join(str(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def _address(name: str, *args: object, query: str = "") -> str:
    with translation.override("id"):
        return reverse(name, args=args) + query


def _unfolded(text: str) -> str:
    """Long lines of a calendar are folded (RFC 5545)."""
    return text.replace("\r\n ", "")


Channel = Callable[[Client, World], str]
CHANNELS: dict[str, Channel] = {
    "list": lambda client, world: _body(client, _address("agreements:list")),
    "timeline": lambda client, world: _body(
        client, _address("agreements:list", query="?view=timeline")
    ),
    "filters": lambda client, world: _body(
        client, _address("agreements:list", query=f"?partner={world.partner_slug}&country=TL")
    ),
    "feed": lambda client, world: _unfolded(_body(client, _address("agreements:calendar"))),
    "csv": lambda client, world: _body(client, _address("agreements:export", "csv")),
    "json": lambda client, world: _body(client, _address("agreements:export", "json")),
    "xlsx": lambda client, world: _sheet(client, _address("agreements:export", "xlsx")),
    "agreement's page": lambda client, world: _body(
        client, _address("agreements:detail", world.published.slug)
    ),
    "partner's page": lambda client, world: _body(
        client, _address("organisations:detail", world.partner_slug)
    ),
    "sitemap": lambda client, world: _body(client, "/sitemap-agreements.xml").title(),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_public_channels_tell_everybody_the_same(channel: str, world: World) -> None:
    for reader, client in world.clients.items():
        text = CHANNELS[channel](client, world)
        assert "Terbitania" in text, reader
        leaked = {word for word in HIDDEN_WORDS if word in text}
        assert leaked == set(), reader


def test_the_workspace_tells_each_reader_their_part(world: World) -> None:
    addresses = [_address("agreements_workspace:detail", each.slug) for each in world.agreements]
    for reader in SIGNED_IN:
        answers = [world.clients[reader].get(address) for address in addresses]
        assert {answer.headers["Cache-Control"] for answer in answers} == {"private, no-store"}
        text = "".join(answer.content.decode() for answer in answers)
        told = {word for word in [*TOLD, *TOLD_TO_NOBODY] if word in text}
        assert told == {word for word, readers in TOLD.items() if reader in readers}, reader


def test_the_workspace_asks_for_a_log_in(world: World) -> None:
    slugs, key = (world.published.slug, "tidak-ada"), world.documents["Naskahmitra"].key
    pages = [_address("agreements_workspace:detail", slug) for slug in slugs]
    addresses = [*pages, _address("agreements_workspace:document", key)]
    for reader in EVERYBODY - SIGNED_IN:
        for address in addresses:
            answer = world.clients[reader].get(address)
            assert answer.headers["Location"] == f"/id/akun/login/?next={address}"
            assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_is_not_public_has_no_page_and_no_feed_for_others(world: World) -> None:
    for reader, client in world.clients.items():
        for agreement in (world.draft, world.archived):
            page = client.get(_address("agreements:detail", agreement.slug))
            assert page.status_code == 404, reader
            if reader in SIGNED_IN:
                page = client.get(agreement.get_absolute_url())
                assert page.status_code == (200 if reader in STAFF else 404), reader
            feed = client.get(_address("agreements:agreement-calendar", agreement.slug))
            assert feed.status_code == 404, reader


def test_feed_of_an_agreement_holds_public_commitments_only(world: World) -> None:
    address = _address("agreements:agreement-calendar", world.published.slug)
    for reader, client in world.clients.items():
        text = _unfolded(_body(client, address))
        assert "Janjiterbuka" in text, reader
        assert not {word for word in HIDDEN_WORDS if word in text}, reader


def test_files_are_served_to_those_who_may_read_them(world: World) -> None:
    for title, document in world.documents.items():
        for reader in SIGNED_IN:
            told = (200 if reader in TOLD.get(title, ()) else 404, "private, no-store")
            found = _file(world.clients[reader], "agreements_workspace", document)
            assert found == told, (title, reader)


def test_public_files_are_served_to_everybody_and_no_others(world: World) -> None:
    for title, document in world.documents.items():
        public = (200, "no-cache") if title in PUBLIC_WORDS else (404, "")
        for reader, client in world.clients.items():
            assert _file(client, "agreements", document) == public, (title, reader)


@pytest.mark.parametrize("word", sorted(HIDDEN_WORDS - {"+62 811 777"}))
def test_words_that_are_hidden_find_nothing(word: str, world: World) -> None:
    address = _address("agreements:list", query=f"?q={word}")
    for reader, client in world.clients.items():
        assert client.get(address).context["page"].paginator.count == 0, reader


def test_counts_know_published_agreements_only(world: World) -> None:
    for reader, client in world.clients.items():
        directory = client.get(_address("agreements:list")).context["directory"]
        (option,) = directory.options("country")
        assert (option.value, option.count) == ("TL", 1), reader


def test_search_finds_what_everybody_may_read(
    world: World, search_index: Callable[[], object]
) -> None:
    search_index()
    for reader, client in world.clients.items():
        found = _body(client, _address("search:results", query="?q=terbitania"))
        assert world.published.get_absolute_url().split("/")[-2] in found, reader
        for word in HIDDEN_WORDS:
            response = client.get(_address("search:results"), {"q": word, "exact": "1"})
            assert response.context["listing"].total == 0, (reader, word)
            completed = client.get(_address("search:suggest"), {"q": word[:8]})
            assert word not in completed.content.decode(), (reader, word)
