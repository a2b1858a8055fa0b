"""Every region has a kind, by whatever door it came."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from home.models import Region
from home.regions.names import KINDS


def test_kinds_that_names_can_say_are_those_of_the_regions() -> None:
    assert list(KINDS) == Region.Kind.values


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "village"])
def test_region_of_no_known_kind_is_refused(kind: str) -> None:
    with pytest.raises(IntegrityError, match="region_kind_is_known"), transaction.atomic():
        Region.objects.create(code="97", name="Baru", level=1, kind=kind)


@pytest.mark.django_db(transaction=True)
def test_regions_loaded_before_there_were_kinds_get_that_of_their_level() -> None:
    executor = MigrationExecutor(connection)
    # This one alone: what other rooms have done since is not of regions, and all that is a minute.
    asked = ("home", "0007_region_kind_is_known")
    before = executor.loader.project_state(asked, at_end=False)
    executor.unapply_migration(before, executor.loader.get_migration(*asked))
    regions = before.apps.get_model("home", "Region").objects
    above = None
    for code, name in [
        ("97", "Baru"),
        ("9771", "Kota Baru"),
        ("977101", "Baru"),
        ("9771012001", "Baru"),
    ]:
        level = [2, 4, 6, 10].index(len(code)) + 1
        above = regions.create(code=code, name=name, key="baru", level=level, kind="", parent=above)
    regions.create(code="9701", name="Lama", key="lama", level=2, kind="", parent_id="97")
    MigrationExecutor(connection).migrate([asked])
    kinds = dict(Region.objects.filter(code__startswith="97").values_list("code", "kind"))
    assert kinds == {
        "97": "province",
        "9771": "city",
        "9771012001": "desa",
        "977101": "district",
        "9701": "regency",
    }
