"""A placement, and who acts on both sides of it."""

import pytest

from home.access import Actor
from partners.apprenticeships.placements.models import Placement
from partners.membership.models import Role
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory


@pytest.fixture
def placement(db: None) -> Placement:
    """Over since yesterday; one day is noted."""
    return PlacementFactory(attending=True)


@pytest.fixture
def board(placement: Placement) -> Actor:
    return Actor(MembershipFactory(organisation=placement.cooperative).person)


@pytest.fixture
def host(placement: Placement) -> Actor:
    return Actor(MembershipFactory(organisation=placement.host).person)


@pytest.fixture
def helper(placement: Placement) -> Actor:
    """A contributor of the host."""
    given = {"organisation": placement.host, "role": Role.CONTRIBUTOR}
    return Actor(MembershipFactory(**given).person)
