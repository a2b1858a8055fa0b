"""Two acts on rounds in the same moment, over two connections."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from home.access import Actor
from home.groups import MODERATORS
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import IsNotOpen, NotReady
from partners.apprenticeships.rounds.services import rounds
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.membership import PersonFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.membership.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by() -> Actor:
    person = PersonFactory()
    person.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    person.is_superuser = True  # after a transactional test the rights of groups are gone
    person.save()
    return Actor(person)


def kinds(refusals: list) -> set[type]:
    return {type(refusal) for refusal in refusals}


def test_round_that_two_announce_has_one_seed(by: Actor) -> None:
    round = RoundBatchFactory(round=RoundFactory()).round
    refusals = together(*[lambda: rounds.announce(round, by=by)] * 2)
    assert kinds(refusals) == {type(None), IsNotOpen}


def test_batch_that_two_rounds_announce_is_in_one_of_them(by: Actor) -> None:
    batch = BatchFactory(open=True)
    one, two = (RoundBatchFactory(round=RoundFactory(), batch=batch).round for _ in "ab")
    refusals = together(lambda: rounds.announce(one, by=by), lambda: rounds.announce(two, by=by))
    assert kinds(refusals) == {type(None), NotReady}
    assert Round.objects.filter(state=RoundState.OPEN).count() == 1


def test_batch_that_joins_two_announced_rounds_is_in_one_of_them(by: Actor) -> None:
    batch = BatchFactory(open=True)
    seats = [RoundBatchFactory(round=RoundFactory(collecting=True)) for _ in "ab"]
    refusals = together(
        *[
            lambda seat=seat: rounds.choose_batches(seat.round, [seat.batch, batch], by=by)
            for seat in seats
        ]
    )
    assert kinds(refusals) == {type(None), NotReady}
    assert batch.rounds.count() == 1


def test_of_two_rounds_with_one_code_the_slower_is_told_at_the_field(by: Actor) -> None:
    words = {"code": "2027-1", "name_id": "Putaran", "apply_until": in_days(30)}
    told: list[dict] = []

    def make() -> None:
        try:
            rounds.create(by=by, **words)
        except ValidationError as refused:
            told.append(refused.message_dict)

    together(make, make)
    assert [list(one) for one in told] == [["code"]]
    assert Round.objects.count() == 1
