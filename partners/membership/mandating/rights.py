"""Who may ask for, give, end and check mandates: questions that read as sentences."""

from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from home.access import Actor
from partners.membership.models import Area, Claim, Mandate, Membership
from partners.membership.permissions import (
    user_can_moderate,
    user_is_assigned_to,
    user_oversees,
    user_represents,
)
from partners.organisations.models import Organisation


def user_may_ask(actor: Actor, cooperative: Organisation) -> bool:
    """The assistant in whose area it lies."""
    return user_is_assigned_to(actor, cooperative)


def user_may_give(actor: Actor, cooperative: Organisation) -> bool:
    return user_represents(actor, cooperative)


def user_may_end(actor: Actor, mandate: Mandate) -> bool:
    """Either side, with one tap; and moderators."""
    is_assistant = actor.is_(mandate.assistant_id)
    return is_assistant or user_represents(actor, mandate.cooperative) or user_can_moderate(actor)


def user_may_check_sheet(actor: Actor, mandate: Mandate) -> bool:
    """Whether the signatures are in order, says the board where it has an account; the PMO of the
    area where it has none; a moderator always. Nobody says it of their own mandate, or of a sheet
    that they handed in themselves.
    """
    if actor.is_(mandate.assistant_id):
        return False
    if mandate.sheets.filter(checked_at=None, uploaded_by=actor.person).exists():
        return False
    cooperative = mandate.cooperative
    if user_can_moderate(actor) or user_represents(actor, cooperative):
        return True
    return not has_representative(cooperative) and user_oversees(actor, cooperative)


def user_may_see_sheet(actor: Actor, mandate: Mandate) -> bool:
    """The assistant, the board, and who checks it."""
    return (
        actor.is_(mandate.assistant_id)
        or user_represents(actor, mandate.cooperative)
        or user_can_moderate(actor)
        or user_oversees(actor, mandate.cooperative)
    )


def was_admitted_by(assistant: Any, person: Any, cooperative: Organisation) -> bool:
    """Whether this member may owe their office to a claim that this assistant granted and nobody
    else has looked at, also by an invitation of who was granted: a second account, and a third,
    would be a board of one's own. Not who was there before, or whose own claim others granted.
    """
    owed = Claim.objects.to_check().filter(decided_by=assistant, organisation=cooperative)
    if (first := owed.order_by("asked_at").first()) is None:
        return False
    mine = Membership.objects.live().filter(person=person, organisation=cooperative)
    if mine.filter(began_at__lt=first.asked_at).exists():
        return False
    return (
        not Claim.objects.granted_by_others()
        .filter(person=person, organisation=cooperative)
        .exists()
    )


def has_representative(cooperative: Organisation) -> bool:
    """Whose account is open."""
    live = Membership.objects.live().representatives().of_active_people()
    return live.filter(organisation=cooperative).exists()


def areas_assisted_by(actor: Actor) -> QuerySet[Area]:
    """Those that this business assistant looks after today."""
    assisting = Area.objects.of(actor).for_office(Area.Office.ASSISTANT)
    found: QuerySet[Area] = assisting.in_force(localdate())
    return found


def assists_anywhere(actor: Actor) -> bool:
    """Whether this is a business assistant, whatever their area."""
    return areas_assisted_by(actor).exists()
