"""Who holds a place names whom it sends, also after the round has ended."""

import pytest

from home.access import Actor
from partners.apprenticeships.applications.refusals import IsNotOpen
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.results.models import Result
from tests.factories.applications import hand_in
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db
SITI = [{"name": "Siti Aminah"}]


def test_names_are_given_until_the_batch_has_ended() -> None:
    placement = PlacementFactory()
    application = placement.result.application
    hand_in(application)
    board = Actor(MembershipFactory(organisation=placement.cooperative).person)
    applications.name_delegates(application, SITI, by=board)
    assert application.delegates.get().name == "Siti Aminah"
    Result.objects.update(answer="declined", place=None, standing="waiting")
    with pytest.raises(IsNotOpen):
        applications.name_delegates(application, SITI, by=board)


def test_nobody_is_named_for_a_batch_that_has_ended() -> None:
    placement = PlacementFactory(over=True)
    hand_in(placement.result.application)
    board = Actor(MembershipFactory(organisation=placement.cooperative).person)
    with pytest.raises(IsNotOpen):
        applications.name_delegates(placement.result.application, SITI, by=board)
