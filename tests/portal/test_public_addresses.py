"""A public address answers everybody alike: nobody, an editor, a superuser, byte for byte."""

import ast
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from home.cache import generations
from knowledge.models.rows import ToolOrigin
from partners.apprenticeships.models import Offer, OfferDocument
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    a_document,
    editor,
    moderator,
)
from tests.factories.apprenticeships import BatchFactory, OfferFileFactory
from tests.factories.claims import VillageFactory
from tests.factories.country_lists import lists_of_the_country
from tests.factories.files import picture
from tests.factories.glossary import TermFactory
from tests.factories.home import StandardPageFactory
from tests.factories.knowledge import (
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolIndexPageFactory,
    ToolPageFactory,
)
from tests.factories.organisations import OrganisationFactory
from tests.factories.placements import CertificateFactory
from tests.factories.programme import RoundFiguresFactory
from tests.factories.results import file_of_a_round
from tests.factories.rounds import RoundBatchFactory
from tests.portal.public_addresses import addresses

ROOT = Path(configured.BASE_DIR)
ROOMS = ("home", "knowledge", "partners", "portal", "search")
LEADS_ON = {"", "favicon.ico", "_util/login/", "koperasi/cocokkan/api/view/<str:entity>/"}
# Alike for everybody, but a copy that many share would outlive a page that is withdrawn.
KEPT_BY_BROWSERS_ONLY = {"koperasi/saran/", "cari/saran/"}
# Addresses of one person: each asks who it is, or for a token, and is kept by no cache.
PERSONAL = re.compile(
    r"admin/|../(akun|account|ruang|workspace|konfirmasi-klaim|confirm-claim)/"
    r"|.*authenticate_with_password/"
)


def _patterns(patterns: list[Any], before: str = "") -> Iterator[str]:
    for each in patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from _patterns(each.url_patterns, here)


def _public_patterns() -> set[str]:
    found = {each for each in _patterns(get_resolver().url_patterns) if not PERSONAL.match(each)}
    return {each.removeprefix("id/") for each in found}


@pytest.fixture
def rows(db: None) -> Iterator[dict[str, Any]]:
    """One of each, and something of each that only some people may read."""
    library = ToolIndexPageFactory()
    partner = OrganisationFactory(name="Mitra")
    tool = ToolPageFactory(
        parent=library,
        title="Buku kas",
        evidence=[EvidenceFactory.build()],
        origins=[ToolOrigin(organisation=partner)],
        files=[ToolFileFactory.build(document=(file := DocumentFactory()))],
    )
    batch, agreement = BatchFactory(), TwoPartyAgreementFactory()
    CommitmentFactory(agreement=agreement, due_on=timezone.localdate())
    CommitmentFactory(agreement=agreement, is_public=False)
    a_document(agreement, visibility="staff")
    standing = StandardPageFactory(parent=library.get_parent(), is_in_footer=True)
    upload = default_storage.save("images/gambar.png", ContentFile(picture()))
    within = VillageFactory().code
    yield {
        "round": RoundBatchFactory().round.code,
        "published": RoundFiguresFactory().round.code,
        "round_file": file_of_a_round(),
        "regions": [reverse("cooperatives:region", args=[within[:n]]) for n in (2, 4, 6)],
        "partner": partner.slug,
        "host": batch.offer.host.slug,
        "agreement": agreement.slug,
        "signing_partner": agreement.parties.get(is_ours=False).organisation.slug,
        "lists": lists_of_the_country(),
        "document": a_document(agreement, visibility="public").key,
        "offer": batch.offer.slug,
        "offer_file": _file_of(batch.offer),
        "certificate": CertificateFactory().key,
        "term": TermFactory().code,
        "file": file,
        "upload": upload,
        "pages": ["/id/", library.url, tool.url, standing.url],
        "tool": tool,
    }
    default_storage.delete(upload)


def _file_of(offer: Offer) -> Any:
    row = OfferDocument(offer=offer, title_id="Bawaan", file=OfferFileFactory())
    row.save()
    return row.file.key


