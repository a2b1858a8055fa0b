"""What the database refuses, what drafts carry, who is public."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ends_on": in_days(1)}, "batch_ends_after_it_starts"),
        ({"apply_until": in_days(60)}, "batch_deadline_before_start"),
        ({"seats": -1, "minimum": -1}, "batch_(seats|minimum)_check|CHECK constraint"),
        ({"seats": 10, "minimum": 11}, "batch_minimum_within_seats"),
        ({"seats": 10, "minimum": 0, "reserve_3t": 11}, "batch_reserve_within_seats"),
        ({"max_per_cooperative": 0}, "batch_takes_someone_per_cooperative"),
        ({"state": "dreaming"}, "batch_state_is_known"),
    ],
)
def test_impossible_batch_is_refused(values: dict[str, object], constraint: str) -> None:
    offer = OfferFactory()
    with pytest.raises(IntegrityError, match=constraint):
        BatchFactory(offer=offer, **values)


def test_published_offer_at_a_host_has_a_place() -> None:
    with pytest.raises(IntegrityError, match="offer_on_site_has_a_place"):
        OfferFactory(region=None)


def test_online_offer_and_draft_need_no_place() -> None:
    assert OfferFactory(region=None, mode="online").place == ""
    assert OfferFactory(region=None, draft=True).pk


def test_batch_names_itself_after_offer_and_date() -> None:
    batch = BatchFactory(code="", offer__slug="susu")
    assert batch.code == f"susu-{batch.starts_on:%Y%m%d}"
    again = BatchFactory(code="", offer=batch.offer, starts_on=batch.starts_on)
    assert again.code == f"{batch.code}-2"


def test_only_published_offers_of_public_hosts_are_public() -> None:
    shown = BatchFactory().offer
    BatchFactory(offer__draft=True)
    BatchFactory(offer__host__hidden=True)
    assert list(Offer.objects.public()) == [shown]
    assert [batch.offer for batch in Batch.objects.public()] == [shown]


def test_words_are_found_in_title_host_and_competency() -> None:
    offer = OfferFactory(
        title_id="Mengelola susu segar",
        host__name="KAN Jabung",
        competencies=[CompetencyFactory(name_id="Rantai dingin")],
    )
    OfferFactory()
    assert list(Offer.objects.naming("jabung dingin susu")) == [offer]
    assert not Offer.objects.naming("jabung kopi")


def test_soonest_batch_comes_first_and_offers_without_one_last() -> None:
    none = OfferFactory()
    later = BatchFactory(starts_on=in_days(90)).offer
    sooner = BatchFactory(starts_on=in_days(30)).offer
    BatchFactory(offer=later, starts_on=in_days(10), state=BatchState.CANCELLED)
    BatchFactory(offer=later, starts_on=in_days(-30))
    assert list(Offer.objects.soonest_first()) == [sooner, later, none]


def test_accepting_batches_are_open_and_in_time() -> None:
    open_batch = BatchFactory(open=True)
    BatchFactory(open=True, apply_until=in_days(-1))
    BatchFactory(open=True, starts_on=in_days(0))
    BatchFactory()
    assert list(Batch.objects.accepting()) == [open_batch]


def test_matching_takes_open_and_closed_batches_of_published_offers(
    django_assert_max_num_queries,
) -> None:
    wanted = [BatchFactory(code="a", open=True), BatchFactory(code="b", state=BatchState.CLOSED)]
    BatchFactory(state=BatchState.CONFIRMED)
    BatchFactory(open=True, offer__draft=True)
    BatchFactory(open=True, starts_on=in_days(-2))
    with django_assert_max_num_queries(5):
        assert list(Batch.objects.open_for_matching()) == wanted


class TestDrafts:
    """An offer's draft holds its batches; decisions about them stay out of it."""

    def test_publishing_an_old_draft_keeps_the_decisions(self) -> None:
        batch = BatchFactory()
        draft = batch.offer.save_revision()
        Batch.objects.update(state=BatchState.CONFIRMED)
        draft.publish()
        batch.refresh_from_db()
        assert batch.state == BatchState.CONFIRMED

    def test_publishing_a_draft_without_an_opened_batch_keeps_that_batch(self) -> None:
        batch = BatchFactory(open=True)
        offer = Offer.objects.get(pk=batch.offer_id)
        offer.batches = []
        offer.save_revision().publish()
        assert Batch.objects.filter(pk=batch.pk).exists()

    def test_publishing_a_draft_without_a_planned_batch_drops_it(self) -> None:
        batch = BatchFactory()
        offer = Offer.objects.get(pk=batch.offer_id)
        offer.batches = []
        offer.save_revision().publish()
        assert not Batch.objects.filter(pk=batch.pk).exists()

    def test_origins_of_a_batch_travel_in_the_draft(self) -> None:
        batch = BatchFactory()
        province = RegionFactory(code="53")
        offer = Offer.objects.get(pk=batch.offer_id)
        edited = offer.batches.get()
        edited.origins = [province]
        edited.seats = 40
        offer.batches = [edited]
        offer.save_revision().publish()
        batch.refresh_from_db()
        assert batch.seats == 40
        assert list(batch.origins.all()) == [province]


def test_length_counts_both_ends() -> None:
    batch = BatchFactory(starts_on=in_days(10), ends_on=in_days(10) + timedelta(days=9))
    assert batch.days == 10


def test_access_is_told_in_words_and_codes() -> None:
    offer = OfferFactory(is_step_free=True, has_childcare=True)
    assert offer.access_codes == ("wheelchair", "childcare")
    assert len(offer.access_labels) == 2
