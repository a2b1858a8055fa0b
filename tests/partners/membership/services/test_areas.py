"""Areas: given and ended by moderators, and what they open."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from home.access import ActionNotPermitted, Actor
from partners.membership.mandating.refusals import IsOver
from partners.membership.models import Area
from partners.membership.permissions import user_is_assigned_to, user_oversees
from partners.membership.services import areas
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def test_area_opens_its_cooperatives_until_it_is_ended(moderator: Any) -> None:
    cooperative = CooperativeFactory(region=RegencyFactory())
    person, by = PersonFactory(), Actor(moderator)
    area = areas.assign(
        person,
        by=by,
        office=Area.Office.PMO,
        region=cooperative.region,
        begins_on=localdate(),
    )
    assert area.given_by == moderator
    assert user_oversees(Actor(person), cooperative)
    assert not user_is_assigned_to(Actor(person), cooperative)
    areas.end(area, by=by)
    assert not user_oversees(Actor(person), cooperative)
    with pytest.raises(IsOver):
        areas.end(area, by=by)


@pytest.mark.parametrize("begins_in", [0, 20])
def test_area_that_began_today_or_later_can_be_ended(moderator: Any, begins_in: int) -> None:
    area = AreaFactory(begins_on=localdate() + timedelta(begins_in))
    areas.end(area, by=Actor(moderator))
    assert not Area.objects.in_force(localdate() + timedelta(begins_in)).exists()


def test_editor_assigns_nobody(editor: Any) -> None:
    with pytest.raises(ActionNotPermitted):
        areas.end(AreaFactory(), by=Actor(editor))
    with pytest.raises(ActionNotPermitted):
        areas.assign(
            PersonFactory(),
            by=Actor(editor),
            office=Area.Office.PMO,
            region=RegencyFactory(),
            begins_on=localdate(),
        )


def test_same_area_twice_is_told(moderator: Any) -> None:
    area = AreaFactory()
    with pytest.raises(ValidationError):
        areas.assign(
            area.person,
            by=Actor(moderator),
            office=area.office,
            region=area.region,
            begins_on=area.begins_on,
        )
