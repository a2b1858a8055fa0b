"""The list of the public register: what it shows, how it narrows down, and what it costs."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
)
from tests.factories.home import SectorFactory
from tests.partners.agreements.reading import full_agreement, get, in_days, text_of

pytestmark = pytest.mark.django_db
MOST_QUERIES_OF_A_LIST = 15
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
        agreement = AgreementFactory(kind="pks", signed=True)
        CommitmentFactory(agreement=agreement, state="done", done_on=in_days(-1))
        CommitmentFactory(agreement=agreement, due_on=in_days(-1))
        CommitmentFactory(agreement=agreement, state="blocked", obstacle="budget")
        CommitmentFactory(agreement=agreement, state="underway", is_public=False)
        CommitmentFactory()
        totals = get(client, "list", query="?kind=pks").context["totals"]
        assert dict(totals) == {"done": 1, "late": 1, "blocked": 1}

    def test_next_steps_of_what_is_not_signed_are_no_promises(self, client: Client) -> None:
        CommitmentFactory(agreement=AgreementFactory(state="negotiation"))
        response = get(client, "list")
        assert not response.context["totals"]
        assert "Nothing is promised yet" in response.content.decode()

    def test_line_says_what_is_known_and_what_comes_next(self, client: Client) -> None:
        agreement = TwoPartyAgreementFactory(signed=True)
        CommitmentFactory(agreement=agreement, due_on=in_days(9), title_en="Next")
        CommitmentFactory(agreement=agreement, due_on=in_days(-9))
        text = text_of(client, "list")
        for words in ("Term not known", "Commitment due", "0 of 2 done", "1 planned · 1 late"):
            assert words in text, words
        assert "In force" not in text

    def test_by_country_only_where_two_countries_have_several(self, client: Client) -> None:
        for country in ("ID", "ID", "TL", "BE"):
            PartyFactory(organisation__country=country)
        assert "By country" not in text_of(client, "list")
        PartyFactory(organisation__country="TL")
        assert "By country" in text_of(client, "list")

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
        assert "20 February 2024 to 1 May 2030" in text
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
