"""Who may act for whom: questions that read as sentences, asked of live rows each time.

A membership, a mandate or an area gives a right while it lasts; nothing is copied to the user,
so that nothing outlives it. Staff have rights of this app through their groups.
"""

from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from home.access import ActionNotPermitted, Actor
from home.privacy.held import addresses_of
from home.single import only
from partners.membership.models import (
    Area,
    Claim,
    Invitation,
    Mandate,
    Membership,
    Proposal,
    Role,
    Scope,
)
from partners.organisations.models import Organisation

READ = "membership.view_membership"
MODERATE = "membership.change_membership"
ASSISTANT = "assistant"


def user_is_staff(actor: Actor) -> bool:
    """Sees who acts for whom, everywhere."""
    return actor.has(READ)


def user_can_moderate(actor: Actor) -> bool:
    """Decides claims that nobody nearer could decide, and ends what should not go on."""
    return actor.has(MODERATE)


def membership_of(actor: Actor, organisation: Organisation) -> Membership | None:
    """The live one of who acts."""
    return only(Membership.objects.live().of(actor).filter(organisation=organisation))


def user_belongs_to(actor: Actor, organisation: Organisation) -> bool:
    """As representative or contributor."""
    return membership_of(actor, organisation) is not None


def user_represents(actor: Actor, organisation: Organisation) -> bool:
    mine = Membership.objects.live().of(actor).representatives()
    return mine.filter(organisation=organisation).exists()


def user_represents_somebody(actor: Actor) -> bool:
    """Some organisation, whichever."""
    return Membership.objects.live().of(actor).representatives().exists()


def user_may_be_asked(actor: Actor) -> bool:
    """Whether claims may come to them: who represents somebody, or looks after an area."""
    return user_represents_somebody(actor) or (
        Area.objects.of(actor).in_force(localdate()).exists()
        or Mandate.objects.of(actor).in_force(localdate()).exists()
    )


def user_acts_for_somebody(actor: Actor) -> bool:
    """Whether they belong to an organisation, have a mandate or look after an area: one query."""
    mine = (
        Membership.objects.live().of(actor),
        Mandate.objects.of(actor).in_force(localdate()),
        Area.objects.of(actor).in_force(localdate()),
    )
    first, *others = (rows.order_by().values("pk") for rows in mine)
    return bool(first.union(*others, all=True)[:1])


def mandate_of(
    actor: Actor, organisation: Organisation, scope: Scope | None = None
) -> Mandate | None:
    """The one in force today, naming `scope` when one is asked for."""
    mine = Mandate.objects.of(actor).in_force(localdate()).filter(cooperative=organisation)
    return (mine.naming(scope) if scope else mine).first()


def scopes_of(actor: Actor, organisation: Organisation) -> frozenset[str]:
    """What the mandate in force today names."""
    mine = Mandate.objects.of(actor).in_force(localdate()).filter(cooperative=organisation)
    return frozenset(mine.order_by().values_list("scopes__scope", flat=True)) - {None}


def user_may(actor: Actor, organisation: Organisation, scope: Scope) -> bool:
    """Submits in the organisation's name: its representatives, and who has a mandate for this."""
    return user_represents(actor, organisation) or (
        mandate_of(actor, organisation, scope) is not None
    )


def user_oversees(actor: Actor, organisation: Organisation) -> bool:
    """Whether it lies in an area of the PMO who acts. An organisation without a region lies in
    nobody's.
    """
    return _has_area(actor, organisation, Area.Office.PMO)


def user_is_officer(actor: Actor) -> bool:
    """Whether this is a PMO today, of whatever area: their account sees a whole region, and asks
    for a second factor as those of staff do.
    """
    return Area.objects.of(actor).for_office(Area.Office.PMO).in_force(localdate()).exists()


def user_is_assigned_to(actor: Actor, organisation: Organisation) -> bool:
    """Whether it lies in an area of the business assistant who acts."""
    return _has_area(actor, organisation, Area.Office.ASSISTANT)


def acting_for(actor: Actor, organisation: Organisation, scope: Scope | None = None) -> Actor:
    """The same person, in this organisation's name: by membership, else by mandate.

    What is recorded says the role and the mandate. Raises ActionNotPermitted for who has neither.
    """
    if (membership := membership_of(actor, organisation)) is not None:
        return Actor(actor.user, on_behalf_of=organisation, role=Role(membership.role).value)
    if (mandate := mandate_of(actor, organisation, scope)) is not None:
        return Actor(actor.user, on_behalf_of=organisation, role=ASSISTANT, mandate=mandate.pk)
    raise ActionNotPermitted


def opens_more(person: Any, by: Actor) -> bool:
    """Whether this account, open or ended, lets act for or look after what `by` may not decide,
    or will once what it waits for is granted.
    """
    if user_can_moderate(by):
        return False
    theirs = (
        Membership.objects.live().filter(person=person),
        Mandate.objects.open().filter(assistant=person),
        Area.objects.filter(Q(ends_on=None) | Q(ends_on__gte=localdate()), person=person),
        Claim.objects.open().filter(person=person),
        Proposal.objects.open().filter(person=person),
        Invitation.objects.in_time().filter(address__in=addresses_of(person)),
    )
    return any(rows.exists() for rows in theirs)


def _has_area(actor: Actor, organisation: Organisation, office: Area.Office) -> bool:
    mine = Area.objects.of(actor).for_office(office).in_force(localdate())
    region = organisation.region_id
    return bool(region) and mine.around(str(region)).exists()
