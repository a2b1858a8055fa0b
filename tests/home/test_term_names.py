"""Names of the vocabulary are kept by a process until somebody changes a term."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation

from home import term_names
from home.models import Sector, Stage
from home.term_names import names_of
from tests.factories.home import SectorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_sectors() -> None:
    SectorFactory(code="susu", name_id="Susu", name_en="Dairy", order=2)
    SectorFactory(code="ikan", name_id="Ikan", name_en="", order=1)


@pytest.mark.usefixtures("two_sectors")
def test_names_come_in_the_editors_order_and_the_readers_language() -> None:
    with translation.override("id"):
        assert list(names_of(Sector).items()) == [("ikan", "Ikan"), ("susu", "Susu")]
    with translation.override("en"):
        assert names_of(Sector) == {"ikan": "Ikan", "susu": "Dairy"}
    assert names_of(Stage) == {}


@pytest.mark.usefixtures("two_sectors")
def test_names_are_read_once(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        names_of(Sector)
        names_of(Stage)
    with django_assert_num_queries(0):
        names_of(Sector)


@pytest.mark.usefixtures("two_sectors")
def test_changed_and_deleted_terms_are_seen_at_once() -> None:
    with translation.override("id"):
        names_of(Sector)
        Sector.objects.get(code="susu").delete()
        fish = Sector.objects.get(code="ikan")
        fish.name_id = "Perikanan"
        fish.save()
        assert names_of(Sector) == {"ikan": "Perikanan"}


@pytest.mark.usefixtures("two_sectors")
def test_change_of_another_process_is_seen() -> None:
    """The other process throws the shared stamp away; this one gets no signal."""
    with translation.override("id"):
        names_of(Sector)
        Sector.objects.filter(code="ikan").update(name_id="Perikanan")
        assert names_of(Sector)["ikan"] == "Ikan"
        cache.delete(term_names.STAMP)
        assert names_of(Sector)["ikan"] == "Perikanan"
