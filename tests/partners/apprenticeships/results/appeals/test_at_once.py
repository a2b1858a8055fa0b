"""Two at once: one appeal of a matter, one answer."""

from typing import Any

import pytest

from home.access import Actor
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services import appeals
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory
from tests.partners.apprenticeships.results.appeals.conftest import SAID
from tests.partners.apprenticeships.results.seats.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def a_result() -> Result:
    place = SeatsFactory()
    return ResultFactory(round=place.round, choices=[place])


def test_four_of_a_cooperative_appeal_and_there_is_one_appeal() -> None:
    result = a_result()
    people = [Actor(MembershipFactory(organisation=result.organisation).person) for _n in range(4)]

    def act(by: Actor) -> Any:
        mine = Result.objects.get(pk=result.pk)
        return lambda: appeals.appeal(mine, by=by, **SAID)

    found = together([act(by) for by in people])
    assert found == {"done": 1, "IsAppealed": 3}
    assert Appeal.objects.count() == 1


def test_two_answer_while_it_is_withdrawn_and_one_of_them_counts() -> None:
    raised = AppealFactory(result=a_result())
    board = Actor(MembershipFactory(organisation=raised.cooperative).person)
    one, two = (Actor(PersonFactory(is_superuser=True)) for _n in range(2))

    def again() -> Appeal:
        return Appeal.objects.with_sides().get(pk=raised.pk)

    first, second, third = again(), again(), again()
    found = together(
        [
            lambda: appeals.uphold(first, reason="Ya", by=one),
            lambda: appeals.dismiss(second, reason="Tidak", by=two),
            lambda: appeals.withdraw(third, by=board),
        ]
    )
    assert found == {"done": 1, "IsAnswered": 2}
    raised.refresh_from_db()
    assert not raised.is_open
    by = {"upheld": one.person, "dismissed": two.person, "withdrawn": None}
    assert raised.decided_by == by[raised.state]
