"""Acts about the people of an organisation."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.membership.models import Membership, Role
from partners.organisations.models import Organisation
from tests.factories.membership import InvitationFactory, MembershipFactory

Sent = tuple[str, dict[str, Any]]


def _of(by: Actor, *, with_another: bool = True) -> Organisation:
    """Represented by who acts, and by somebody else."""
    organisation: Organisation = MembershipFactory(person=by.person).organisation
    if with_another:
        MembershipFactory(organisation=organisation)
    return organisation


def _address(name: str, organisation: Organisation, *more: int) -> str:
    return reverse(f"membership:{name}", args=[organisation.slug, *more])


def _on_a_contributor(name: str, by: Actor, **data: str) -> Sent:
    helper = MembershipFactory(organisation=_of(by), role=Role.CONTRIBUTOR)
    helper.refresh_from_db()
    address = _address(name, helper.organisation, helper.pk)
    return address, {"seen": version_of(helper), **data}


def _on_oneself(name: str, by: Actor, **data: object) -> Sent:
    mine = Membership.objects.get(organisation=_of(by), person=by.person)
    return _address(name, mine.organisation), {"seen": version_of(mine), **data}


def change_role(by: Actor) -> Sent:
    return _on_a_contributor("role", by, role="representative")


def remove(by: Actor) -> Sent:
    return _on_a_contributor("remove", by, ending="term-over")


def confirm(by: Actor) -> Sent:
    return _on_a_contributor("confirm", by)


def leave(by: Actor) -> Sent:
    return _on_oneself("leave", by)


def hand_over(by: Actor) -> Sent:
    address, data = _on_oneself("hand_over", by)
    other = Membership.objects.live().exclude(person=by.person).latest("pk")
    return address, {**data, "to": other.pk, "leaves": "yes"}


def invite(by: Actor) -> Sent:
    data = {"name": "Budi", "address": "budi@simpul.test", "role": "contributor"}
    return _address("invite", _of(by)), data


def invite_on_paper(by: Actor) -> Sent:
    return _address("invite_on_paper", _of(by)), {"name": "Budi", "role": "contributor"}


def _on_an_invitation(name: str, by: Actor) -> Sent:
    sent = timezone.now() - timedelta(days=2)
    organisation = _of(by, with_another=False)
    open_one = InvitationFactory(organisation=organisation, invited_by=by.person, sent_at=sent)
    open_one.refresh_from_db()
    address = _address(name, organisation, open_one.pk)
    return address, {"seen": version_of(open_one)}


def withdraw(by: Actor) -> Sent:
    return _on_an_invitation("withdraw", by)


def invite_again(by: Actor) -> Sent:
    return _on_an_invitation("invite_again", by)


def accept(by: Actor) -> Sent:
    to_me = InvitationFactory(address=by.person.email)
    return reverse("membership:answer", args=[to_me.pk]), {}


def decline(by: Actor) -> Sent:
    to_me = InvitationFactory(address=by.person.email)
    return reverse("membership:decline", args=[to_me.pk]), {}


def end_by_staff(by: Actor) -> Sent:
    mine = MembershipFactory()
    mine.refresh_from_db()
    address = reverse("memberships_end", args=[mine.pk])
    return address, {"seen": version_of(mine), "reason": "Palsu"}


def change_role_by_staff(by: Actor) -> Sent:
    mine = MembershipFactory(role=Role.CONTRIBUTOR)
    mine.refresh_from_db()
    address = reverse("memberships_role", args=[mine.pk])
    return address, {"seen": version_of(mine), "role": "representative"}


ACTS = [
    ("memberships_end", end_by_staff, False),
    ("memberships_role", change_role_by_staff, False),
    ("membership:role", change_role, False),
    ("membership:remove", remove, False),
    ("membership:confirm", confirm, False),
    ("membership:leave", leave, False),
    ("membership:hand_over", hand_over, False),
    ("membership:invite", invite, False),
    ("membership:invite_on_paper", invite_on_paper, False),
    ("membership:withdraw", withdraw, False),
    ("membership:invite_again", invite_again, False),
    ("membership:answer", accept, False),
    ("membership:decline", decline, False),
]
