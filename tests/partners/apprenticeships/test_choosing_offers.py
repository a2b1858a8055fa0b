"""Which offer one chooses: how far, who pays, in which order, side by side, on paper."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from home.ui import css
from partners.apprenticeships import choosing, orders
from partners.apprenticeships.costs import asked, by_payer, with_open_ones
from partners.apprenticeships.distance import Distance, distance
from partners.apprenticeships.labels import NOT_OFFERS, CostItem, Mode, Payer
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Offer, OfferCost, OfferDay
from partners.apprenticeships.standing import Standing, standing
from partners.apprenticeships.starting import Start, start_of
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory, RegencyFactory, RegionFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

MOST_QUERIES = 12
MOST_QUERIES_OF_A_LIST = 15


def _page(client: Client, name: str, query: str = "", *args: str) -> str:
    with translation.override("en"):
        response = client.get(reverse(f"apprenticeships:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def _offer(number: int = 0, **values: Any) -> Offer:
    offer = OfferFactory(slug=f"susu-{number}", title_en=f"Milk {number}", **values)
    BatchFactory(offer=offer, open=True, starts_on=in_days(60 + number))
    OfferCost.objects.create(offer=offer, item="meals", payer="host")
    OfferDay.objects.create(offer=offer, first=1, title_id="Kandang", title_en="The barn")
    return offer


class TestDistance:
    @pytest.mark.parametrize(
        ("home", "region", "found"),
        [
            ("3301", "3301", Distance.SAME_REGENCY),
            ("3301", "3302", Distance.SAME_PROVINCE),
            ("33", "3301", Distance.SAME_PROVINCE),
            ("3301", "3507", Distance.SAME_ISLANDS),
            ("3301", "7309", Distance.OTHER_ISLANDS),
            ("3301", None, Distance.UNKNOWN),
            ("3301", "9999", Distance.UNKNOWN),
        ],
    )
    def test_it_is_told_by_region_and_island_group(
        self, home: str, region: str | None, found: Distance
    ) -> None:
        assert distance(home, region, is_online=False) is found

    def test_nobody_travels_to_what_is_online(self) -> None:
        assert distance("3301", "7309", is_online=True) is Distance.NO_JOURNEY


class TestStart:
    @pytest.mark.parametrize("text", ["Cilacap", "3301", "Kab. Cilacap", " KABUPATEN CILACAP "])
    def test_a_place_is_understood_as_people_write_it(self, text: str) -> None:
        params = QueryDict(mutable=True)
        params["near"] = text
        assert start_of(params).code == "3301"

    def test_an_ambiguous_name_is_asked_about_and_never_resolved(self) -> None:
        start = Start("Bandung")
        assert start.code == ""
        assert {one.name for one in start.candidates} == {"Kabupaten Bandung", "Kota Bandung"}

    def test_what_is_no_place_is_said_so(self) -> None:
        assert Start("Atlantis").is_unknown
        assert not Start("").is_unknown


class TestCosts:
    def test_what_nobody_told_is_open(self) -> None:
        rows = with_open_ones(Mode.ON_SITE, [OfferCost(item="meals", payer="host")])
        assert {one.item for one in rows} == set(CostItem)
        assert [one.item for one in rows if one.payer] == [CostItem.MEALS]

    def test_what_your_cooperative_pays_comes_first_and_what_is_open_last(self) -> None:
        said = [
            OfferCost(item="meals", payer="host"),
            OfferCost(item="travel", payer="cooperative"),
        ]
        payers = [payer for payer, _costs in by_payer(with_open_ones(Mode.ON_SITE, said))]
        assert payers == [Payer.COOPERATIVE, Payer.HOST, None]

    def test_online_nobody_asks_for_a_journey(self) -> None:
        assert CostItem.TRAVEL not in asked(Mode.ONLINE)
        assert CostItem.TRAINING in asked(Mode.ONLINE)


@pytest.mark.django_db
class TestOrder:
    def _three(self) -> tuple[Offer, Offer, Offer]:
        """Closes last but begins first; closes first; nobody collects it."""
        late = BatchFactory(open=True, starts_on=in_days(50), offer__region=_regency("3507"))
        soon = BatchFactory(open=True, starts_on=in_days(80), offer__region=_regency("3301"))
        RoundBatchFactory(batch=late, round=RoundFactory(collecting=True, apply_until=in_days(30)))
        RoundBatchFactory(batch=soon, round=RoundFactory(collecting=True, apply_until=in_days(9)))
        other = BatchFactory(open=True, starts_on=in_days(20), offer__region=_regency("7309"))
        return late.offer, soon.offer, other.offer

    def test_by_deadline_those_that_one_can_apply_for_come_first(self) -> None:
        late, soon, other = self._three()
        assert list(Offer.objects.by_deadline()) == [soon, late, other]

    def test_by_first_day_of_the_batch_that_cards_show(self) -> None:
        late, soon, other = self._three()
        BatchFactory(offer=soon, starts_on=in_days(5), state=BatchState.CONFIRMED)
        offers = list(Offer.objects.soonest_first())
        assert offers == [other, late, soon]
        for offer in offers:
            assert offer.next_batch
            assert offer.next_batch.starts_on == offer.next_start

    def test_by_distance_from_a_place_and_only_from_one(self) -> None:
        late, soon, other = self._three()
        assert list(Offer.objects.nearest_first("3301")) == [soon, late, other]
        assert list(Offer.objects.nearest_first("73")) == [other, soon, late]
        params = QueryDict("sort=distance")
        assert orders.order_of(params, Start("")) == orders.DEADLINE
        assert orders.order_of(params, Start("3301")) == orders.DISTANCE

    def test_a_place_orders_by_distance_until_another_order_is_chosen(self, client: Client) -> None:
        late, soon, other = self._three()
        text = _page(client, "list", "?near=7309")
        places = [text.index(f'value="{offer.slug}"') for offer in (other, soon, late)]
        assert places[0] == min(places)
        assert "Nearest first" in text
        assert 'name="sort"' not in text  # another place or filter chooses no order
        text = _page(client, "list", "?near=7309&sort=deadline")
        places = [text.index(f'value="{offer.slug}"') for offer in (soon, late, other)]
        assert places == sorted(places)
        assert "Nearest first" not in text
        # Kept by the filters, by the place and by the sheet for a meeting.
        assert text.count('name="sort" value="deadline"') == 3
        assert "Nearest first" not in _page(client, "list")

    def test_the_list_says_how_far_once_a_place_is_chosen(self, client: Client) -> None:
        self._three()
        assert "How far" not in _page(client, "list")
        text = _page(client, "list", "?near=Cilacap&sort=distance")
        for words in ("in your regency or city", "distance from Kabupaten Cilacap", "?near=3301"):
            assert words in text
        assert "another island group" in text
        assert "Kota Bandung" in _page(client, "list", "?near=Bandung")
        assert "No regency, city or province" in _page(client, "list", "?near=Atlantis")

    def test_pages_of_equal_offers_show_each_once(self, client: Client) -> None:
        for number in range(14):
            OfferFactory(title_en="Same", title_id="Sama", slug=f"sama-{number}")
        pages = [_page(client, "list", f"?page={number}") for number in (1, 2)]
        shown = [sum(f'value="sama-{n}"' in page for page in pages) for n in range(14)]
        assert min(shown) == 1

    @pytest.mark.parametrize("count", [1, 12])
    def test_it_costs_the_same_for_any_number(
        self,
        client: Client,
        django_assert_max_num_queries: DjangoAssertNumQueries,
        count: int,
    ) -> None:
        for number in range(count):
            _offer(number, region=_regency(f"33{number + 10}"))
        with django_assert_max_num_queries(MOST_QUERIES_OF_A_LIST):
            _page(client, "list", "?near=3301&sort=distance&offer=susu-0&province=33")


@pytest.mark.django_db
class TestStanding:
    def test_each_state_says_what_one_can_do(self, client: Client) -> None:
        offer = OfferFactory(slug="barn", competencies=[CompetencyFactory(code="milk")])
        assert "new dates appear there" in _page(client, "detail", "", "barn")
        batch = BatchFactory(offer=offer, open=True)
        assert "as soon as a round names it" in _page(client, "detail", "", "barn")
        row = RoundBatchFactory(batch=batch, round=RoundFactory(published=True), seats=2, taken=1)
        text = _page(client, "detail", "", "barn")
        assert "Applications for it are closed" in text
        assert "?competency=milk" in text
        row.taken = 2
        row.save()
        text = _page(client, "detail", "", "barn")
        assert "All its seats have been given" in text
        assert "all given" in text

    def test_an_offer_leads_with_what_one_may_still_get_into(self) -> None:
        offer = OfferFactory()
        BatchFactory(offer=offer, starts_on=in_days(9), state=BatchState.CONFIRMED)
        planned = BatchFactory(offer=offer, starts_on=in_days(90))
        found = Offer.objects.soonest_first().get()
        assert found.next_batch == planned
        assert found.next_start == planned.starts_on
        assert standing(found.next_batch) is Standing.WAITING

    def test_what_is_over_is_folded(self, client: Client) -> None:
        offer = _offer()
        BatchFactory(offer=offer, starts_on=in_days(-90), ends_on=in_days(-80))
        text = _page(client, "detail", "", offer.slug)
        assert "1 batch that runs or is over" in text
        assert text.index("<details>") < text.index("Batches that run or are over")


@pytest.mark.django_db
class TestCompare:
    def test_up_to_three_stand_side_by_side_and_a_fourth_is_refused_in_words(
        self, client: Client
    ) -> None:
        for number in range(4):
            _offer(number)
        query = "?" + "&".join(f"offer=susu-{number}" for number in range(4))
        text = _page(client, "compare", query)
        assert text.count('scope="col"') == choosing.MOST_COMPARED
        assert "Not shown: “Milk 3”. At most 3" in text
        assert 'content="noindex"' in text
        assert "differs" in text
        assert "same for all" in text

    def test_unknown_hidden_and_closed_offers_are_left_out_and_said(self, client: Client) -> None:
        _offer()
        OfferFactory(slug="draft", title_en="Sketch", draft=True)
        BatchFactory(offer__slug="shut", offer__title_en="Shut", state=BatchState.CONFIRMED)
        text = _page(client, "compare", "?offer=susu-0&offer=draft&offer=none&offer=shut")
        assert "Left out: 2 addresses" in text
        assert "Sketch" not in text
        assert "Shut</a>" in text
        assert "Applications are closed" in text

    @pytest.mark.parametrize("query", ["", "?offer=", "?offer=%00", "?offer=" + "a" * 5_000])
    def test_without_a_choice_it_says_how_to_choose(self, client: Client, query: str) -> None:
        assert "Nothing to compare yet" in _page(client, "compare", query)

    def test_it_is_cheap(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(3):
            _offer(number)
        with django_assert_max_num_queries(MOST_QUERIES):
            _page(client, "compare", "?offer=susu-0&offer=susu-1&offer=susu-2&near=3301")


@pytest.mark.django_db
class TestSheetForAMeeting:
    def test_it_has_what_a_board_needs_without_a_network(self, client: Client) -> None:
        _offer(contact_email="magang@example.org")
        text = _page(client, "bundle")
        for words in ("Milk 0", "38", "The host", "Not settled yet, ask the host"):
            assert words in text
        assert "magang@example.org" in text
        assert "/offers/susu-0/</b>" in text
        assert 'content="noindex"' in text

    def test_it_holds_those_ticked_or_those_of_the_filters(self, client: Client) -> None:
        _offer(1)
        _offer(2, mode="online", region=None)
        assert "Milk 1" not in _page(client, "bundle", "?offer=susu-2")
        assert "Milk 1" not in _page(client, "bundle", "?mode=online")
        form = _page(client, "list", "?mode=online").partition('id="ticked"')[2]
        assert 'name="mode" value="online"' in form.partition("</form>")[0]

    def test_no_page_breaks_inside_an_offer(self) -> None:
        assert ".sheet{" in css.sheet("offers")
        rule = css.sheet("offers").partition(".sheet{")[2].partition("}")[0]
        assert "break-inside:avoid" in rule

    def test_its_bound_is_said(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(choosing.MOST_PRINTED + 2):
            _offer(number)
        with django_assert_max_num_queries(MOST_QUERIES):
            text = _page(client, "bundle")
        assert text.count('class="sheet"') == choosing.MOST_PRINTED
        assert "2 more are not on it" in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_offer_has_the_address_of_a_page_beside_it(language: str) -> None:
    with translation.override(language):
        names = [reverse(f"apprenticeships:{name}") for name in ("compare", "bundle")]
    assert {name.rstrip("/").rpartition("/")[2] for name in names} <= NOT_OFFERS


def _regency(code: str) -> Any:
    return RegencyFactory(code=code, parent=RegionFactory(code=code[:2]))
