"""“Late” is one number, and so is “blocked”: on the site, in the admin, in briefs and exports."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from home.access import Actor
from partners.agreements import attention, listing
from partners.agreements.admin.lists import CommitmentFilterSet
from partners.agreements.briefs.reading import brief_of_agreement, brief_of_organisation
from partners.agreements.detail import detail_of
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.rules.progress import CommitmentState, Light
from tests.factories.agreements import (
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
    moderator,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate
BLOCKED = {"state": CommitmentState.BLOCKED, "obstacle": Obstacle.BUDGET}


@pytest.fixture
def partner():
    """Agreements that stand everywhere, each with a promise past its day and one blocked; one of
    both hidden.
    """
    partner = OrganisationFactory(country="TL")
    begun = today() - timedelta(400)
    for fields in (
        {"state": AgreementState.IN_FORCE},
        {"state": AgreementState.IN_FORCE, "ends_on": today() - timedelta(9)},
        {"state": AgreementState.SUSPENDED},
        {"state": AgreementState.TERMINATED},
        {"state": AgreementState.RENEWED},
        {"state": AgreementState.IN_FORCE, "closes_on": today(), "closes_as": "terminated"},
        {"state": AgreementState.IN_FORCE, "closes_on": today() + timedelta(9),
         "closes_as": "terminated"},
    ):  # fmt: skip
        made = TwoPartyAgreementFactory(signed_on=begun, in_force_on=begun, **fields)
        PartyFactory(agreement=made, organisation=partner, sort_order=2)
        CommitmentFactory(agreement=made, due_on=today() - timedelta(3))
        CommitmentFactory(agreement=made, due_on=today())
        CommitmentFactory(agreement=made, due_on=today() - timedelta(3), **BLOCKED)
    first = Agreement.objects.order_by("pk").first()
    CommitmentFactory(agreement=first, due_on=today() - timedelta(3), is_public=False)
    CommitmentFactory(agreement=first, due_on=today() - timedelta(3), is_public=False, **BLOCKED)
    return partner


@pytest.mark.parametrize("light", [Light.LATE, Light.BLOCKED])
def test_late_and_blocked_are_one_number_everywhere(light, partner, client: Client) -> None:
    by = Actor(moderator())
    brief = brief_of_organisation(partner, by=by).totals
    rows = Agreement.objects.order_by("pk")
    singly = [brief_of_agreement(each, by=by).totals for each in rows]
    shown = [detail_of(each, by).lights[light] for each in rows]
    in_admin = getattr(attention, light)().count()
    assert in_admin == 5
    in_briefs = sum(getattr(one, light) for one in singly)
    assert getattr(brief, light) == in_briefs == sum(shown) == in_admin
    assert len(getattr(attention.overview(), light)) == in_admin
    listed = CommitmentFilterSet({"light": light.value}, Commitment.objects.kept()).qs
    assert getattr(Commitment.objects, light)().count() == listed.count() == in_admin
    on_site = listing.totals(Agreement.objects.public())[light]
    with translation.override("en"):
        told = json.loads(client.get(reverse("agreements:export", args=["json"])).content)
    exported = sum(record[light] for record in told["agreements"])
    counted = sum(getattr(row, light) for row in Agreement.objects.with_promises())
    assert on_site == exported == counted == in_admin - 1
    assert getattr(brief, f"shown_{light}") == on_site


def test_light_in_sql_is_the_light_of_the_rule(partner) -> None:
    for each in Commitment.objects.select_related("agreement").with_light():
        assert each.light == each.light_on()


def test_nothing_is_called_late_in_what_is_over(partner) -> None:
    for each in Commitment.objects.select_related("agreement"):
        is_late = each.light_on() is Light.LATE
        with translation.override("en"):
            is_blocked = each.light_on() is Light.BLOCKED
            assert ("late" in each.light_words()) == (is_late or is_blocked)
        assert Commitment.objects.late().filter(pk=each.pk).exists() == is_late
