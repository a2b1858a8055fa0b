"""Each of two accounts is merged into the other in the same moment, over two connections."""

import pytest

from home.access import Actor
from home.privacy import merging
from home.privacy.leaving import IsHindered
from partners.membership.models import Membership
from portal.users.models import User
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.partners.membership.test_at_once import together


@pytest.mark.django_db(transaction=True)
def test_one_of_both_stays_with_all_that_both_had() -> None:
    one, two = PersonFactory(), PersonFactory()
    for person in (one, two):
        MembershipFactory(person=person)
    refusals = together(
        lambda: merging.merge(one, two, by=Actor(one)),
        lambda: merging.merge(two, one, by=Actor(two)),
    )
    assert [type(refusal) for refusal in refusals if refusal] == [IsHindered]
    left = User.objects.get(is_active=True)
    assert Membership.objects.live().filter(person=left).count() == 2
