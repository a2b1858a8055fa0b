"""The demo's partners and cooperatives."""

import tomllib

import pytest

from home.services.progress import silent
from home.services.vocabulary import load_vocabulary
from partners.organisations import countries, demo
from partners.organisations.models import CooperativeProfile, Organisation
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def _regions() -> None:
    """Only those that the demo names: the whole register takes seconds."""
    table = tomllib.loads((demo.FOLDER / "cooperatives.toml").read_text())
    for code in {row["region"] for row in table["cooperatives"]}:
        RegencyFactory(code=code, parent=RegionFactory(code=code[:2]))


@pytest.fixture
def loaded() -> None:
    load_vocabulary(silent)
    _regions()
    demo.load(silent)


@pytest.mark.usefixtures("loaded")
class TestLoaded:
    def test_every_record_is_marked_and_valid(self) -> None:
        organisations = Organisation.objects.all()
        assert organisations.count() > 40
        for organisation in organisations:
            assert organisation.is_demo
            organisation.full_clean()
            assert organisation.country in countries.names()
            assert organisation.summary_id
            assert organisation.summary_en

    def test_six_cooperatives_host_magang(self) -> None:
        assert CooperativeProfile.objects.hosting_magang().count() == 6

    def test_every_cooperative_has_a_place_and_a_sector(self) -> None:
        profiles = CooperativeProfile.objects.all()
        assert profiles
        for profile in profiles:
            assert profile.organisation.region_id
            assert profile.sectors.exists()

    def test_loading_again_changes_nothing(self) -> None:
        before = list(Organisation.objects.values_list("pk", "slug"))
        demo.load(silent)
        assert list(Organisation.objects.values_list("pk", "slug")) == before

    def test_unloading_takes_out_what_was_loaded(self) -> None:
        mine = OrganisationFactory()
        demo.unload()
        assert list(Organisation.objects.all()) == [mine]


def test_record_of_an_editor_is_left_alone() -> None:
    load_vocabulary(silent)
    _regions()
    OrganisationFactory(slug="ica", name="Made by an editor")
    demo.load(silent)
    assert Organisation.objects.get(slug="ica").name == "Made by an editor"
