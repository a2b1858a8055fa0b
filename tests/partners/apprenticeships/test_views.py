"""The public pages and feeds: what they show, to whom, and what they cost."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import OfferCost, OfferDay
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory, RegencyFactory, RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, last_day

pytestmark = pytest.mark.django_db
MOST_QUERIES_OF_A_LIST = 15
MOST_QUERIES_OF_A_PAGE = 12


def _get(
    client: Client, name: str, *args: str, language: str = "en", query: str = ""
) -> HttpResponse:
    with translation.override(language):
        return client.get(reverse(f"apprenticeships:{name}", args=args) + query)


def _text(client: Client, name: str, *args: str, **options: str) -> str:
    response = _get(client, name, *args, **options)
    assert response.status_code == 200
    return response.content.decode()


def _full_offer(number: int = 0) -> None:
    offer = OfferFactory(
        slug=f"susu-{number}",
        title_en=f"Fresh milk {number}",
        region=RegencyFactory(code=f"35{number:02d}", parent=RegionFactory(code="35")),
        competencies=[CompetencyFactory(kind="technical"), CompetencyFactory(kind="managerial")],
        sectors=[SectorFactory()],
        requirements_en="One board member\nBasic bookkeeping",
        is_step_free=True,
        contact_email="magang@example.org",
    )
    for weeks in (8, 12, 16):
        BatchFactory(offer=offer, open=True, starts_on=in_days(weeks * 7))
    OfferDay.objects.create(offer=offer, first=1, last=2, title_id="Kandang", title_en="The barn")
    OfferCost.objects.create(offer=offer, item="meals", payer="host", note_en="three times")


class TestList:
    def test_only_published_offers_of_public_hosts_are_listed(self, client: Client) -> None:
        OfferFactory(title_en="Shown")
        OfferFactory(title_en="Sketch", draft=True)
        OfferFactory(title_en="Of a hidden host", host__hidden=True)
        text = _text(client, "list")
        assert "Shown" in text
        assert "Sketch" not in text
        assert "hidden host" not in text

    def test_facets_and_words_narrow(self, client: Client) -> None:
        milk = CompetencyFactory(code="milk")
        OfferFactory(title_en="Barn", competencies=[milk])
        OfferFactory(title_en="Boat", mode="online", region=None)
        assert "Boat" not in _text(client, "list", query="?competency=milk")
        assert "Barn" not in _text(client, "list", query="?mode=online")
        assert "Barn" not in _text(client, "list", query="?q=boat")

    def test_one_batch_must_meet_dates_and_seats_together(self, client: Client) -> None:
        offer = OfferFactory(title_en="Barn")
        BatchFactory(offer=offer, starts_on=in_days(30), seats=5, minimum=0)
        BatchFactory(offer=offer, starts_on=in_days(90), seats=40)
        early = f"?ends={in_days(50)}"
        assert "Barn" in _text(client, "list", query=early)
        assert "Barn" not in _text(client, "list", query=f"{early}&seats=10")
        assert "Barn" in _text(client, "list", query=f"?starts={in_days(60)}&seats=10")

    def test_cancelled_batch_does_not_count(self, client: Client) -> None:
        BatchFactory(offer__title_en="Barn", state=BatchState.CANCELLED)
        assert "Barn" not in _text(client, "list", query="?seats=1")

    @pytest.mark.parametrize(
        "query",
        [
            "?starts=tomorrow",
            "?seats=-3",
            "?seats=99999999999999999999",
            "?page=99999999999999999999",
            "?page=id",
            "?q=%00%22(%27",
            "?q=" + "a" * 10_000,
            "?mode=%00&competency=" + "b" * 5_000,
        ],
    )
    def test_odd_addresses_are_answered(self, client: Client, query: str) -> None:
        OfferFactory()
        assert _get(client, "list", query=query).status_code == 200
        assert _get(client, "calendar", query=query).status_code == 200

    def test_nothing_found_says_what_to_try(self, client: Client) -> None:
        assert "choose other dates" in _text(client, "list", query="?q=zzz")

    @pytest.mark.parametrize("count", [1, 12])
    def test_costs_the_same_for_any_number(
        self,
        client: Client,
        django_assert_max_num_queries: DjangoAssertNumQueries,
        count: int,
    ) -> None:
        for number in range(count):
            _full_offer(number)
        with django_assert_max_num_queries(MOST_QUERIES_OF_A_LIST):
            _text(client, "list", query="?province=35&seats=1")


class TestPage:
    def test_it_says_everything_that_one_asks(self, client: Client) -> None:
        _full_offer()
        text = _text(client, "detail", "susu-0")
        for words in (
            "Days 1–2",
            "The barn",
            "Basic bookkeeping",
            "The host",
            "three times",
            "Step-free",
            "magang@example.org",
            "the whole country",
            "Not open for applications yet",
            "No round receives applications for it yet.",
        ):
            assert words in text

    def test_only_a_round_that_collects_a_batch_makes_it_open(self, client: Client) -> None:
        batch = BatchFactory(open=True, offer__slug="barn", offer__title_en="Barn")
        row = RoundBatchFactory(batch=batch, round__name_en="Round One")
        for_us = "workspace/apprenticeships/for-us/?batch="
        text = _text(client, "detail", "barn")
        for words in ("Open for applications", "Round One receives applications", for_us):
            assert words in text
        assert "Open for applications" in _text(client, "list")
        last_day(row.round, in_days(-2))
        text = _text(client, "detail", "barn")
        assert "Applications closed" in text
        assert for_us not in text
        row.round.state = "cancelled"
        row.round.save()
        assert "Not open for applications yet" in _text(client, "detail", "barn")

    @pytest.mark.parametrize("values", [{"draft": True}, {"host__hidden": True}])
    def test_what_is_not_public_has_no_page_and_no_feed(
        self, client: Client, values: dict[str, bool]
    ) -> None:
        OfferFactory(slug="secret", **values)
        assert _get(client, "detail", "secret").status_code == 404
        assert _get(client, "offer-calendar", "secret").status_code == 404

    def test_it_is_cheap_for_any_number_of_batches(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        _full_offer()
        with django_assert_max_num_queries(MOST_QUERIES_OF_A_PAGE):
            _text(client, "detail", "susu-0")

    def test_host_shows_its_offers(self, client: Client) -> None:
        offer = OfferFactory(title_en="Barn")
        OfferFactory(title_en="Sketch", host=offer.host, draft=True)
        with translation.override("en"):
            text = client.get(offer.host.get_absolute_url()).content.decode()
        assert "Barn" in text
        assert "Sketch" not in text


class TestHow:
    def test_it_names_the_hosts_and_the_next_dates(self, client: Client) -> None:
        CooperativeFactory(name="KAN Jabung", host=True)
        CooperativeFactory(name="Not a host")
        BatchFactory(offer__title_en="Barn")
        text = _text(client, "how")
        assert "KAN Jabung" in text
        assert "Not a host" not in text
        assert "Barn" in text

    def test_it_stands_without_any_data(self, client: Client) -> None:
        assert "90 days" in _text(client, "how")


class TestFeed:
    def test_events_carry_dates_place_and_state(self, client: Client) -> None:
        batch = BatchFactory(open=True, offer__title_en="Barn", offer__slug="barn")
        round = RoundBatchFactory(batch=batch).round
        response = _get(client, "offer-calendar", "barn")
        assert response.headers["Content-Type"].startswith("text/calendar")
        events = Calendar.from_ical(response.content).walk("VEVENT")
        event, deadline = events
        assert event["summary"] == "Barn"
        assert event.decoded("dtstart") == batch.starts_on
        assert (event.decoded("dtend") - batch.ends_on).days == 1
        assert event["location"] == batch.offer.place
        assert event["url"].endswith("/barn/")
        assert deadline.decoded("dtstart") == round.apply_until
        assert event["uid"] != deadline["uid"]

    def test_last_day_to_apply_is_none_before_a_round_says_it(self, client: Client) -> None:
        BatchFactory(open=True, offer__slug="barn")
        feed = Calendar.from_ical(_get(client, "offer-calendar", "barn").content)
        assert len(feed.walk("VEVENT")) == 1

    def test_cancelled_batches_stay_in_the_feed_as_cancelled(self, client: Client) -> None:
        BatchFactory(state=BatchState.CANCELLED, offer__slug="barn")
        (event,) = Calendar.from_ical(_get(client, "offer-calendar", "barn").content).walk("VEVENT")
        assert event["status"] == "CANCELLED"

    def test_feed_of_the_directory_keeps_its_filters(self, client: Client) -> None:
        BatchFactory(offer__title_en="Barn", offer__mode="both")
        BatchFactory(offer__title_en="Boat")
        feed = Calendar.from_ical(_get(client, "calendar", query="?mode=both").content)
        assert [event["summary"] for event in feed.walk("VEVENT")] == ["Barn"]

    def test_feed_costs_the_same_for_any_number_of_batches(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(6):
            _full_offer(number)
        with django_assert_max_num_queries(4):
            _get(client, "calendar")
