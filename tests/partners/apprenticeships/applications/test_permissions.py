"""Who prepares, who hands in; and not for others."""

from collections.abc import Callable
from typing import Any

import pytest

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.mandating import undoing
from partners.membership.mandating.refusals import ReliedUpon
from partners.membership.models import DoneInName, Role, Scope
from partners.membership.services import deeds
from partners.organisations.models import Organisation
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.rounds import last_day

pytestmark = pytest.mark.django_db
Act = Callable[[Application, Actor, Batch], Any]
PREPARING: list[Act] = [
    lambda one, by, batch: applications.begin(one.round, one.organisation, by=by),
    lambda one, by, batch: applications.write(one, by=by, goals="Ikan"),
    lambda one, by, batch: applications.put_on_list(one, batch, by=by),
    lambda one, by, batch: applications.take_off_list(one, batch, by=by),
    lambda one, by, batch: applications.order_list(one, [batch], by=by),
    lambda one, by, batch: applications.name_delegates(one, [{"name": "Sri"}], by=by),
]
APPLYING: list[Act] = [
    lambda one, by, batch: applications.submit(one, by=by),
    lambda one, by, batch: applications.withdraw(one, by=by),
]


@pytest.mark.parametrize("act", PREPARING + APPLYING)
def test_strangers_and_others_do_nothing(
    whole: Application, batches: list[Batch], board: Actor, boss: Actor, act: Act
) -> None:
    applications.submit(whole, by=board)
    cooperative = whole.organisation
    elsewhere = Actor(MembershipFactory().person)
    left = Actor(MembershipFactory(organisation=cooperative, over=True).person)
    asked = Actor(MandateFactory(cooperative=cooperative, asked=True).assistant)
    over = Actor(MandateFactory(cooperative=cooperative, over=True).assistant)
    other = Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.ANSWERS]).assistant)
    for who in (elsewhere, left, asked, over, other, boss, NOBODY):
        with pytest.raises(ActionNotPermitted):
            act(whole, who, batches[0])


@pytest.mark.parametrize("act", PREPARING)
def test_contributors_and_assistants_prepare(
    application: Application,
    batches: list[Batch],
    contributor: Actor,
    assistant: Actor,
    act: Act,
) -> None:
    for who in (contributor, assistant):
        act(application, who, batches[0])


def test_contributors_do_not_hand_in(whole: Application, board: Actor, contributor: Actor) -> None:
    for act in APPLYING:
        with pytest.raises(ActionNotPermitted):
            act(whole, contributor, whole.choices.first().batch)
    applications.submit(whole, by=board)
    last_day(whole.round, in_days(-2))
    with pytest.raises(ActionNotPermitted):
        applications.name_delegates(whole, [{"name": "Budi"}], by=contributor)


def test_an_assistant_hands_in_under_the_mandate(whole: Application, assistant: Actor) -> None:
    submission = applications.submit(whole, by=assistant)
    whole.refresh_from_db()
    assert (submission.role, submission.by) == ("assistant", assistant.person)
    assert submission.mandate.assistant == whole.by == assistant.person


def test_a_contributor_with_a_mandate_hands_in_under_it(
    whole: Application, contributor: Actor
) -> None:
    mandate = MandateFactory(
        cooperative=whole.organisation,
        assistant=contributor.person,
        scopes=[Scope.APPLICATIONS],
    )
    assert applications.submit(whole, by=contributor).mandate == mandate


def test_partners_do_not_apply(round: Round) -> None:
    partner = OrganisationFactory()
    board = Actor(MembershipFactory(organisation=partner).person)
    with pytest.raises(ActionNotPermitted):
        applications.begin(round, partner, by=board)


def test_who_represents_one_cooperative_touches_no_other(
    whole: Application, batches: list[Batch]
) -> None:
    theirs = Actor(MembershipFactory().person)
    for act in PREPARING + APPLYING:
        with pytest.raises(ActionNotPermitted):
            act(whole, theirs, batches[0])


def test_an_application_that_moved_to_another_organisation_is_asked_for_anew(
    whole: Application, board: Actor
) -> None:
    Application.objects.filter(pk=whole.pk).update(organisation=CooperativeFactory())
    with pytest.raises(HasChangedSince):
        applications.write(whole, by=board, goals="x")


def test_staff_read_and_do_not_write(whole: Application, boss: Actor, board: Actor) -> None:
    assert applications.user_can_read(boss, whole.organisation)
    assert applications.user_can_read(board, whole.organisation)
    assert not applications.user_can_read(Actor(MembershipFactory().person), whole.organisation)
    assert not applications.user_can_prepare(boss, whole.organisation)


def done(cooperative: Organisation) -> DoneInName:
    return DoneInName.objects.filter(
        organisation=cooperative, action="applications.submitted"
    ).latest("pk")


def test_a_board_takes_back_what_an_assistant_handed_in(
    whole: Application, board: Actor, assistant: Actor
) -> None:
    applications.submit(whole, by=assistant)
    deeds.undo(done(whole.organisation), by=board)
    whole.refresh_from_db()
    assert (whole.state, whole.standing) == (Application.State.DRAFT, None)


def test_taken_back_what_stood_before_stands_again(
    whole: Application, board: Actor, assistant: Actor
) -> None:
    first = applications.submit(whole, by=board)
    applications.write(whole, by=assistant, goals="Ikan")
    applications.submit(whole, by=assistant)
    deeds.undo(done(whole.organisation), by=board)
    whole.refresh_from_db()
    assert (whole.state, whole.standing) == (Application.State.SUBMITTED, first)


def test_what_was_handed_in_anew_or_closed_since_is_not_taken_back(
    whole: Application, board: Actor, assistant: Actor
) -> None:
    applications.submit(whole, by=assistant)
    row = done(whole.organisation)
    assert undoing.outcomes_of([row]) == {}
    last_day(whole.round, in_days(-2))
    assert set(undoing.outcomes_of([row])) == {row.pk}
    with pytest.raises(ReliedUpon):
        deeds.undo(row, by=board)
    last_day(whole.round, in_days(2))
    applications.withdraw(whole, by=board)
    assert set(undoing.outcomes_of([row])) == {row.pk}
    with pytest.raises(ReliedUpon):
        deeds.undo(row, by=board)


def test_an_assistant_takes_nothing_back(
    whole: Application, assistant: Actor, board: Actor
) -> None:
    submission = applications.submit(whole, by=assistant)
    with pytest.raises(ActionNotPermitted):
        applications.take_back(submission, by=assistant, before=None)


def test_roles_stand_as_they_were(whole: Application, board: Actor) -> None:
    assert applications.submit(whole, by=board).role == Role.REPRESENTATIVE
