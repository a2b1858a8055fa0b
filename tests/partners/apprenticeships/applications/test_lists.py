"""A cooperative lists batches and names people; what can be had no more is marked."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.applications.content import rows_now
from partners.apprenticeships.applications.lists import Lost, list_of
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.rounds import RoundBatchFactory, last_day
from tests.partners.apprenticeships.applications.conftest import listed

pytestmark = pytest.mark.django_db
State = Application.State


def test_a_list_is_ordered_shortened_and_lengthened(
    application: Application, batches: list[Batch], board: Actor
) -> None:
    a, b, c = batches
    for batch in (a, b, a):
        applications.put_on_list(application, batch, by=board)
    assert listed(application) == [a, b]
    applications.order_list(application, [c, b, a, b], by=board)
    assert listed(application) == [c, b, a]
    applications.take_off_list(application, b, by=board)
    assert list(application.choices.values_list("place", flat=True)) == [1, 2]
    applications.order_list(application, [], by=board)
    assert listed(application) == []


def test_a_list_has_no_longest_length(application: Application, board: Actor) -> None:
    many = [RoundBatchFactory(round=application.round).batch for _number in range(40)]
    applications.order_list(application, many, by=board)
    assert listed(application) == many


def test_only_batches_of_the_round_that_can_be_had_are_put_on_a_list(
    application: Application, batches: list[Batch], cooperative: Organisation, board: Actor
) -> None:
    elsewhere = BatchFactory(open=True)
    with pytest.raises(applications.NotInRound):
        applications.put_on_list(application, elsewhere, by=board)
    Batch.objects.filter(pk=batches[0].pk).update(state=BatchState.CANCELLED)
    with pytest.raises(applications.CannotBeHad) as told:
        applications.order_list(application, batches, by=board)
    assert told.value.facts["why"] is Lost.CANCELLED
    assert batches[0].offer.title in told.value.said()
    own = RoundBatchFactory(round=application.round, batch__offer__host=cooperative).batch
    with pytest.raises(applications.IsOwn):
        applications.put_on_list(application, own, by=board)
    assert listed(application) == []


def test_what_cannot_be_had_any_more_stays_marked_and_is_left_out(
    whole: Application, batches: list[Batch], board: Actor
) -> None:
    a, b, _c = batches
    whole.round.batches.get(batch=a).delete()
    assert [line.lost for line in list_of(whole)] == [Lost.LEFT, None]
    applications.order_list(whole, [b, a], by=board)
    content = applications.submit(whole, by=board).content
    assert (content["choices"], content["left_out"]) == ([b.pk], [a.pk])


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"state": BatchState.CANCELLED}, Lost.CANCELLED),
        ({"state": BatchState.PLANNED}, Lost.NOT_OPEN),
        ({"starts_on": in_days(0), "ends_on": in_days(3)}, Lost.BEGUN),
    ],
)
def test_a_mark_says_why_and_agrees_with_what_is_handed_in(
    whole: Application, batches: list[Batch], change: dict[str, Any], lost: Lost
) -> None:
    Batch.objects.filter(pk=batches[0].pk).update(**change)
    assert [line.lost for line in list_of(whole)] == [lost, None]
    assert rows_now(whole).choices == (batches[1].code,)


def test_hidden_offers_are_marked(whole: Application, batches: list[Batch]) -> None:
    offer = batches[0].offer
    offer.live = False
    offer.save()
    assert list_of(whole)[0].lost is Lost.NOT_SHOWN


def test_somebody_is_named_and_no_more_than_come(whole: Application, board: Actor) -> None:
    applications.name_delegates(whole, [], by=board)
    with pytest.raises(applications.NobodyNamed):
        applications.submit(whole, by=board)
    two = [{"name": "Ibu Sri", "office": "Ketua", "gender": "woman"}, {"name": "Pak Budi"}]
    applications.name_delegates(whole, two, by=board)
    with pytest.raises(applications.TooManyNamed) as told:
        applications.submit(whole, by=board)
    assert told.value.facts == {"named": 2, "team": 1}
    applications.write(whole, by=board, team=2)
    content = applications.submit(whole, by=board).content
    assert "Sri" not in str(content)


def test_names_count_at_once_and_also_after_the_deadline(
    whole: Application, board: Actor, contributor: Actor
) -> None:
    applications.submit(whole, by=board)
    last_day(whole.round, in_days(-2))
    applications.name_delegates(whole, [{"name": "Pak Budi"}], by=board)
    assert [one.name for one in whole.delegates.all()] == ["Pak Budi"]
    with pytest.raises(applications.NobodyNamed):
        applications.name_delegates(whole, [], by=board)
    with pytest.raises(applications.TooManyNamed):
        applications.name_delegates(whole, [{"name": "A"}, {"name": "B"}], by=board)
    with pytest.raises(ActionNotPermitted):
        applications.name_delegates(whole, [{"name": "C"}], by=contributor)


def test_after_the_deadline_nobody_is_named_for_what_was_not_handed_in(
    whole: Application, board: Actor
) -> None:
    last_day(whole.round, in_days(-2))
    with pytest.raises(applications.IsNotOpen):
        applications.name_delegates(whole, [{"name": "Pak Budi"}], by=board)


def test_a_name_is_a_name(whole: Application, board: Actor) -> None:
    for wrong in ({"name": " "}, {"name": "A", "gender": "other"}):
        with pytest.raises(ValidationError):
            applications.name_delegates(whole, [wrong], by=board)


def test_nothing_wanted_is_not_handed_in(whole: Application, board: Actor) -> None:
    applications.order_list(whole, [], by=board)
    applications.write(whole, by=board, listed_only=True)
    with pytest.raises(applications.NothingWanted):
        applications.submit(whole, by=board)
    applications.write(whole, by=board, listed_only=False)
    assert applications.submit(whole, by=board).content["choices"] == []


def test_a_subject_is_no_duty_with_a_list(whole: Application, board: Actor) -> None:
    applications.write(whole, by=board, competencies=[])
    assert applications.submit(whole, by=board).number == 1


def test_a_cooperative_that_hosts_learns_elsewhere(
    round: Round, batches: list[Batch], cooperative: Organisation, board: Actor
) -> None:
    RoundBatchFactory(round=round, batch__offer__host=cooperative)
    application = applications.begin(round, cooperative, by=board)
    applications.put_on_list(application, batches[0], by=board)
    assert listed(application) == [batches[0]]
