"""A tool, a cooperative that used it, and who represents it."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.services import adoptions
from knowledge.models import ToolIndexPage, ToolPage
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory

WORDS: dict[str, Any] = {
    "stands": "in-use",
    "since_year": 2025,
    "since_month": 3,
    "account": "Kasir mencatat setiap hari. Selisih kas berkurang.",
    "changed": "",
}


@pytest.fixture
def tool(library: ToolIndexPage) -> ToolPage:
    return ToolPageFactory(parent=library, title="Buku kas harian")


@pytest.fixture
def cooperative(db: None) -> Organisation:
    return CooperativeFactory(slug="sukamaju", name="Koperasi Sukamaju")


@pytest.fixture
def board(cooperative: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=cooperative).person)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


@pytest.fixture
def report(cooperative: Organisation, tool: ToolPage, board: Actor) -> AdoptionReport:
    return adoptions.write(cooperative, tool, by=board, **WORDS)


@pytest.fixture
def sent(report: AdoptionReport, board: Actor) -> AdoptionReport:
    adoptions.submit(report, by=board, consents=True)
    report.refresh_from_db()
    return report


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.fixture
def members(board: Actor) -> Client:
    return signed_in(board.person)


@pytest.fixture
def desk(boss: Actor) -> Client:
    return signed_in(boss.person)


def address(name: str, cooperative: Organisation, tool: ToolPage) -> str:
    return reverse(f"adoption:{name}", args=[cooperative.slug, tool.translation_key])
