"""The page of an organisation: what it made, promised, offers, and what one can do."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from partners.apprenticeships.programme.models import HostFigures
from partners.organisations.demo import nation
from tests.factories.agreements import CommitmentFactory, PartyFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.placements import PublishedPlanFactory
from tests.factories.rounds import RoundFactory
from tests.partners.agreements.reading import in_days

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_agreements_say_how_their_promises_stand(client: Client) -> None:
    ica = OrganisationFactory(slug="ica")
    party = PartyFactory(organisation=ica, agreement__in_force=True)
    CommitmentFactory(agreement=party.agreement, state="done", done_on=in_days(-3))
    CommitmentFactory(agreement=party.agreement, state="underway", is_public=False)
    html = page(client, "/en/partners/ica/")
    assert "1 done" in html
    assert "under way" not in html


def test_who_has_nothing_yet_is_told_what_to_do(client: Client, settings: Any) -> None:
    settings.CONTACT_EMAIL = "halo@contoh.example"
    OrganisationFactory(slug="ica", acronym="ICA")
    html = page(client, "/en/partners/ica/")
    assert "This site has no tool, agreement or apprenticeship of ICA yet." in html
    assert "I speak for it" in html
    assert "mailto:halo@contoh.example?subject=ICA" in html


def test_who_learned_is_named_only_where_it_published_itself(client: Client) -> None:
    told = PublishedPlanFactory()
    host = told.plan.placement.batch.offer.host
    html = page(client, host.get_absolute_url())
    assert f'{told.organisation.get_absolute_url()}#learned">{told.organisation.name}</a>' in html


def test_learner_that_is_not_shown_on_the_site_is_not_named(client: Client) -> None:
    told = PublishedPlanFactory()
    told.organisation.is_public = False
    told.organisation.save()
    html = page(client, told.plan.placement.batch.offer.host.get_absolute_url())
    assert told.organisation.name not in html


def test_counts_are_those_that_may_be_told(client: Client) -> None:
    host = OfferFactory().host
    RoundFactory(published=True)
    HostFigures.objects.create(
        host=host, offers=1, seats=1234, settled=50, completed=None, partly=None, did_not_come=None
    )
    html = page(client, host.get_absolute_url().replace("/id/koperasi/", "/en/cooperatives/"))
    assert "1,234" in html
    assert "Of these completed" not in html


def test_rounds_of_the_demo_are_no_record_of_a_real_host(client: Client) -> None:
    host = OfferFactory().host
    RoundFactory(published=True, is_demo=True)
    HostFigures.objects.create(
        host=host, offers=1, seats=1234, settled=50, completed=None, partly=None, did_not_come=None
    )
    assert "1,234" not in page(client, f"/en/cooperatives/{host.slug}/")


def test_host_without_figures_says_nothing_of_learners(client: Client) -> None:
    assert "Siapa yang belajar" not in page(client, OfferFactory().host.get_absolute_url())


def data(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return json.loads(found[1]) if found else {}


def test_machines_read_public_facts_only(client: Client) -> None:
    OrganisationFactory(
        slug="ica", name="ICA", kind="ministry", contact_email="diam@contoh.example"
    )
    html = page(client, "/id/mitra/ica/")
    assert data(html)["@type"] == "GovernmentOrganization"
    assert "diam@contoh" not in html


def test_machines_are_told_nothing_of_a_made_up_cooperative(client: Client) -> None:
    CooperativeFactory(slug="rekaan", source=nation.SOURCE)
    html = page(client, "/id/koperasi/rekaan/")
    assert data(html) == {}
    assert "/social/cooperative.png" in html
