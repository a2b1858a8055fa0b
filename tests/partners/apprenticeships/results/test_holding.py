"""Who holds a place names whom it sends, also after the round has ended."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from home.access import Actor
from partners.apprenticeships.applications.refusals import IsNotOpen
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.results.models import Result
from tests.factories.applications import hand_in
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.applications.site import overview, signed_in, text_of

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


def test_who_holds_a_place_is_told_so_where_it_would_begin() -> None:
    placement = PlacementFactory()
    cooperative = placement.cooperative
    member = MembershipFactory(organisation=cooperative).person
    round = RoundFactory(collecting=True)
    begin = reverse("applications:begin", args=[cooperative.slug, round.code])
    held = reverse("results:result", args=[cooperative.slug, placement.result.round.code])
    page = text_of(signed_in(member), overview(cooperative))
    assert f'href="{begin}"' not in page
    assert f'href="{held}"' in page
    assert placement.batch.offer.title in page
    assert date_format(placement.batch.ends_on) in page
    Result.objects.update(answer="declined", place=None, standing="waiting")
    assert f'href="{begin}"' in text_of(signed_in(member), overview(cooperative))


def test_nobody_is_named_for_a_batch_that_has_ended() -> None:
    placement = PlacementFactory(over=True)
    hand_in(placement.result.application)
    board = Actor(MembershipFactory(organisation=placement.cooperative).person)
    with pytest.raises(IsNotOpen):
        applications.name_delegates(placement.result.application, SITI, by=board)
