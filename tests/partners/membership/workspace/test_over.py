"""A right that ends while a form is open: nothing is done, nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from partners.membership.models import Mandate, Membership, ProfileChange
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
TYPED = {"summary_id": "Kami menjual beras dari 40 anggota."}


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(slug="sukamaju", region=RegencyFactory())


@pytest.fixture
def address(cooperative: Organisation) -> str:
    return reverse("membership:profile_change", args=["sukamaju"])


def _sent(client: Client, address: str) -> Any:
    return client.post(address, {"seen": "", **TYPED})


def test_mandate_that_ended_meanwhile_does_nothing_and_loses_nothing(
    client: Client, cooperative: Organisation, address: str
) -> None:
    mandate = MandateFactory(cooperative=cooperative)
    client.force_login(mandate.assistant)
    assert client.get(address).status_code == 200
    mandate.state, mandate.ended_at = Mandate.State.ENDED, timezone.now()
    mandate.save()
    answer = _sent(client, address)
    assert answer.status_code == 403
    assert TYPED["summary_id"] in answer.content.decode()
    assert not ProfileChange.objects.exists()
    assert client.get(address).status_code == 404


def test_representative_removed_while_giving_gives_nothing(
    client: Client, cooperative: Organisation
) -> None:
    asked = MandateFactory(cooperative=cooperative, asked=True)
    mine = MembershipFactory(organisation=cooperative)
    client.force_login(mine.person)
    give = reverse("membership:mandate_give", args=["sukamaju", asked.pk])
    typed = {"scopes": ["profile"], "ends_on": str(localdate()), "agrees": "on"}
    mine.ended_at, mine.ending = timezone.now(), Membership.Ending.REMOVED
    mine.save()
    answer = client.post(give, {"seen": client.get(give).status_code, **typed})
    assert answer.status_code == 403
    assert str(localdate()) in answer.content.decode()
    assert Mandate.objects.get().is_asked


def test_who_never_had_to_do_with_it_is_told_nothing(client: Client, address: str) -> None:
    client.force_login(PersonFactory())
    assert _sent(client, address).status_code == 404
    missing = reverse("membership:profile_change", args=["tidak-ada"])
    assert _sent(client, missing).status_code == 404
