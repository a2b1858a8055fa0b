"""Regions: complete, twice is once, and no record loses its region to a new decree."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Revision

from home.models import Region
from home.regions import source
from home.regions.names import own_key
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, rows
from home.services.regions import Loaded, load_regions
from tests.factories.agreements import AgreementFactory
from tests.factories.home import RegencyFactory
from tests.factories.organisations import OrganisationFactory
from tests.home.regions import before_2025

SIGNED = date(2020, 4, 27)


def test_official_list_is_whole() -> None:
    listed = list(rows())
    levels = [row.level for row in listed]
    assert [levels.count(n) for n in (PROVINCE, REGENCY, DISTRICT, VILLAGE)] == [
        38,
        514,
        7_285,
        83_762,
    ]
    assert levels == sorted(levels)
    kinds = Counter(row.kind for row in listed)
    assert (kinds["desa"], kinds["kelurahan"], kinds["desa-adat"]) == (75_252, 8_496, 14)
    assert (kinds["regency"], kinds["city"]) == (416, 98)
    assert len({row.code for row in listed}) == len(listed)
    assert all(row.code.startswith(row.parent or "") for row in listed)
    assert all(len(row.postal_code) == (5 if row.level == VILLAGE else 0) for row in listed)


@pytest.mark.django_db
class TestLoading:
    def test_whole_list_once_and_nothing_the_second_time(self) -> None:
        assert load_regions() == Loaded(added=91_599)
        assert load_regions() == Loaded()
        village = Region.objects.get(code="3301012001")
        assert village.official_code == "33.01.01.2001"
        assert village.kind == Region.Kind.DESA
        assert village.parent_id == "330101"
        village.full_clean()

    def test_progress_ends_once(self) -> None:
        told = []
        load_regions(lambda *step: told.append(step), down_to=REGENCY)
        assert [step for step in told if step[1] == step[2]] == [("regions", 552, 552)]

    def test_key_is_the_same_whether_saved_alone_or_in_bulk(self) -> None:
        load_regions(down_to=REGENCY)
        region = Region.objects.get(code="3171")
        in_bulk, region.key = region.key, ""
        region.save()
        assert region.key == in_bulk == "jakartapusat"

    def test_regencies_of_perpres_63_2020_have_their_tier_source_and_date(self) -> None:
        load_regions(down_to=REGENCY)
        graded = Region.objects.underserved()
        assert graded.count() == 62
        assert {region.level for region in graded} == {Region.Level.REGENCY}
        assert {(region.tier_3t, region.as_of_3t) for region in graded} == {(1, SIGNED)}
        assert all("Perpres 63/2020" in region.source_3t for region in graded)
        of_southwest_papua = graded.within("96").values_list("name", flat=True)
        assert {name.removeprefix("Kabupaten ") for name in of_southwest_papua} == {
            "Sorong",
            "Sorong Selatan",
            "Tambrauw",
            "Maybrat",
        }

    def test_tier_corrected_by_an_editor_survives_the_next_run(self) -> None:
        load_regions(down_to=REGENCY)
        Region.objects.filter(code="1204").update(
            tier_3t=0, source_3t="", as_of_3t=None, name="Salah"
        )
        assert load_regions(down_to=REGENCY) == Loaded(changed=1)
        nias = Region.objects.get(code="1204")
        assert nias.name == "Kabupaten Nias"
        assert nias.tier_3t == 0


@pytest.fixture
def before(db: None) -> None:
    """The table before the decree; its numbering of 3T, too."""
    Region.objects.bulk_create(
        Region(
            code=row.code,
            name=row.name,
            key=own_key(row.name, row.level),
            level=row.level,
            kind=row.kind,
            parent_id=row.parent,
        )
        for row in before_2025.ROWS
    )
    Region.objects.filter(code="9609").update(tier_3t=2, source_3t="Daftar", as_of_3t=SIGNED)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what lies in provinces that were there before, so that it is quick."""
    shown = ("96", "31", "75")
    listed = [row for row in rows(DISTRICT) if row.code.startswith(shown)]
    monkeypatch.setattr(source, "rows", lambda down_to=VILLAGE: iter(listed))


