"""“Late” is one number: on the site, in the admin, in briefs and exports."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from home.access import Actor
from partners.agreements import attention, listing
from partners.agreements.briefs.reading import brief_of_agreement, brief_of_organisation
from partners.agreements.detail import detail_of
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.rules.progress import Light
from tests.factories.agreements import (
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
    moderator,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BEGUN = TODAY - timedelta(400)
AGREED = {"signed_on": BEGUN, "in_force_on": BEGUN}


@pytest.fixture
def partner():
    """Agreements that stand everywhere, each with a promise past its day, one of them hidden."""
    partner = OrganisationFactory(country="TL")
    for fields in (
        {"state": AgreementState.IN_FORCE},
        {"state": AgreementState.IN_FORCE, "ends_on": TODAY - timedelta(9)},
        {"state": AgreementState.SUSPENDED},
        {"state": AgreementState.TERMINATED},
        {"state": AgreementState.RENEWED},
        {"state": AgreementState.IN_FORCE, "closes_on": TODAY, "closes_as": "terminated"},
        {"state": AgreementState.IN_FORCE, "closes_on": TODAY + timedelta(9),
         "closes_as": "terminated"},
    ):  # fmt: skip
        made = TwoPartyAgreementFactory(**AGREED, **fields)
        PartyFactory(agreement=made, organisation=partner, sort_order=2)
        CommitmentFactory(agreement=made, due_on=TODAY - timedelta(3))
        CommitmentFactory(agreement=made, due_on=TODAY)
    first = Agreement.objects.order_by("pk").first()
    CommitmentFactory(agreement=first, due_on=TODAY - timedelta(3), is_public=False)
    return partner


def test_late_is_one_number_everywhere(partner, client: Client) -> None:
    by = Actor(moderator())
    brief = brief_of_organisation(partner, by=by).totals
    rows = Agreement.objects.order_by("pk")
    singly = [brief_of_agreement(each, by=by).totals for each in rows]
    shown = [detail_of(each, by).lights[Light.LATE] for each in rows]
    in_admin = attention.late().count()
    assert in_admin == 5
    assert brief.late == sum(one.late for one in singly) == sum(shown) == in_admin
    assert len(attention.overview().late) == Commitment.objects.late().count() == in_admin
    on_site = listing.totals(Agreement.objects.public())[Light.LATE]
    with translation.override("en"):
        told = json.loads(client.get(reverse("agreements:export", args=["json"])).content)
    exported = sum(record["late"] for record in told["agreements"])
    counted = sum(row.late for row in Agreement.objects.with_promises())
    assert on_site == exported == counted == brief.shown_late == in_admin - 1


def test_nothing_is_called_late_in_what_is_over(partner) -> None:
    for each in Commitment.objects.select_related("agreement"):
        is_late = each.light_on() is Light.LATE
        with translation.override("en"):
            assert ("late" in each.light_words()) == is_late
        assert Commitment.objects.late().filter(pk=each.pk).exists() == is_late