def _client(person: Model | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def _told(client: Client, address: str, is_packed: bool) -> tuple[int, bytes, dict[str, str]]:
    """Packed answers hold random bytes (Django, against BREACH): short ones may stay unpacked."""
    answer = client.get(address, headers={"accept-encoding": "gzip"} if is_packed else {})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = dict(answer.headers)
    if headers.pop("Content-Encoding", "") == "gzip":
        body = gzip.decompress(body)
    headers.pop("Content-Length", None)
    headers["ETag"] = headers.get("ETag", "").removeprefix("W/")
    return answer.status_code, body, headers


def test_every_public_pattern_is_asked() -> None:
    """A new one belongs into `addresses`, or under the workspace."""
    with translation.override("id"):
        assert _public_patterns() == addresses().keys()


@pytest.mark.parametrize("seconds", [0, 10**6], ids=["made for each", "page cache"])
def test_a_public_address_answers_everybody_alike(
    seconds: int, rows: dict[str, Any], settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = seconds
    generations.renew()
    readers = {
        "superuser": _client(moderator(is_superuser=True)),
        "editor": _client(editor()),
        "nobody": Client(),
    }
    for pattern, of in addresses().items():
        for address in of(rows):
            with time_machine.travel(timezone.now(), tick=False):
                told = [_told(client, address, seconds > 0) for client in readers.values()]
            status, _body, headers = told[-1]
            assert status == (302 if pattern in LEADS_ON else 200), address
            assert told[0] == told[1] == told[2], address
            assert "Set-Cookie" not in headers, address
            assert "Cookie" not in headers.get("Vary", ""), address
            kept = set(headers.get("Cache-Control", "").split(", "))
            if pattern in KEPT_BY_BROWSERS_ONLY:
                assert {"private", "no-store"} & kept == {"private"}, address
            else:
                assert pattern == "healthz" or not {"private", "no-store"} & kept, address


def _known_as(page: str) -> tuple[list[str], dict[str, str], list[str]]:
    """What search engines are told: its own address, those of its languages; and what is shared."""
    return (
        re.findall(r'<link rel="canonical" href="([^"]*)">', page),
        dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">', page)),
        re.findall(r'<meta property="og:url" content="([^"]*)">', page),
    )


def test_every_public_page_is_known_by_one_address_in_each_language(
    client: Client, rows: dict[str, Any]
) -> None:
    """Page 2 of a list is a page of its own, what somebody filtered or asked for is not."""
    found = (address for of in addresses().values() for address in of(rows))
    paths = {address.partition("?")[0] for address in found if address.startswith("/id/")}
    for path in sorted(paths):
        _status, body, _headers = _told(client, path, False)
        if b'class="site-header"' not in body:
            continue  # a file, or a part of a page
        for asked, known in (
            ("", ""),
            ("?page=2", "?page=2"),
            ("?page=2&near=3301&sort=start&sector=padi", ""),
        ):
            answer = client.get(f"{path}{asked}")
            if asked and answer.status_code != 200:
                continue  # a page that takes no such question has one address
            own, languages, shared = _known_as(answer.content.decode())
            address = f"{configured.BASE_URL}{path}{known}"
            assert own == [address]
            assert shared == [address]
            assert languages["id"] == address
        for other in set(languages.values()).difference(own):  # each names the same ones
            page = client.get(other.removeprefix(configured.BASE_URL)).content.decode()
            assert _known_as(page)[1] == languages


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    "address", ["/id/akun/login/", "/admin/", "/id/ruang/", "/en/workspace/x/"]
)
def test_an_address_of_one_person_is_kept_by_nobody(address: str) -> None:
    for person in (None, editor()):
        headers = _client(person).get(address).headers
        assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", ")), address


def test_a_restricted_page_is_kept_by_nobody(rows: dict[str, Any], settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 10**6
    PageViewRestriction.objects.create(page=rows["tool"], restriction_type="login")
    gzipped = {"accept-encoding": "gzip"}
    for person, status in ((editor(), 200), (None, 302), (editor(), 200)):
        answer = _client(person).get(rows["tool"].url, headers=gzipped)
        assert answer.status_code == status
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))


# Who asks who reads: the workspace, acts of staff, the admin, the account itself and its limits,
# and closed files.
ASKS_WHO_READS = re.compile(
    r"/admin/|home/desk/|wagtail_hooks|workspace|home/access\.py"
    r"|home/translation/(report|views)\.py|portal/(admin_access|closed)\.py"
    r"|home/visits/middleware\.py"  # after the answer is made: staff are not counted
    r"|home/(bulk_acts|choosing|in_charge_admin|records|reports|signed_in|work_page)\.py"
    r"|home/(intake/files|templatetags/bulk_tags)\.py|portal/desk_search/"
    r"|home/translation/(api|deleting|guarded|menus|starting|restarting|unpublishing)\.py"
    r"|agreements/models/agreement\.py|home/drafts/stash\.py|portal/(users|throttles)/|portal/media\.py"
)


def _asks_who_reads(tree: ast.AST) -> bool:
    """`request.user`, `request.session`, the cookie's name, `actor_of(request)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="user" | "session", value=ast.Name("request")):
                return True
            case ast.Attribute(attr="user" | "session", value=ast.Attribute(attr="request")):
                return True
            case ast.Attribute(attr="SESSION_COOKIE_NAME"):
                return True
            case ast.Call(func=ast.Name("actor_of")):
                return True
    return False


def test_no_public_view_asks_who_reads() -> None:
    asking = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if _asks_who_reads(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {path for path in asking if not ASKS_WHO_READS.search(path)} == set()


def test_no_public_template_asks_who_reads() -> None:
    word = re.compile(r"\{[{%][^}]*\b(request\.user|request\.session|user\.|perms\.|csrf_token)")
    rooms = "admin|wagtailadmin|wagtailcore|account|allauth|usersessions|workspace|membership|desk"
    private = re.compile(rf"/({rooms}|applications|intake)/|/portal/workspace\.html|/429_")
    asking = [
        str(path)
        for path in (ROOT / "templates").rglob("*.html")
        if not private.search(str(path)) and word.search(path.read_text(encoding="utf-8"))
    ]
    assert asking == []


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("prefix", ["/pwn", "/id"])
def test_no_visitor_says_below_which_prefix_the_portal_lies(client: Client, prefix: str) -> None:
    """What was made with such links was kept for all readers."""
    plain = client.get("/id/glosarium/").content
    assert client.get("/id/glosarium/", SCRIPT_NAME=prefix).content == plain
    assert b"/pwn/" not in client.get("/id/kontak/", SCRIPT_NAME=prefix).content
