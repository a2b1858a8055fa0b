"""Deciding about batches, and copying last year's offer."""

from datetime import date

import pytest
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.lifecycle import BatchState, DecisionRefused
from partners.apprenticeships.models import Offer, OfferCost, OfferDay
from partners.apprenticeships.services import batches, offers
from portal.users.models import User
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import CompetencyFactory, RegionFactory

pytestmark = pytest.mark.django_db


class TestDecide:
    def test_decision_is_stored_and_logged_with_the_offer(self, moderator: User) -> None:
        batch = BatchFactory()
        batches.decide(batch, BatchState.OPEN, by=Actor(moderator), note="Surat nomor 12")
        batch.refresh_from_db()
        assert batch.state == BatchState.OPEN
        entry = ModelLogEntry.objects.for_instance(batch.offer).get()
        assert entry.action == batches.DECIDED
        assert entry.data == {
            "batch": batch.code,
            "from": "planned",
            "to": "open",
            "note": "Surat nomor 12",
        }

    def test_refused_decision_changes_nothing(self, moderator: User) -> None:
        batch = BatchFactory()
        with pytest.raises(DecisionRefused):
            batches.decide(batch, BatchState.CONFIRMED, by=Actor(moderator))
        batch.refresh_from_db()
        assert batch.state == BatchState.PLANNED

    def test_stale_copy_does_not_decide(self, moderator: User) -> None:
        batch = BatchFactory(open=True)
        type(batch).objects.update(state=BatchState.CANCELLED)
        with pytest.raises(DecisionRefused):
            batches.decide(batch, BatchState.CLOSED, by=Actor(moderator))

    def test_editors_do_not_decide(self, editor: User) -> None:
        with pytest.raises(ActionNotPermitted):
            batches.decide(BatchFactory(), BatchState.OPEN, by=Actor(editor))


class TestCopy:
    @pytest.fixture
    def last_year(self) -> Offer:
        offer = OfferFactory(slug="susu-2025", competencies=[CompetencyFactory()])
        batch = BatchFactory(
            offer=offer,
            starts_on=date(2025, 3, 10),
            ends_on=date(2025, 3, 19),
            apply_until=date(2025, 2, 14),
            state=BatchState.CONFIRMED,
        )
        batch.origins.set([RegionFactory(code="53")])
        batch.save()
        OfferDay.objects.create(offer=offer, first=1, title_id="Kenalan")
        OfferCost.objects.create(offer=offer, item="meals", payer="host")
        return Offer.objects.get(pk=offer.pk)

    def test_everything_is_copied_and_nothing_is_shared(
        self, last_year: Offer, editor: User
    ) -> None:
        copy = offers.copy_for_next_year(last_year, by=Actor(editor), on=date(2025, 12, 1))
        copy = Offer.objects.get(pk=copy.pk)
        assert copy.copied_from == last_year
        assert list(copy.competencies.all()) == list(last_year.competencies.all())
        assert copy.days.count() == copy.costs.count() == copy.batches.count() == 1
        assert last_year.days.count() == last_year.batches.count() == 1
        assert [region.code for region in copy.batches.get().origins.all()] == ["53"]

    def test_dates_move_by_whole_years_of_weeks_and_decisions_start_anew(
        self, last_year: Offer, editor: User
    ) -> None:
        copy = offers.copy_for_next_year(last_year, by=Actor(editor), on=date(2025, 12, 1))
        batch = copy.batches.get()
        assert batch.starts_on == date(2026, 3, 9)
        assert batch.starts_on.weekday() == date(2025, 3, 10).weekday()
        assert batch.apply_until == date(2026, 2, 13)
        assert batch.state == BatchState.PLANNED
        assert batch.code == "susu-2026-20260309"

    def test_old_offers_move_to_the_future(self, last_year: Offer, editor: User) -> None:
        copy = offers.copy_for_next_year(last_year, by=Actor(editor), on=date(2028, 6, 1))
        assert copy.batches.get().starts_on > date(2028, 6, 1)

    def test_copy_is_a_draft_with_an_address_of_its_own(
        self, last_year: Offer, editor: User
    ) -> None:
        first = offers.copy_for_next_year(last_year, by=Actor(editor), on=date(2025, 12, 1))
        second = offers.copy_for_next_year(last_year, by=Actor(editor), on=date(2025, 12, 1))
        assert (first.slug, second.slug) == ("susu-2026", "susu-2026-2")
        assert not first.live
        assert not Offer.objects.public().filter(pk=first.pk).exists()

    def test_people_without_the_right_do_not_copy(self, last_year: Offer, stranger: User) -> None:
        with pytest.raises(ActionNotPermitted):
            offers.copy_for_next_year(last_year, by=Actor(stranger))
