"""Who objects to a placement, who answers, and who decides."""

from home.access import Actor
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.permissions import user_can_certify
from partners.membership import permissions
from partners.membership.models import Scope


def user_can_object(actor: Actor, placement: Placement) -> bool:
    """Who represents the host."""
    return permissions.user_represents(actor, placement.host)


def user_can_answer_objection(actor: Actor, objection: Objection) -> bool:
    """Who answers in the cooperative's name; never who raised it."""
    cooperative = objection.placement.cooperative
    is_theirs = permissions.user_may(actor, cooperative, Scope.ANSWERS)
    return is_theirs and not actor.is_(objection.raised_by_id)


def user_can_decide_objection(actor: Actor, objection: Objection) -> bool:
    """A moderator who belongs to neither side, nor helps one, and had no part in it."""
    had_part = actor.is_(objection.raised_by_id) or actor.is_(objection.answered_by_id)
    return user_can_certify(actor, objection.placement) and not had_part
