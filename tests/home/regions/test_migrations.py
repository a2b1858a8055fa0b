"""3T flags of before become tiers that name their source."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

MIGRATION: Any = import_module("home.migrations.0005_grade_3t_regions_and_key_names")


class Regions(list[Any]):
    """As much of a manager as the migration asks for; the flag is no column any more."""

    def all(self) -> "Regions":
        return self

    def bulk_update(self, regions: list[Any], fields: list[str], batch_size: int) -> None:
        assert list(self) == regions


def graded(**values: Any) -> Any:
    region = SimpleNamespace(name="Kabupaten Nias", level=2, is_3t=True, source_3t="", tier_3t=0)
    region.as_of_3t = None
    region.__dict__.update(values)
    model = SimpleNamespace(objects=Regions([region]))
    MIGRATION.grade_and_key(SimpleNamespace(get_model=lambda *label: model), None)
    return region


def test_flag_of_a_known_regulation_takes_the_day_it_was_signed() -> None:
    region = graded(source_3t="Perpres 63/2020, daerah tertinggal 2020-2024")
    assert (region.tier_3t, region.as_of_3t.isoformat()) == (1, "2020-04-27")
    assert region.source_3t == "Perpres 63/2020, daerah tertinggal 2020-2024"


@pytest.mark.parametrize("source", ["", " "])
def test_flag_without_a_source_says_that_it_has_none(source: str) -> None:
    region = graded(source_3t=source)
    assert region.tier_3t == 1
    assert region.source_3t == MIGRATION.WITHOUT_SOURCE
    assert region.as_of_3t is not None


def test_region_without_a_flag_gets_key_and_kind_only() -> None:
    region = graded(is_3t=False, name="Kota Adm. Jakarta Pusat", level=2)
    assert (region.tier_3t, region.as_of_3t, region.kind) == (0, None, "city")
