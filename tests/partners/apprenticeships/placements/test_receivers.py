"""Who takes part in magang is found by what readers see, and by nothing else."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations import listing
from partners.organisations.models import DirectoryRow, Organisation
from tests.factories.organisations import CooperativeFactory
from tests.factories.placements import PlacementFactory, a_plan

pytestmark = pytest.mark.django_db


def found(query: str) -> list[Organisation]:
    return list(listing.cooperatives(QueryDict(query)).results)


def tell() -> PublishedPlan:
    """A cooperative tells, with its consent, what it made of its apprenticeship."""
    placement = PlacementFactory(settled=True)
    return PublishedPlan.objects.create(
        plan=a_plan(placement, confirmed=True),
        organisation=placement.cooperative,
        host="Koperasi Susu",
        title_id="Susu",
        result="Buku kas rapi.",
        done=1,
        steps=1,
        published_at=timezone.now(),
    )


def test_a_cooperative_that_tells_is_found_until_it_takes_it_back() -> None:
    one = tell()
    assert found("magang=learned") == [one.organisation]
    one.delete()
    assert found("magang=learned") == []


def test_a_cooperative_that_was_placed_and_says_nothing_is_not() -> None:
    PlacementFactory(settled=True)
    assert found("magang=learned") == []


def test_hosts_are_found_beside_them() -> None:
    one, host = tell(), CooperativeFactory(host=True)
    hosts = found("magang=yes")
    assert host in hosts
    assert one.organisation not in hosts
    assert set(found("magang=yes&magang=learned")) == {one.organisation, *hosts}


def test_its_row_is_renewed_in_as_many_queries_as_before(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    key = tell().organisation_id
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        DirectoryRow.objects.renew([key])
    assert DirectoryRow.objects.get(pk=key).learned
