"""Ticking batches: filtered, a page at a time, without losing what is ticked elsewhere."""

from typing import Any

import pytest
from django.test import Client

from home.desk.locking import version_of
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.admin import choosing
from partners.apprenticeships.rounds.models import Round
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> set[str]:
    """Codes of the batches that can be ticked there."""
    rows = client.get(address).context["rows"]
    return {batch.code for batch, _ticked in rows}


def chosen(round: Round) -> set[str]:
    return set(round.batches.values_list("batch__code", flat=True))


@pytest.fixture
def round(db: None) -> Round:
    return RoundFactory()


class TestWhatIsShown:
    def test_what_no_round_may_take_is_not_there(
        self, desk: Client, url: Any, round: Round
    ) -> None:
        BatchFactory(code="bebas", open=True)
        BatchFactory(code="rencana")
        BatchFactory(code="draf", offer__draft=True)
        BatchFactory(code="tutup", state="closed")
        RoundBatchFactory(batch__code="di-putaran-lain")
        RoundBatchFactory(batch__code="dibatalkan-dulu", round=RoundFactory(cancelled=True))
        wanted = {"bebas", "rencana", "dibatalkan-dulu"}
        assert shown(desk, url("choose", round.pk)) == wanted

    def test_its_own_stay_also_when_they_do_not_fit_any_more(
        self, desk: Client, url: Any, round: Round
    ) -> None:
        RoundBatchFactory(round=round, batch__code="mulai", batch__offer__draft=True)
        assert shown(desk, url("choose", round.pk)) == {"mulai"}

    def test_each_filter_narrows(self, desk: Client, url: Any, round: Round) -> None:
        sector = SectorFactory(code="dairy")
        offer = OfferFactory(
            title_id="Susu segar",
            region=RegencyFactory(code="3507", parent__code="35"),
            sectors=[sector],
        )
        wanted = BatchFactory(code="susu", offer=offer, open=True)
        RoundBatchFactory(round=round, batch=wanted)
        BatchFactory(code="ikan", open=True)
        here = url("choose", round.pk)
        for query in (
            "q=susu",
            "q=SEGAR+susu",
            "province=35",
            f"sector={sector.pk}",
            "show=chosen",
        ):
            assert shown(desk, f"{here}?{query}") == {"susu"}, query
        assert shown(desk, f"{here}?show=free") == {"ikan"}
        assert shown(desk, f"{here}?province=xx&sector=-1&show=%00") == {"susu", "ikan"}


class TestTicking:
    def test_ticks_are_kept(self, desk: Client, url: Any, round: Round) -> None:
        one, two = BatchFactory.create_batch(2, open=True)
        RoundBatchFactory(round=round, batch=two)
        said = {"seen": version_of(round), "batches": [one.pk]}
        assert desk.post(url("choose", round.pk), said).url == url("look", round.pk)
        assert chosen(round) == {one.code}

    def test_what_a_filter_hides_stays_ticked(self, desk: Client, url: Any, round: Round) -> None:
        hidden, free = BatchFactory(code="susu", open=True), BatchFactory(code="ikan", open=True)
        RoundBatchFactory(round=round, batch=hidden)
        said = {"seen": version_of(round), "batches": [free.pk]}
        desk.post(f"{url('choose', round.pk)}?q=ikan", said)
        assert chosen(round) == {"susu", "ikan"}

    def test_all_that_are_found_are_ticked_at_once(
        self, desk: Client, url: Any, round: Round, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(choosing, "SHOWN", 2)
        for number in range(5):
            BatchFactory(code=f"susu-{number}", open=True)
        BatchFactory(code="ikan", open=True)
        said = {"seen": version_of(round), "everything": "on", "on": "1"}
        here = f"{url('choose', round.pk)}?q=susu"
        assert desk.post(here, said).url == here
        assert chosen(round) == {f"susu-{number}" for number in range(5)}

    def test_a_batch_that_another_round_took_is_refused(
        self, desk: Client, url: Any, round: Round
    ) -> None:
        taken = RoundBatchFactory().batch
        said = {"seen": version_of(round), "batches": [taken.pk]}
        assert desk.post(url("choose", round.pk), said).status_code == 200
        assert chosen(round) == set()

    def test_nothing_is_lost_when_somebody_was_faster(
        self, desk: Client, other: Client, url: Any, round: Round
    ) -> None:
        one, two = BatchFactory.create_batch(2, open=True)
        seen = version_of(round)
        other.post(url("choose", round.pk), {"seen": seen, "batches": [one.pk]})
        answer = desk.post(url("choose", round.pk), {"seen": seen, "batches": [two.pk]})
        assert answer.status_code == 409
        assert {b.pk for b, ticked in answer.context["rows"] if ticked} == {two.pk}
        assert chosen(round) == {one.code}


def test_its_queries_do_not_grow(
    desk: Client, url: Any, round: Round, django_assert_max_num_queries: Any
) -> None:
    BatchFactory.create_batch(12, open=True)
    desk.get(url("choose", round.pk))
    with django_assert_max_num_queries(18):
        desk.get(url("choose", round.pk))
    assert Batch.objects.count() == 12
