"""Facets, counts, removable filters, odd parameters."""

import pytest
from django.http import QueryDict

from partners.organisations import listing
from tests.factories.home import RegencyFactory, RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def _counts(directory: listing.Directory, name: str) -> dict[str, int]:
    return {option.value: option.count for option in directory.options(name)}


@pytest.fixture
def partners() -> None:
    OrganisationFactory(kind="apex", country="BE", name="Alpha")
    OrganisationFactory(kind="apex", country="CA")
    OrganisationFactory(kind="foundation", country="CA")
    OrganisationFactory(kind="foundation", country="JP", hidden=True)
    CooperativeFactory()


@pytest.mark.usefixtures("partners")
class TestPartners:
    def test_cooperatives_and_hidden_ones_are_left_out(self) -> None:
        assert listing.partners(QueryDict()).results.count() == 3
        assert _counts(listing.partners(QueryDict()), "country") == {"CA": 2, "BE": 1}

    def test_two_values_of_one_facet_widen_two_facets_narrow(self) -> None:
        assert listing.partners(QueryDict("country=BE&country=CA")).results.count() == 3
        assert listing.partners(QueryDict("country=CA&kind=apex")).results.count() == 1

    def test_counts_stand_under_the_filters_of_the_other_facets(self) -> None:
        directory = listing.partners(QueryDict("country=CA&kind=apex"))
        assert _counts(directory, "country") == {"BE": 1, "CA": 1}
        assert _counts(directory, "kind") == {"apex": 1, "foundation": 1}

    def test_each_filter_can_be_removed_by_itself(self) -> None:
        directory = listing.partners(QueryDict("country=CA&kind=apex&q=org&page=3"))
        assert [f.url for f in directory.active] == [
            "?country=CA&q=org",
            "?kind=apex&q=org",
            "?country=CA&kind=apex",
        ]

    def test_what_is_chosen_can_be_given_up_where_nothing_has_it(self) -> None:
        directory = listing.partners(QueryDict("country=BE&kind=foundation"))
        assert not directory.results
        assert _counts(directory, "country") == {"CA": 1, "BE": 0}
        assert [str(one.label) for one in directory.active] == ["Yayasan", "Belgia"]

    def test_words_narrow_too(self) -> None:
        assert listing.partners(QueryDict("q=alpha")).results.count() == 1

    @pytest.mark.parametrize(
        "odd", ["kind=%00", "kind=nonsense", "kind=" + "x" * 5000, "q=%00%27", "country="]
    )
    def test_odd_values_break_nothing(self, odd: str) -> None:
        directory = listing.partners(QueryDict(odd))
        assert directory.results.count() in {0, 3}
        assert directory.facets
        assert directory.active is not None


def test_cooperatives_are_counted_by_province_sector_and_hosting() -> None:
    milk, fish = SectorFactory(code="milk"), SectorFactory(code="fish")
    malang = RegencyFactory(code="3507", parent=RegionFactory(code="35", name="Jawa Timur"))
    CooperativeFactory(region=malang, host=True, profile__sectors=[milk, fish])
    CooperativeFactory(region=malang.parent, profile__sectors=[milk])
    directory = listing.cooperatives(QueryDict("sector=milk&sector=fish"))
    assert directory.results.count() == 2
    assert _counts(directory, "sector") == {"milk": 2, "fish": 1}
    assert _counts(directory, "province") == {"35": 2}
    assert directory.options("province")[0].label == "Jawa Timur"
    assert _counts(directory, "magang") == {"yes": 1}
    assert listing.cooperatives(QueryDict("magang=yes")).results.count() == 1
