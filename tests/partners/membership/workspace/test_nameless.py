"""Who gave no name is known to others by a masked address, nowhere by the address itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from home.access import Actor
from home.desk.locking import version_of
from home.notices.models import Letter
from home.notices.sending import send
from partners.membership.models import Mandate, Scope
from partners.membership.services import mandates, memberships, profiles
from portal.users.models import User
from tests.factories.claims import VillageFactory, pmo_of
from tests.factories.membership import AreaFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
ADDRESS = "rahasia.sekali@contoh.id"


@pytest.fixture
def nameless() -> User:
    found: User = PersonFactory(first_name="", last_name="", email=ADDRESS)
    return found


def test_assistant_without_a_name(nameless: User) -> None:
    cooperative = CooperativeFactory(region=VillageFactory())
    AreaFactory(assistant=True, region=cooperative.region, person=nameless)
    board, pmo = MembershipFactory(organisation=cooperative).person, pmo_of(cooperative)
    mandate = mandates.offer(
        cooperative,
        nameless,
        by=Actor(board),
        scopes=list(Scope.values),
        ends_on=localdate() + timedelta(days=90),
    )
    profiles.propose(cooperative, {"summary_id": "Kami menjual kopi."}, by=Actor(nameless))
    slug = cooperative.slug
    seen = [
        (board, reverse("workspace")),
        (board, reverse("membership:mandates", args=[slug])),
        (board, reverse("membership:done", args=[slug])),
        (board, reverse("membership:profile", args=[slug])),
        (pmo, reverse("membership:region")),
    ]
    for reader, address in seen:
        page = _page(reader, address)
        assert ADDRESS not in page, address
    assert "r•••@c•••.id" in _page(board, reverse("membership:mandates", args=[slug]))
    mandates.end(mandate, by=Actor(nameless), seen=str(_version(mandate)))
    assert ADDRESS not in _page(board, reverse("membership:mandates", args=[slug]))
    assert all(ADDRESS not in letter.body for letter in _letters() if letter.to != [ADDRESS])


def test_member_without_a_name(nameless: User) -> None:
    mine = MembershipFactory(person=nameless)
    other = MembershipFactory(organisation=mine.organisation)
    slug = mine.organisation.slug
    for name in ("membership:people", "membership:organisation", "membership:done"):
        assert ADDRESS not in _page(other.person, reverse(name, args=[slug]))
    memberships.leave(mine, by=Actor(nameless))
    assert ADDRESS not in _page(other.person, reverse("membership:done", args=[slug]))


def _version(mandate: Mandate) -> str:
    mandate.refresh_from_db()
    return version_of(mandate)


def _page(reader: User, address: str) -> str:
    client = Client()
    client.force_login(reader)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def _letters() -> list:
    for letter in Letter.objects.all():
        send(letter.pk)
    return mail.outbox
