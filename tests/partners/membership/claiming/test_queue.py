"""The moderators' queues: what is open first, its age, how long answers take; for nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from partners.membership.admin import queue
from partners.membership.models import Claim, State
from partners.membership.services import claims
from tests.factories.claims import ClaimFactory, ProposalFactory, assistant_of

pytestmark = pytest.mark.django_db
QUEUES = ("claims_queue", "proposals_queue")


@pytest.fixture(autouse=True)
def _second_factor_is_set_up(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def desk(client: Client, moderator) -> Client:
    client.force_login(moderator)
    return client


@pytest.mark.parametrize("name", QUEUES)
def test_queue_is_for_moderators_only(name: str, client: Client, editor, moderator) -> None:
    client.force_login(editor)
    assert client.get(reverse(name)).status_code == 302
    client.force_login(moderator)
    assert client.get(reverse(name)).status_code == 200


def test_queue_shows_what_is_open_with_its_age_and_leads_to_the_decision(desk: Client) -> None:
    claim = ClaimFactory(asked_at=timezone.now() - timedelta(days=9))
    withdrawn = ClaimFactory()
    claims.withdraw(withdrawn, by=Actor(withdrawn.person))
    page = desk.get(reverse("claims_queue")).content.decode()
    assert reverse("membership:decide_claim", args=[claim.pk]) in page
    assert reverse("membership:decide_claim", args=[withdrawn.pk]) not in page
    assert "1\xa0minggu" in page
    assert claim.person.email not in page
    filtered = desk.get(reverse("claims_queue"), {"state": "withdrawn"}).content.decode()
    assert reverse("membership:decide_claim", args=[withdrawn.pk]) in filtered


def test_queue_says_how_long_answers_take_from_five_on(desk: Client) -> None:
    for _ in range(5):
        one = ClaimFactory()
        claims.grant(one, by=Actor(assistant_of(one.organisation)))
    assert "setengahnya" in desk.get(reverse("claims_queue")).content.decode()


def test_proposals_have_a_queue_too(desk: Client) -> None:
    proposal = ProposalFactory()
    page = desk.get(reverse("proposals_queue")).content.decode()
    assert reverse("membership:decide_proposal", args=[proposal.pk]) in page


def test_first_page_of_a_moderator_names_what_waits(moderator, editor) -> None:
    ClaimFactory(asked_at=timezone.now() - timedelta(days=9))
    ClaimFactory(person=moderator)
    items = list(queue._waiting(Claim)(moderator))
    assert [item.is_urgent for item in items] == [True]
    assert list(queue._waiting(Claim)(editor)) == []


@pytest.mark.parametrize("many", [1, 12])
def test_queue_costs_as_many_queries_for_many(
    many: int, desk: Client, django_assert_max_num_queries
) -> None:
    for _ in range(many):
        ClaimFactory()
    desk.get(reverse("claims_queue"))
    with django_assert_max_num_queries(25):
        desk.get(reverse("claims_queue"))
    assert Claim.objects.filter(state=State.WAITING).count() == many
