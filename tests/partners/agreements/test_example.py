"""The demo's made-up agreement: it shows every light, says what it is, and counts nowhere else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from home.access import Actor
from home.services.progress import silent
from partners.agreements import attention, listing
from partners.agreements.briefs.reading import brief_of_organisation
from partners.agreements.demo import example
from partners.agreements.models import Agreement, Commitment, Proof, Unit
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light
from partners.agreements.thread import latest
from partners.organisations.models import Organisation
from search import registry
from tests.factories.agreements import AgreementFactory, CommitmentFactory, editor
from tests.factories.home import SectorFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement() -> Agreement:
    OrganisationFactory(slug="kemenkop", name="Kementerian Koperasi", country="ID")
    SectorFactory(code="dairy")
    example.load(silent)
    return Agreement.objects.get(is_example=True)


def test_every_light_is_shown_whatever_the_day_of_seeding(agreement: Agreement) -> None:
    lights = {each.light_on() for each in agreement.commitments.all()}
    assert lights == {Light.DONE, Light.UNDERWAY, Light.LATE, Light.BLOCKED, Light.PLANNED}
    assert agreement.status_on() is Status.EXPIRING
    assert agreement.signed_on == timezone.localdate() - timedelta(760)
    blocked = agreement.commitments.get(state="blocked")
    assert blocked.obstacle_id
    assert blocked.next_step_en
    assert blocked.reports.confirmed().count() == 1


def test_loading_again_changes_nothing_and_unloading_takes_it_out(agreement: Agreement) -> None:
    example.load(silent)
    assert Agreement.objects.get() == agreement
    assert Commitment.objects.count() == agreement.commitments.count()
    example.unload()
    assert not Agreement.objects.exists()
    assert not Commitment.objects.exists()
    assert not Unit.objects.exists()


def test_proof_is_a_tool_of_the_library_and_an_offer() -> None:
    from tests.factories.apprenticeships import OfferFactory
    from tests.factories.knowledge import ToolPageFactory

    tool, offer = ToolPageFactory(slug="think-coop"), OfferFactory(slug="susu-kan-jabung")
    OrganisationFactory(slug="kemenkop")
    example.load(silent)
    assert {proof.target.pk for proof in Proof.objects.all()} == {tool.pk, offer.pk}


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "Kesepakatan ini rekaan"), ("en", "This agreement is made up")],
)
def test_its_page_says_that_it_is_made_up(client, agreement, language: str, words: str) -> None:
    prefix = {"id": "kesepakatan", "en": "agreements"}[language]
    page = client.get(f"/{language}/{prefix}/{agreement.slug}/").content.decode()
    assert words in page
    assert 'content="noindex"' in page


def test_partner_that_does_not_exist_has_no_page(client, agreement: Agreement) -> None:
    partner = agreement.parties.get(is_ours=False).organisation
    assert client.get(partner.get_absolute_url()).status_code == 404


def test_a_real_portal_shows_and_counts_none_of_it(client, settings, agreement) -> None:
    real = AgreementFactory(in_force=True)
    CommitmentFactory(agreement=real)
    settings.EXAMPLES_ARE_PUBLIC = False
    assert list(Agreement.objects.public()) == [real]
    assert sum(listing.totals(Agreement.objects.all()).values()) == 1
    assert not agreement.is_public
    assert client.get(reverse("agreements:detail", args=[agreement.slug])).status_code == 404
    for address in ("agreements:list", "agreements:calendar"):
        assert "rekaan" not in client.get(reverse(address)).content.decode()


def test_staff_of_a_real_portal_are_told_that_only_they_see_it(
    client, settings, agreement: Agreement
) -> None:
    settings.EXAMPLES_ARE_PUBLIC = False
    client.force_login(editor())
    assert agreement.get_absolute_url().startswith("/id/ruang/")
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "Hanya staf yang melihat contoh ini" in page


def test_it_counts_nowhere_and_stands_apart(client, agreement: Agreement) -> None:
    with translation.override("id"):
        response = client.get(reverse("agreements:list"))
        assert response.context["page"].paginator.count == 0
        assert not response.context["totals"]
        assert not [each.options for each in response.context["directory"].facets if each.options]
        assert [each.pk for each in response.context["examples"]] == [agreement.pk]
        page = response.content.decode()
        assert page.index('id="example"') > page.index('id="results"')
        for address in (reverse("agreements:list") + "?q=rekaan", reverse("agreements:calendar")):
            assert agreement.slug not in client.get(address).content.decode()
        for ending in ("csv", "json"):
            export = client.get(reverse("agreements:export", args=[ending])).content.decode()
            assert "rekaan" not in export
        assert agreement.slug not in client.get("/sitemap-agreements.xml").content.decode()
        ours = Organisation.objects.get(slug="kemenkop")
        assert agreement.title not in client.get(ours.get_absolute_url()).content.decode()
    assert latest() is None
    assert agreement.pk not in {row.pk for row in registry.source_for(agreement).live()}


def test_its_own_calendar_does_not_exist(client, agreement: Agreement) -> None:
    address = reverse("agreements:agreement-calendar", args=[agreement.slug])
    assert client.get(address).status_code == 404
    assert address not in client.get(agreement.get_absolute_url()).content.decode()


def test_brief_of_our_side_leaves_it_out(agreement: Agreement) -> None:
    ours = Organisation.objects.get(slug="kemenkop")
    assert not brief_of_organisation(ours, by=Actor(editor())).sections


def test_it_waits_for_nobody(agreement: Agreement) -> None:
    overview = attention.overview()
    assert not any(overview.lists())
    assert attention.by_unit(overview, Unit.objects.all()) == []
    assert not attention.to_confirm()
