"""The demo's lists for the register, and its possible duplicate."""

import pytest

from home.regions import source
from home.services.progress import silent
from home.services.vocabulary import load_vocabulary
from partners.membership.demo.mandates import AREAS
from partners.organisations.demo import lists, many, nation
from partners.organisations.importing import stands
from partners.organisations.models import (
    DuplicatePair,
    Organisation,
    RegisterEntry,
    RegisterImport,
)
from tests.factories.home import RegionFactory

pytestmark = pytest.mark.django_db
DISTRICTS = (lists.DISTRICT, "320415", "520103")  # with the one of a list that lies in Narmada


@pytest.fixture
def _there() -> None:
    """The made-up cooperatives of two districts, and their regions."""
    load_vocabulary(silent)
    around = {code[:length] for code in DISTRICTS for length in (2, 4, 6)}
    rows = [row for row in source.rows() if row.code in around or row.code.startswith(DISTRICTS)]
    for row in sorted(rows, key=lambda row: row.level):
        parent = row.code[: {1: 0, 2: 2, 3: 4, 4: 6}[row.level]]
        RegionFactory(code=row.code, name=row.name, level=row.level, kind=row.kind,
                      parent_id=parent or None)  # fmt: skip
    many.add(nation.cooperatives(inside=DISTRICTS), silent)


@pytest.mark.usefixtures("_there")
class TestLoaded:
    def test_one_list_is_written_and_a_later_one_waits_for_people(self) -> None:
        lists.load(silent)
        first, later = RegisterImport.objects.order_by("as_of")
        assert (first.step, first.state, first.figures["written"]) == ("write", "done", 16)
        assert RegisterEntry.objects.filter(register_import=first).count() == 16
        counts = {
            key: later.figures[key]
            for key in ("changed", "noted", "unsure", "wrong", "new", "same")
        }
        assert counts == {
            "changed": 3, "noted": 1, "unsure": 2, "wrong": 3, "new": 0, "same": 7,
        }  # fmt: skip
        assert stands.of(later) == stands.UNDECIDED_AND_WARNED

    def test_all_of_it_says_that_it_is_made_up(self) -> None:
        lists.load(silent)
        for record in RegisterImport.objects.all():
            assert (record.source, record.command) == (nation.SOURCE, "seed_demo")
            assert record.name.startswith("contoh-")
        assert not Organisation.objects.filter(is_demo=False).exists()

    def test_pair_waits_for_a_person(self) -> None:
        lists.load(silent)
        pair = DuplicatePair.objects.open().get()
        assert {pair.first.slug, pair.second.slug} == {lists.DOUBLED, lists.DOUBLE}
        assert all(pair.first.region_id.startswith(code) for *_who, code in AREAS)

    def test_loading_again_changes_nothing(self) -> None:
        lists.load(silent)
        before = list(RegisterImport.objects.values_list("pk", "updated_at"))
        lists.load(silent)
        assert list(RegisterImport.objects.values_list("pk", "updated_at")) == before

    def test_unloading_takes_out_what_was_loaded(self) -> None:
        lists.load(silent)
        files = [(record.file, record.file.name) for record in RegisterImport.objects.all()]
        assert all(file.storage.exists(name) for file, name in files)
        lists.unload()
        many.take_out()
        for model in (RegisterImport, RegisterEntry, DuplicatePair, Organisation):
            assert not model.objects.exists()
        assert not any(file.storage.exists(name) for file, name in files)


def test_without_regions_there_are_no_lists() -> None:
    lists.load(silent)
    assert not RegisterImport.objects.exists()
    assert not Organisation.objects.exists()
