"""What a round takes from the portal."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from home.models import Competency, Sector
from partners.apprenticeships.labels import Mode as Where
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.rounds.sources import database
from partners.matching.rows import Mode
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import CompetencyFactory, RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    offer = OfferFactory(
        competencies=[CompetencyFactory(code="marketing")],
        sectors=[SectorFactory(code="coffee"), SectorFactory(code="dairy")],
        mode=Where.BOTH,
        is_step_free=True,
    )
    return BatchFactory(offer=offer, code="SUSU-1", open=True, reserve_3t=5)


def published(words=None):
    handed = database.PublishedBatches(words or database.vocabulary()).batches()
    return [entry.row for entry in handed.entries]


def test_terms_that_come_with_the_portal_stand_in_for_an_empty_list():
    Sector.objects.all().delete()
    Competency.objects.all().delete()
    words = database.vocabulary()
    assert words.sectors["dairy"].id == "Sapi perah"
    assert len(words.stages) == 5
    assert len(words.regencies) == 514


def test_terms_of_editors_count_once_there_are_any():
    Sector.objects.all().delete()
    SectorFactory(code="salt", name_id="Garam", name_en="Salt")
    assert list(database.vocabulary().sectors) == ["salt"]


def test_published_batch_becomes_a_row(batch):
    batch.origins.add(RegionFactory(code="11"))
    batch.save()
    (row,) = published()
    assert (row.id, row.seats, row.minimum, row.reserve) == ("SUSU-1", 38, 20, 5)
    assert row.modes == Mode.ONSITE | Mode.ONLINE
    assert (row.competencies, row.provides) == (("marketing",), ("wheelchair",))
    assert sorted(row.sectors) == ["coffee", "dairy"]
    assert row.regency.startswith(row.province)
    assert row.regency == batch.offer.region_id
    assert row.origins == ("11",)
    assert row.starts == batch.starts_on


def test_host_is_called_by_its_code(batch):
    (row,) = published()
    assert row.host == batch.offer.host.code


def test_register_knows_codes_numbers_and_the_3t_tier_around_a_cooperative():
    region = RegionFactory(code="5301", tier_3t=1, source_3t="Perpres", as_of_3t=date(2020, 4, 27))
    one = CooperativeProfileFactory(organisation__region=region, registration_number="AHU-1")
    other = CooperativeProfileFactory()
    code, register = one.organisation.code, database.Cooperatives()
    assert register.codes_of(["ahu-1", code, "nobody"]) == {"ahu-1": code, code: code}
    assert register.tiers_of([code, other.organisation.code])[code] == 1
    assert (register.tier_in("5301012001"), register.tier_in("32")) == (1, 0)


def test_tier_of_the_records_decides_a_reserved_seat(batch, tmp_path):
    """Both ask for the only seat; the one from 3T has it, though the sheet says nothing of 3T."""
    RegionFactory(code="5301", tier_3t=2, source_3t="Perpres", as_of_3t=date(2020, 4, 27))
    batch.seats = batch.minimum = batch.reserve_3t = 1
    batch.save()
    path = tmp_path / "a.csv"
    rows = ["Application number;Province;Regency;Choices", "A1;32;;SUSU-1", "A2;53;5301;SUSU-1"]
    path.write_text("\n".join(rows))
    call_command(
        "match_magang",
        path,
        batches_from_database=True,
        seed="s",
        out=tmp_path / "out",
        stdout=StringIO(),
        stderr=StringIO(),
    )
    assert "A2\tSUSU-1" in (tmp_path / "out" / "placements.txt").read_text()


def test_only_batches_that_a_round_may_fill_are_taken(batch):
    BatchFactory(offer=batch.offer)
    BatchFactory(offer=OfferFactory(draft=True), open=True)
    BatchFactory(offer=batch.offer, state=BatchState.CANCELLED)
    handed = database.PublishedBatches(database.vocabulary()).batches()
    assert [entry.row.id for entry in handed.entries] == ["SUSU-1"]
    assert handed.names.offers == {"SUSU-1": batch.offer.title_id}


def test_queries_do_not_grow_with_batches(batch, django_assert_max_num_queries):
    words = database.vocabulary()
    for _ in range(3):
        BatchFactory(offer=batch.offer, open=True)
    with django_assert_max_num_queries(5):
        assert len(published(words)) == 4


def test_online_batch_without_any_region_is_a_problem(batch):
    batch.offer.host.region = None
    batch.offer.host.save()
    batch.offer.region, batch.offer.mode = None, Where.ONLINE
    batch.offer.save()
    (problem,) = database.PublishedBatches(database.vocabulary()).batches().problems
    assert "SUSU-1" in problem.source


def test_command_matches_with_published_batches(batch, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Application number;Province;Choices\nA1;32;SUSU-1\n")
    batch.minimum = 1
    batch.save()
    call_command(
        "match_magang",
        path,
        batches_from_database=True,
        seed="s",
        out=tmp_path / "out",
        stdout=StringIO(),
        stderr=StringIO(),
    )
    with (tmp_path / "out" / "results.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["Kode angkatan"] == "SUSU-1"
    assert row["Tuan rumah"] == batch.offer.host.name
