"""Two at once: one objection, one decision, one seat given on."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.services import objections
from partners.apprenticeships.results.services import answers
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.partners.apprenticeships.placements.test_objections import SAID, placed
from tests.partners.apprenticeships.results.seats.test_at_once import holds_together, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_of_the_host_object_and_there_is_one_objection() -> None:
    placement = placed(SeatsFactory(seats=1))
    people = [Actor(MembershipFactory(organisation=placement.host).person) for _n in range(4)]

    def act(by: Actor) -> Any:
        mine = Placement.objects.get(pk=placement.pk)
        return lambda: objections.object_to(mine, by=by, **SAID)

    found = together([act(by) for by in people])
    assert found == {"done": 1, "ObjectionIsOpen": 3}
    assert Objection.objects.count() == 1


def test_two_decide_while_the_cooperative_gives_the_place_back() -> None:
    place = SeatsFactory(seats=1)
    placement = placed(place)
    waits = ResultFactory(round=place.round, choices=[place])
    line_up(place, [waits])
    board = Actor(MembershipFactory(organisation=placement.cooperative).person)
    raised = Objection.objects.create(
        placement=placement,
        batch=placement.batch,
        raised_at=timezone.now() - timedelta(days=4),
        kind="capacity",
        words="Kandang kami terbakar.",
    )

    def again() -> Objection:
        return Objection.objects.with_sides().get(pk=raised.pk)

    mine = type(placement.result).objects.get(pk=placement.result_id)
    first, second, third = again(), again(), again()
    one, two = Actor(PersonFactory(is_superuser=True)), Actor(PersonFactory(is_superuser=True))
    found = together(
        [
            lambda: objections.uphold(first, reason="Ya", by=one),
            lambda: objections.uphold(second, reason="Ya", by=two),
            lambda: objections.dismiss(third, reason="Tidak", by=two),
            lambda: answers.decline(mine, by=board),
        ]
    )
    assert found["done"] in {1, 2}
    raised.refresh_from_db()
    waits.refresh_from_db()
    assert raised.state in {"upheld", "dismissed", "open"}
    if raised.state != "open":
        assert raised.decided_by_id in {one.person.pk, two.person.pk}
    mine.refresh_from_db()
    freed = mine.place_id is None or mine.answer == "declined"
    assert freed == (waits.place_id == place.pk)
    holds_together()
