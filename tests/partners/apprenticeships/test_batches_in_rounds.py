"""Where a round gives the seats of a batch, its day to apply is the round's, on every page."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from partners.apprenticeships.admin.changes import address_of
from partners.apprenticeships.admin.today import batches_to_decide
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.standing import batches_of
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.people import admin, staff
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def in_round(batch: Batch, **facts: Any) -> Batch:
    """Somebody has a place in it."""
    RoundBatchFactory(batch=batch, round=RoundFactory(**facts), seats=2, taken=1)
    return Batch.objects.get(pk=batch.pk)


class TestLastDay:
    def test_it_is_that_of_the_round(self) -> None:
        batch = BatchFactory(open=True, apply_until=in_days(-1))
        assert batch.last_day_to_apply == in_days(-1)
        assert in_round(batch, collecting=True).last_day_to_apply == in_days(30)

    @pytest.mark.parametrize("stand", ["", "cancelled"])
    def test_a_draft_or_a_called_off_round_says_nothing_of_it(self, stand: str) -> None:
        batch = BatchFactory(open=True, apply_until=in_days(12))
        known = in_round(batch, **({stand: True} if stand else {}))
        assert known.last_day_to_apply == in_days(12)

    def test_the_desk_says_it_where_one_decides(self) -> None:
        batch = in_round(BatchFactory(open=True, apply_until=in_days(12)), collecting=True)
        address = reverse("wagtailsnippets_apprenticeships_batch:edit", args=[batch.pk])
        page = admin().get(address).content.decode()
        assert date_format(in_days(30)) in page
        assert date_format(in_days(12)) not in page


class TestNextBatch:
    def test_it_is_one_that_can_be_applied_for(self) -> None:
        offer = OfferFactory(live=True)
        closed = BatchFactory(offer=offer, open=True, starts_on=in_days(40))
        collected = BatchFactory(offer=offer, open=True, starts_on=in_days(70))
        assert Offer.objects.get(pk=offer.pk).next_batch == closed
        in_round(collected, collecting=True)
        assert Offer.objects.get(pk=offer.pk).next_batch == collected

    def test_cards_say_so_in_as_many_queries_for_one_offer_as_for_three(
        self, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(3):
            in_round(BatchFactory(offer__live=True, open=True), collecting=True)
        with django_assert_max_num_queries(5):
            assert all(one.next_batch for one in Offer.objects.public().for_cards())


class TestModeratorsPage:
    @pytest.mark.parametrize(
        "stand", [{"collecting": True}, {"matched": True}, {"published": True, "confirm_days": 14}]
    )
    def test_nothing_is_asked_of_them_while_a_round_or_the_host_decides(
        self, stand: dict[str, Any]
    ) -> None:
        in_round(BatchFactory(offer__live=True, open=True, apply_until=in_days(-1)), **stand)
        assert batches_to_decide(staff("Moderator")) == []

    @pytest.mark.parametrize("seats", [{"taken": 0}, {"taken": 1, "is_closed": True}])
    def test_a_batch_whose_host_nobody_asks_is_theirs(self, seats: dict[str, Any]) -> None:
        """Nobody got a place in it, or it does not run."""
        batch = BatchFactory(offer__live=True, open=True, apply_until=in_days(-1))
        round = RoundFactory(published=True, confirm_days=14)
        RoundBatchFactory(batch=batch, round=round, seats=2, **seats)
        assert len(batches_to_decide(staff("Moderator"))) == 1

    def test_after_a_round_that_asks_no_host_they_decide(self) -> None:
        batch = BatchFactory(offer__live=True, open=True, apply_until=in_days(-9))
        in_round(batch, published=True, apply_until=in_days(-2))
        [item] = batches_to_decide(staff("Moderator"))
        assert date_format(in_days(-2)) in str(item.note)


class TestWhatADraftChanges:
    def test_who_approves_is_led_to_both_versions(self) -> None:
        offer = OfferFactory(live=True, title_id="Judul lama")
        offer.save_revision().publish()
        offer.title_id = "Judul baru"
        offer.save_revision()
        offer = Offer.objects.get(pk=offer.pk)
        client, address = admin(), address_of(offer)
        edit = reverse("wagtailsnippets_apprenticeships_offer:edit", args=[offer.pk])
        assert address
        assert address in client.get(edit).content.decode()
        both = client.get(address).content.decode()
        assert "lama" in both
        assert "baru" in both

    def test_where_both_are_the_same_no_way_is_shown(self) -> None:
        offer = OfferFactory(live=True)
        offer.save_revision().publish()
        assert address_of(Offer.objects.get(pk=offer.pk)) is None
        assert address_of(OfferFactory(live=False)) is None


def test_the_soonest_date_leads_then_those_to_come_then_what_runs_and_the_newest_that_is_over() -> (
    None
):
    offer = OfferFactory(live=True)
    days = {"old": (-90, -80), "new": (-30, -20), "now": (-2, 5), "soon": (20, 30), "far": (60, 70)}
    for code, (first, last) in days.items():
        BatchFactory(
            offer=offer, code=code, open=True, starts_on=in_days(first), ends_on=in_days(last)
        )
    batches = batches_of(Offer.objects.public().for_page().get())
    assert batches.lead
    assert batches.lead.code == "soon"
    assert [one.code for one in batches.further] == ["far"]
    assert [one.code for one in batches.past] == ["now", "new", "old"]
