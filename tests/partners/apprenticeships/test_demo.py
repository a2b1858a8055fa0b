"""The demo's offers."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from home.services.progress import silent
from home.services.vocabulary import load_vocabulary
from partners.apprenticeships import demo
from partners.apprenticeships.models import Batch, Offer
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db

OFFERS = """
[[offers]]
slug = "susu"
title_id = "Susu segar"
summary_id = "Dari kandang sampai pembeli."
host = "kan-jabung"
region = "3507"
sectors = ["dairy"]
[[offers.days]]
first = 1
title_id = "Kandang"
[[offers.costs]]
item = "meals"
payer = "host"
[[offers.batches]]
starts_in_weeks = 12
length = 10
apply_weeks = 4
seats = 38
minimum = 20
origins = ["35"]
state = "open"
"""


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "offers.toml"
    path.write_text(OFFERS)
    monkeypatch.setattr(demo, "SOURCE", path)
    load_vocabulary(silent)
    RegencyFactory(code="3507", parent=RegionFactory(code="35"))
    CooperativeFactory(host=True, slug="kan-jabung")


@pytest.mark.usefixtures("source")
def test_offers_are_published_with_dates_ahead_and_marked() -> None:
    demo.load(silent)
    offer = Offer.objects.public().get()
    assert offer.is_demo
    assert [term.code for term in offer.sectors.all()] == ["dairy"]
    assert offer.days.count() == offer.costs.count() == 1
    batch = Batch.objects.accepting().get()
    assert batch.starts_on.weekday() == 0
    assert batch.days == 10
    assert batch.deadline == batch.starts_on - timedelta(weeks=4)
    assert batch.deadline > timezone.localdate()
    assert [region.code for region in batch.origins.all()] == ["35"]


@pytest.mark.usefixtures("source")
def test_loading_again_changes_nothing() -> None:
    demo.load(silent)
    Batch.objects.update(state="confirmed")
    before = list(Offer.objects.values())
    demo.load(silent)
    assert list(Offer.objects.values()) == before
    assert Batch.objects.get().state == "confirmed"


@pytest.mark.usefixtures("source")
def test_unloading_takes_out_the_demo() -> None:
    demo.load(silent)
    demo.unload()
    assert not Offer.objects.exists()


def test_the_real_offers_are_complete() -> None:
    rows = tomllib.loads(demo.SOURCE.read_text())["offers"]
    assert len({row["host"] for row in rows}) == 6
    for row in rows:
        assert all(row[name] for name in ("title_id", "title_en", "summary_id", "summary_en"))
        assert row["days"]
        assert row["costs"]
        assert row["batches"]
