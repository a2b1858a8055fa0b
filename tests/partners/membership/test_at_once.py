"""Two acts about one organisation's people in the same moment, over two connections."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from home.access import Actor
from home.desk.refusals import Refusal
from partners.membership.models import Membership, Role
from partners.membership.refusals import LastRepresentative
from partners.membership.services import memberships
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], Any]) -> list[Refusal | None]:
    """What each was refused by, or None."""
    start = threading.Barrier(len(acts))
    refusals: list[Refusal | None] = [None] * len(acts)

    def run(number: int) -> None:
        start.wait()
        try:
            acts[number]()
        except Refusal as refusal:
            refusals[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def test_last_two_representatives_leave_and_one_stays() -> None:
    one = MembershipFactory()
    two = MembershipFactory(organisation=one.organisation)
    refusals = together(
        lambda: memberships.leave(one, by=Actor(one.person)),
        lambda: memberships.leave(two, by=Actor(two.person)),
    )
    assert [type(refusal) for refusal in refusals if refusal] == [LastRepresentative]
    assert Membership.objects.live().representatives().count() == 1


def test_last_two_step_down_and_leave_and_one_stays() -> None:
    one = MembershipFactory()
    two = MembershipFactory(organisation=one.organisation)
    refusals = together(
        lambda: memberships.change_role(one, Role.CONTRIBUTOR, by=Actor(one.person)),
        lambda: memberships.leave(two, by=Actor(two.person)),
    )
    assert [type(refusal) for refusal in refusals if refusal] == [LastRepresentative]
    assert Membership.objects.live().representatives().count() == 1


def test_somebody_joins_twice_and_belongs_once() -> None:
    one, person = MembershipFactory(), MembershipFactory().person
    by = Actor(one.person)
    refusals = together(
        *(
            lambda: memberships.join(person, one.organisation, Role.CONTRIBUTOR, by=by)
            for _ in range(2)
        )
    )
    assert refusals == [None, None]
    rows = Membership.objects.filter(person=person, organisation=one.organisation)
    assert rows.live().count() == 1
