"""Changes of a profile: members propose, readers see nothing before a moderator publishes it."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince, IsGone
from partners.membership.models import ProfileChange, Role, Scope
from partners.membership.permissions import acting_for
from partners.membership.services import profiles
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from tests.factories.home import SectorFactory, StageFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
State = ProfileChange.State


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(summary_id="Lama", slug="sukamaju")


@pytest.fixture
def board(cooperative: Organisation) -> Actor:
    return _member(cooperative)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


def _member(organisation: Organisation, role: Role = Role.REPRESENTATIVE) -> Actor:
    person = MembershipFactory(organisation=organisation, role=role).person
    return acting_for(Actor(person), organisation)


def _now(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_related("cooperative__stage").get(pk=organisation.pk)


def test_readers_see_it_only_when_it_is_published(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    assert change.state == State.WAITING
    assert _now(cooperative).summary_id == "Lama"
    profiles.publish(change, by=boss)
    assert _now(cooperative).summary_id == "Baru"


def test_profile_of_a_cooperative_is_written_whole(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    stage, sector = StageFactory(), SectorFactory()
    values = {"members": 120, "stage": stage.code, "sectors": [sector.code]}
    profiles.publish(profiles.propose(cooperative, values, by=board), by=boss)
    profile = _now(cooperative).cooperative
    assert (profile.members, profile.stage) == (120, stage)
    assert list(profile.sectors.all()) == [sector]


def test_only_what_differs_is_proposed(cooperative: Organisation, board: Actor) -> None:
    values = {"summary_id": "Lama", "website": "https://a.example", "slug": "lain", "name": "X"}
    change = profiles.propose(cooperative, values, by=board)
    assert change.values == {"website": "https://a.example"}
    assert change.before == {"website": ""}
    with pytest.raises(profiles.NothingIsChanged):
        profiles.propose(cooperative, {"summary_id": "Lama"}, by=board)


def test_partner_has_no_facts_of_a_cooperative() -> None:
    partner = OrganisationFactory()
    values = {"members": 5, "website": "https://ica.example"}
    change = profiles.propose(partner, values, by=_member(partner))
    assert change.values == {"website": "https://ica.example"}


def test_contributor_prepares_and_a_representative_sends(
    cooperative: Organisation, board: Actor
) -> None:
    helper = _member(cooperative, Role.CONTRIBUTOR)
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=helper)
    assert change.state == State.PREPARED
    with pytest.raises(ActionNotPermitted):
        profiles.send(change, by=helper)
    profiles.send(change, by=board)
    assert ProfileChange.objects.waiting().get() == change
    with pytest.raises(profiles.WaitsForAModerator):
        profiles.propose(cooperative, {"summary_id": "Lain"}, by=helper)
    with pytest.raises(profiles.WaitsForAModerator):
        profiles.withdraw(change, by=helper)


def test_assistant_proposes_under_a_mandate_for_the_profile(cooperative: Organisation) -> None:
    mandate = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE])
    by = acting_for(Actor(mandate.assistant), cooperative)
    assert profiles.propose(cooperative, {"summary_id": "Baru"}, by=by).state == State.WAITING
    other = MandateFactory(cooperative=cooperative, scopes=[Scope.REPORTS])
    with pytest.raises(ActionNotPermitted):
        profiles.propose(cooperative, {"summary_id": "Lain"}, by=Actor(other.assistant))


@pytest.mark.parametrize("who", ["nobody", "other cooperative", "left", "officer of the area"])
def test_nobody_else_proposes_decides_or_takes_back(
    cooperative: Organisation, board: Actor, who: str
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    actor = {
        "nobody": lambda: NOBODY,
        "other cooperative": lambda: _member(CooperativeFactory()),
        "left": lambda: Actor(MembershipFactory(organisation=cooperative, over=True).person),
        "officer of the area": lambda: Actor(AreaFactory().person),
    }[who]()
    for act in (
        lambda: profiles.propose(cooperative, {"summary_id": "Lain"}, by=actor),
        lambda: profiles.withdraw(change, by=actor),
        lambda: profiles.send(change, by=actor),
        lambda: profiles.publish(change, by=actor),
        lambda: profiles.refuse(change, by=actor, reason="x"),
    ):
        with pytest.raises(ActionNotPermitted):
            act()


def test_neither_members_nor_editors_decide(
    cooperative: Organisation, board: Actor, editor: Any
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    for actor in (board, Actor(editor)):
        with pytest.raises(ActionNotPermitted):
            profiles.publish(change, by=actor)


def test_moderator_decides_about_what_was_looked_at(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    seen = profiles.version_for_decision(change)
    profiles.propose(cooperative, {"summary_id": "Lain lagi"}, by=board)
    with pytest.raises(HasChangedSince):
        profiles.publish(change, by=boss, seen=seen)
    assert _now(cooperative).summary_id == "Lama"


def test_page_that_changed_meanwhile_is_looked_at_again(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    seen = profiles.version_for_decision(change)
    organisations.update(cooperative, by=boss, summary_id="Dari staf")
    with pytest.raises(HasChangedSince):
        profiles.publish(change, by=boss, seen=seen)


def test_decided_or_withdrawn_is_decided_once(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    profiles.withdraw(change, by=board)
    for act, by in ((profiles.publish, boss), (profiles.withdraw, board)):
        with pytest.raises(IsGone):
            act(change, by=by)


def test_what_a_form_let_through_is_refused_before_it_is_shown(
    cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    change = profiles.propose(cooperative, {"website": "javascript:alert(1)"}, by=board)
    with pytest.raises(ValidationError):
        profiles.publish(change, by=boss)


def test_proposer_hears_what_became_of_it(
    cooperative: Organisation,
    board: Actor,
    boss: Actor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    with django_capture_on_commit_callbacks(execute=True):
        profiles.refuse(change, by=boss, reason="Tanpa sumber")
    assert "tidak diterbitkan" in mail.outbox[0].subject
    assert "Tanpa sumber" in mail.outbox[0].body
    assert "/id/ruang/organisasi/sukamaju/profil/" in mail.outbox[0].body


def test_who_left_meanwhile_hears_nothing(
    cooperative: Organisation,
    board: Actor,
    boss: Actor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=board)
    row = cooperative.memberships.get()
    cooperative.memberships.update(ended_at=row.updated_at, ending=row.Ending.LEFT)
    with django_capture_on_commit_callbacks(execute=True):
        profiles.publish(change, by=boss)
    assert mail.outbox == []


def test_moderator_does_not_decide_about_their_own(cooperative: Organisation, boss: Actor) -> None:
    MembershipFactory(organisation=cooperative, person=boss.person)
    by = acting_for(boss, cooperative)
    change = profiles.propose(cooperative, {"summary_id": "Baru"}, by=by)
    with pytest.raises(ActionNotPermitted):
        profiles.publish(change, by=boss)
