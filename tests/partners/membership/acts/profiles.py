"""Proposing, sending, taking back and deciding about changes of a profile."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.membership.models import ProfileChange, Role
from partners.membership.permissions import acting_for
from partners.membership.services import profiles
from tests.factories.membership import MembershipFactory, PersonFactory

Sent = tuple[str, dict[str, Any]]
QUEUE = "wagtailsnippets_membership_profilechange"


def a_change(by: Actor, role: Role = Role.REPRESENTATIVE) -> ProfileChange:
    """Proposed by `by` as a member of a cooperative of their own."""
    membership = MembershipFactory(person=by.person, role=role)
    organisation = membership.organisation
    values = {"summary_id": "Kami menjual beras."}
    return profiles.propose(organisation, values, by=acting_for(by, organisation))


def _sent(name: str, change: ProfileChange, **data: object) -> Sent:
    address = reverse(f"membership:{name}", args=[change.organisation.slug])
    return address, {"seen": version_of(change), **data}


def propose(by: Actor) -> Sent:
    return _sent("profile_change", a_change(by), summary_id="Kami menjual beras dan gula.")


def send(by: Actor) -> Sent:
    change = a_change(by, Role.CONTRIBUTOR)
    change.organisation.memberships.update(role=Role.REPRESENTATIVE)
    return _sent("profile_send", change)


def withdraw(by: Actor) -> Sent:
    return _sent("profile_withdraw", a_change(by))


def decide(by: Actor) -> Sent:
    change = a_change(Actor(PersonFactory()))
    seen = profiles.version_for_decision(change)
    address = reverse(f"{QUEUE}:edit", args=[change.pk])
    return address, {"seen": seen, "decision": "refuse", "reason": "Tanpa sumber"}


ACTS = [
    ("membership:profile_change", propose, False),
    ("membership:profile_send", send, False),
    ("membership:profile_withdraw", withdraw, False),
    (f"{QUEUE}:edit", decide, False),
]