@pytest.mark.usefixtures("before", "few")
class TestNewDecree:
    """Sorong Selatan had 9604, which is Tambrauw's code today; Tambrauw had 9609."""

    def test_records_follow_their_region_to_its_new_code(self) -> None:
        sorong, tambrauw = (
            OrganisationFactory(country="ID", region_id=code) for code in ("9604", "9609")
        )
        agreement = AgreementFactory()
        agreement.regions.set(Region.objects.filter(code__in=["9604", "9609", "9671"]))
        agreement.save()
        load_regions()
        sorong.refresh_from_db()
        tambrauw.refresh_from_db()
        assert (sorong.region_id, str(sorong.region)) == ("9602", "Kabupaten Sorong Selatan")
        assert (tambrauw.region_id, str(tambrauw.region)) == ("9604", "Kabupaten Tambrauw")
        named = agreement.__class__.objects.get(pk=agreement.pk).regions
        assert sorted(named.values_list("pk", flat=True)) == ["9602", "9604", "9671"]

    def test_drafts_and_history_follow_too(self) -> None:
        organisation = OrganisationFactory(country="ID", region_id="9609")
        revision = organisation.save_revision()
        load_regions()
        content = Revision.objects.get(pk=revision.pk).content
        assert content["region"] == "9604"
        assert content["name"] == organisation.name

    def test_districts_follow_by_their_name_within_the_region_that_moved(self) -> None:
        offices = {
            code: OrganisationFactory(country="ID", region_id=code)
            for code in ("960901", "960409", "960144")
        }
        load_regions()
        now = {}
        for code, office in offices.items():
            office.refresh_from_db()
            now[code] = office.region_id
        assert now == {"960901": "960401", "960409": "960204", "960144": "960119"}

    def test_3t_tier_goes_with_its_region(self) -> None:
        load_regions()
        tambrauw = Region.objects.get(code="9604")
        assert (tambrauw.tier_3t, tambrauw.source_3t) == (2, "Daftar")
        assert Region.objects.get(code="9602").tier_3t == 0  # as it was stored
        assert Region.objects.get(code="9609").tier_3t == 0  # out of force

    def test_codes_out_of_force_stay_and_lead_on(self) -> None:
        load_regions()
        old = Region.objects.get(code="9610")
        assert not old.is_current
        assert old.successor_id == "9605"
        assert Region.objects.get(code="960901").successor_id == "960401"
        assert "9610" not in set(Region.objects.regencies().values_list("code", flat=True))

    def test_what_nothing_took_the_place_of_is_kept_for_those_who_name_it(self) -> None:
        office = OrganisationFactory(country="ID", region_id="960999")
        load_regions()
        office.refresh_from_db()
        assert office.region_id == "960999"
        assert not office.region.is_current
        assert office.region.successor is None

    def test_new_spelling_is_marked_and_the_code_stays(self) -> None:
        office = OrganisationFactory(country="ID", region_id="7504")
        load_regions()
        office.refresh_from_db()
        assert (office.region.name, office.region.formerly) == (
            "Kabupaten Pohuwato",
            "Kabupaten Pahuwato",
        )

    def test_second_run_changes_nothing(self) -> None:
        first = load_regions()
        assert first.moved
        assert first.vanished
        assert load_regions() == Loaded()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"tier_3t": 1},
        {"tier_3t": 1, "source_3t": "Perpres 63/2020"},
        {"tier_3t": 2, "as_of_3t": SIGNED},
        {"tier_3t": 3, "source_3t": "Perpres 63/2020", "as_of_3t": SIGNED},
    ],
)
def test_tier_without_source_and_date_is_refused_by_the_database(values: dict[str, Any]) -> None:
    region = RegencyFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.filter(pk=region.pk).update(**values)
