"""The page of one agreement: the detail it tells, previews, and what it costs."""

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from partners.agreements.models import Agreement, Commitment, ProgressReport, Proof
from partners.agreements.rules.lifecycle import AgreementState
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    moderator,
)
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.partners.agreements.reading import full_agreement, get, in_days, text_of

pytestmark = pytest.mark.django_db
MOST_QUERIES_OF_A_PAGE = 12


class TestPage:
    def test_it_tells_the_story(self, client: Client) -> None:
        agreement = full_agreement()
        text = text_of(client, "detail", agreement.slug)
        for words in (
            "Extended",
            "Today: Expiring",
            "Ends, unless it is extended",
            "Last day to give notice",
            "Done on",
            "As agreed",
            "The text",
            "Tool 0",
            "Barn 0",
            "https://example.org/proof",
            "Framework 0",
            "Amended by",
            "Indonesian, English",
        ):
            assert words in text, words
        assert "Alasan rahasia" not in text

    def test_unit_and_position_of_a_party_are_said_in_the_readers_language(
        self, client: Client
    ) -> None:
        party = PartyFactory(
            unit_id="Deputi Bidang Talenta",
            unit_en="Deputy for Talent",
            signatory="Ana",
            position_id="Direktur",
            position_en="Director",
        )
        text = text_of(client, "detail", party.agreement.slug)
        assert "Deputy for Talent" in text
        assert "Ana, Director" in text
        assert "Deputi" not in text

    def test_blocked_commitment_names_obstacle_and_next_step(self, client: Client) -> None:
        commitment = CommitmentFactory(
            state="blocked",
            obstacle="budget",
            obstacle_en="No travel money",
            next_step_en="Ask the treasury",
            due_on=in_days(-70),
        )
        text = text_of(client, "detail", commitment.agreement.slug)
        for words in ("Blocked", "months late", "No travel money", "Ask the treasury"):
            assert words in text

    def test_agreement_in_negotiation_is_never_shown_as_signed(self, client: Client) -> None:
        agreement = AgreementFactory(state=AgreementState.NEGOTIATION)
        text = text_of(client, "detail", agreement.slug)
        assert "Today: In negotiation" in text
        assert "<dt>Signed</dt>" not in text
        assert "The way to a signature" in text
        assert '<li class="current" aria-current="step"><b>In negotiation</b>' in text

    def test_hidden_organisation_is_named_without_a_link(self, client: Client) -> None:
        party = PartyFactory(organisation__hidden=True)
        text = text_of(client, "detail", party.agreement.slug)
        assert party.organisation.name in text
        assert party.organisation.get_absolute_url() not in text

    def test_report_that_nobody_confirmed_is_not_shown(self, client: Client) -> None:
        commitment = CommitmentFactory()
        ProgressReport.objects.create(
            commitment=commitment, reported_on=in_days(-2), text_en="Claimed", state="underway"
        )
        assert "Claimed" not in text_of(client, "detail", commitment.agreement.slug)

    def test_correction_takes_the_place_of_the_report(self, client: Client) -> None:
        commitment = CommitmentFactory()
        facts = {"commitment": commitment, "state": "underway", "confirmed_at": timezone.now()}
        first = ProgressReport.objects.create(reported_on=in_days(-1), text_en="Wrong", **facts)
        ProgressReport.objects.create(
            reported_on=in_days(-5), text_en="Right", replaces=first, version=2, **facts
        )
        text = text_of(client, "detail", commitment.agreement.slug)
        assert "Right" in text
        assert "Wrong" not in text

    def test_unpublished_page_proves_nothing(self, client: Client) -> None:
        page = StandardPageFactory(parent=HomePageFactory(), title="Sketch", live=False)
        commitment = CommitmentFactory(state="done", done_on=in_days(-1))
        Proof.objects.create(commitment=commitment, page=page)
        text = text_of(client, "detail", commitment.agreement.slug)
        assert "Sketch" not in text
        assert "No proof has been published" in text

    def test_it_is_cheap_with_everything_on_it(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        agreement = full_agreement()
        text_of(client, "detail", agreement.slug)  # site paths and content types are now known
        with django_assert_max_num_queries(MOST_QUERIES_OF_A_PAGE):
            text_of(client, "detail", agreement.slug)

    def test_it_sets_no_cookie_and_does_not_depend_on_one(self, client: Client) -> None:
        response = get(client, "detail", AgreementFactory().slug)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


class TestPreview:
    def test_draft_shows_its_words_before_it_is_saved(self, rf: object) -> None:
        agreement = Agreement(title_id="Sketsa", title_en="Sketch")
        user = moderator()
        response = agreement.make_preview_request(
            extra_request_attrs={"user": user}, preview_mode=""
        )
        assert b"Sketsa" in response.render().content

    def test_draft_of_a_known_one_shows_its_commitments(
        self, client: Client, rf: RequestFactory
    ) -> None:
        client.force_login(moderator())
        asked = rf.get("/", HTTP_COOKIE=client.cookies.output(header="", sep=";"))
        commitment = CommitmentFactory(title_id="Janji dalam draf", agreement__draft=True)
        draft = commitment.agreement.save_revision().as_object()
        response = draft.make_preview_request(original_request=asked)
        assert "Janji dalam draf" in response.render().content.decode()


def test_organisation_shows_its_agreements(client: Client) -> None:
    party = PartyFactory(agreement__title_en="Shown")
    PartyFactory(
        agreement=AgreementFactory(draft=True, title_en="Sketch"), organisation=party.organisation
    )
    with translation.override("en"):
        text = client.get(party.organisation.get_absolute_url()).content.decode()
    assert "Shown" in text
    assert "Sketch" not in text


def test_commitment_address_leads_to_its_place_on_the_page(client: Client) -> None:
    commitment: Commitment = CommitmentFactory()
    anchor = commitment.get_absolute_url().split("#")[1]
    assert f'id="{anchor}"' in text_of(client, "detail", commitment.agreement.slug)
