"""The public register: what it shows, how it narrows down, and what it costs."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from partners.agreements.lifecycle import State, Verb
from partners.agreements.models import (
    Agreement,
    Commitment,
    Document,
    ProgressReport,
    Proof,
    Transition,
)
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
    UnitFactory,
    a_document,
    moderator,
)
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import HomePageFactory, RegionFactory, SectorFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES_OF_A_LIST = 15
MOST_QUERIES_OF_A_PAGE = 12
ODD_QUERIES = (
    "?page=99999999999999999999",
    "?page=id",
    "?year=abc&year=99999999999999999999",
    "?status=nonsense&kind=%00&country=(",
    "?q=%00%22(%27",
    "?q=" + "a" * 10_000,
    "?sort=%27;--&view=%00",
    "?sector=" + "b" * 5_000,
)


def get(
    client: Client, name: str, *args: str, language: str = "en", query: str = ""
) -> HttpResponse:
    with translation.override(language):
        return client.get(reverse(f"agreements:{name}", args=args) + query)


def text_of(client: Client, name: str, *args: str, **options: str) -> str:
    response = get(client, name, *args, **options)
    assert response.status_code == 200
    return response.content.decode()


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def full_agreement(number: int = 0) -> Agreement:
    """With something of everything that a page can show."""
    earlier = AgreementFactory(in_force=True, title_en=f"Framework {number}")
    agreement = TwoPartyAgreementFactory(
        slug=f"full-{number}",
        title_en=f"Full {number}",
        in_force=True,
        ends_on=in_days(60),
        notice_days=30,
        predecessor=earlier,
        link="implements",
        unit=UnitFactory(),
        languages="id,en",
    )
    AgreementFactory(in_force=True, predecessor=agreement, link="amends")
    agreement.sectors.set([SectorFactory()])
    agreement.regions.set([RegionFactory(code="35")])
    agreement.save()
    Transition.objects.create(
        agreement=agreement,
        verb=Verb.EXTEND,
        from_state=State.IN_FORCE,
        to_state=State.IN_FORCE,
        on=date(2025, 2, 1),
        reason="Alasan rahasia",
    )
    document = a_document(agreement, visibility=Document.Visibility.PUBLIC, title_en="The text")
    page = StandardPageFactory(parent=HomePageFactory(), title=f"Tool {number}")
    offer = OfferFactory(agreement=agreement, title_en=f"Barn {number}")
    BatchFactory(offer=offer, open=True)
    for given in (
        {"document": document},
        {"page": page},
        {"content_type": ContentType.objects.get_for_model(offer), "object_id": offer.pk},
        {"url": "https://example.org/proof", "title_en": "A link"},
    ):
        commitment = CommitmentFactory(agreement=agreement, state="done", done_on=in_days(-30))
        Proof.objects.create(commitment=commitment, **given)
        ProgressReport.objects.create(
            commitment=commitment,
            reported_on=in_days(-20),
            text_en="As agreed",
            state="done",
            confirmed_at=timezone.now(),
        )
    return agreement


class TestList:
    def test_it_stands_without_any_agreement(self, client: Client) -> None:
        assert "No agreement has been published yet" in text_of(client, "list")

    def test_nothing_found_says_what_to_try(self, client: Client) -> None:
        AgreementFactory()
        assert "No agreement fits these filters" in text_of(client, "list", query="?q=zzz")

    def test_each_filter_narrows(self, client: Client) -> None:
        sector = SectorFactory(code="dairy")
        wanted = AgreementFactory(title_en="Wanted", in_force=True, kind="pks")
        wanted.sectors.set([sector])
        wanted.save()
        party = PartyFactory(agreement=wanted, organisation__country="TL")
        AgreementFactory(title_en="Other one")
        for query in (
            f"partner={party.organisation.slug}",
            "country=TL",
            "kind=pks",
            "status=in-force",
            "sector=dairy",
            "year=2024",
            "q=wanted",
            "q=timor",
        ):
            text = text_of(client, "list", query=f"?{query}")
            assert "Wanted" in text, query
            assert "Other one" not in text, query

    def test_our_side_is_no_partner(self, client: Client) -> None:
        agreement = TwoPartyAgreementFactory(title_en="Ours")
        ours = agreement.parties.get(is_ours=True).organisation
        assert "Ours" not in text_of(client, "list", query=f"?partner={ours.slug}")

    def test_status_follows_from_the_dates(self, client: Client) -> None:
        AgreementFactory(title_en="Old", in_force=True, ends_on=in_days(-1))
        AgreementFactory(title_en="Soon over", in_force=True, ends_on=in_days(10))
        assert "Old" in text_of(client, "list", query="?status=expired")
        text = text_of(client, "list", query="?status=expiring")
        assert "Soon over" in text
        assert "Old" not in text

    def test_count_of_an_option_stands_under_the_other_filters(self, client: Client) -> None:
        AgreementFactory.create_batch(2, in_force=True, kind="mou")
        AgreementFactory(kind="pks")
        response = get(client, "list", query="?status=in-force")
        counts = {
            option.value: option.count for option in response.context["directory"].options("kind")
        }
        assert counts == {"mou": 2}

    def test_totals_add_up_the_promises_of_what_is_found(self, client: Client) -> None:
        agreement = AgreementFactory(kind="pks")
        CommitmentFactory(agreement=agreement, state="done", done_on=in_days(-1))
        CommitmentFactory(agreement=agreement, due_on=in_days(-1))
        CommitmentFactory(agreement=agreement, state="blocked", obstacle="budget")
        CommitmentFactory(agreement=agreement, state="underway", is_public=False)
        CommitmentFactory()
        totals = get(client, "list", query="?kind=pks").context["totals"]
        assert dict(totals) == {"done": 1, "late": 1, "blocked": 1}

    @pytest.mark.parametrize(
        ("sort", "first"), [("newest", "Bee"), ("ending", "Ant"), ("title", "Ant")]
    )
    def test_it_can_be_put_in_order(self, client: Client, sort: str, first: str) -> None:
        AgreementFactory(title_en="Ant", in_force=True, ends_on=in_days(9))
        begun = date(2025, 1, 1)
        AgreementFactory(title_en="Bee", state="in-force", signed_on=begun, in_force_on=begun)
        AgreementFactory(title_en="Cat", in_force=True, ends_on=in_days(-9))
        rows = get(client, "list", query=f"?sort={sort}").context["page"].object_list
        assert rows[0].title_en == first

    def test_timeline_shows_the_terms(self, client: Client) -> None:
        AgreementFactory(title_en="Barn", in_force=True, ends_on=date(2030, 5, 1))
        AgreementFactory(title_en="Talk")
        text = text_of(client, "list", query="?view=timeline")
        assert "2024–2030" in text
        assert "not signed yet" in text

    @pytest.mark.parametrize("query", ODD_QUERIES)
    @pytest.mark.parametrize("name", ["list", "calendar"])
    def test_odd_addresses_are_answered(self, client: Client, name: str, query: str) -> None:
        AgreementFactory()
        assert get(client, name, query=query).status_code == 200

    @pytest.mark.parametrize("count", [1, 5])
    def test_costs_the_same_for_any_number(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
    ) -> None:
        for number in range(count):
            full_agreement(number)
        with django_assert_max_num_queries(MOST_QUERIES_OF_A_LIST):
            text_of(client, "list", query="?status=expiring&q=full")


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
        agreement = AgreementFactory(state=State.NEGOTIATION)
        text = text_of(client, "detail", agreement.slug)
        assert "Today: In negotiation" in text
        assert "<b>Signed</b></li>" not in text.split("aria-current")[0]

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

    def test_draft_of_a_known_one_shows_its_commitments(self) -> None:
        commitment = CommitmentFactory(title_id="Janji dalam draf", agreement__draft=True)
        draft = commitment.agreement.save_revision().as_object()
        response = draft.make_preview_request(extra_request_attrs={"user": moderator()})
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
