"""Whatever people do, in whatever order: an organisation with people has a representative."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import Refusal
from partners.membership.models import Invitation, Membership, Role
from partners.membership.services import invitations, memberships
from partners.membership.tending import invitations_without_sender, members_without_representative
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

PEOPLE = 3
VERBS = ("leave", "remove", "step down", "raise", "hand over", "stay behind", "invite", "accept")
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)),
    min_size=4,
    max_size=12,
)


def _do(verb: str, one: Any, other: Any, organisation: Any) -> None:
    """`one` does it, to `other` or with them; what is not possible is refused."""
    by = Actor(one)
    live = Membership.objects.live().filter(organisation=organisation)
    mine, theirs = live.filter(person=one).first(), live.filter(person=other).first()
    if verb == "invite":
        role = Role.REPRESENTATIVE if one.pk % 2 else Role.CONTRIBUTOR
        address = other.email
        invitations.invite(organisation, name="Budi", role=role, address=address, by=by)
    elif verb == "accept":
        for open_one in Invitation.objects.open().filter(address=one.email):
            invitations.accept(open_one, by=by)
    elif mine and verb == "leave":
        memberships.leave(mine, by=by)
    elif mine and verb == "step down":
        memberships.change_role(mine, Role.CONTRIBUTOR, by=by)
    elif theirs and verb == "raise":
        memberships.change_role(theirs, Role.REPRESENTATIVE, by=by)
    elif theirs and verb == "remove":
        memberships.remove(theirs, by=by)
    elif mine and theirs and verb in {"hand over", "stay behind"}:
        memberships.hand_over(mine, to=theirs, leaves=verb == "hand over", by=by)


@pytest.mark.django_db
@of_hypothesis(max_examples=25)
@given(steps=STEPS)
def test_no_sequence_of_acts_leaves_people_without_a_representative(steps: list[Any]) -> None:
    organisation = CooperativeFactory()
    people = PersonFactory.create_batch(PEOPLE)
    for person in people[:2]:
        MembershipFactory(organisation=organisation, person=person)
    for verb, one, other in steps:
        with suppress(Refusal, ActionNotPermitted):
            _do(verb, people[one], people[other], organisation)
        assert not members_without_representative().exists(), verb
        assert not invitations_without_sender().exists(), verb
        assert Membership.objects.live().filter(organisation=organisation).exists(), verb
