"""Two acts on one cooperative's application in the same moment, over two connections."""

import pytest

from home.access import Actor
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation
from tests.factories.home import CompetencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory
from tests.partners.membership.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)
State = Application.State


def test_begun_by_two_it_is_one(
    round: Round, cooperative: Organisation, board: Actor, contributor: Actor
) -> None:
    refusals = together(
        lambda: applications.begin(round, cooperative, by=board),
        lambda: applications.begin(round, cooperative, by=contributor),
    )
    assert refusals == [None, None]
    assert Application.objects.of(cooperative).count() == 1


def test_handed_in_by_two_it_stands_once(
    whole: Application, board: Actor, assistant: Actor
) -> None:
    refusals = together(
        lambda: applications.submit(whole, by=board),
        lambda: applications.submit(whole, by=assistant),
    )
    assert refusals == [None, None]
    whole.refresh_from_db()
    assert list(whole.submissions.values_list("number", flat=True)) == [1]
    assert whole.standing == whole.submissions.get()


def test_two_batches_put_on_the_list_are_both_on_it(
    application: Application, batches: list[Batch], board: Actor, contributor: Actor
) -> None:
    refusals = together(
        lambda: applications.put_on_list(application, batches[0], by=board),
        lambda: applications.put_on_list(application, batches[1], by=contributor),
    )
    assert refusals == [None, None]
    assert sorted(application.choices.values_list("place", flat=True)) == [1, 2]


def test_of_two_who_order_what_they_saw_one_is_told(
    whole: Application, batches: list[Batch], board: Actor, contributor: Actor
) -> None:
    seen = whole.updated_at.isoformat()
    refusals = together(
        lambda: applications.order_list(whole, [batches[1]], by=board, seen=seen),
        lambda: applications.order_list(whole, [batches[2]], by=contributor, seen=seen),
    )
    assert [type(one) for one in refusals if one] == [HasChangedSince]
    assert whole.choices.count() == 1


def test_withdrawn_while_it_is_handed_in_it_is_one_or_the_other(
    whole: Application, board: Actor, assistant: Actor
) -> None:
    applications.submit(whole, by=board)
    applications.write(whole, by=board, goals="Ikan")
    together(
        lambda: applications.submit(whole, by=assistant),
        lambda: applications.withdraw(whole, by=board),
    )
    whole.refresh_from_db()
    if whole.state == State.SUBMITTED:
        assert whole.standing.content["goals"] == "Ikan"
    else:
        assert (whole.state, whole.standing) == (State.WITHDRAWN, None)


def test_many_cooperatives_hand_in_at_once_and_nothing_is_lost() -> None:
    seat = RoundBatchFactory()
    subject, ready = CompetencyFactory(), []
    for _number in range(12):
        cooperative = CooperativeFactory(region=seat.batch.offer.region)
        by = Actor(MembershipFactory(organisation=cooperative).person)
        one = applications.begin(seat.round, cooperative, by=by)
        applications.write(one, by=by, competencies=[subject])
        applications.name_delegates(one, [{"name": "Ibu Sri"}], by=by)
        ready.append((one, by))
    refusals = together(
        *(lambda one=one, by=by: applications.submit(one, by=by) for one, by in ready)
    )
    assert refusals == [None] * len(ready)
    assert Application.objects.submitted().filter(standing__number=1).count() == len(ready)
