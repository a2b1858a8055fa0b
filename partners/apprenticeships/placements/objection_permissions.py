"""Who objects to a placement, who answers, and who decides."""

from home.access import Actor
from partners.apprenticeships.placements import four_eyes
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.permissions import user_can_certify
from partners.membership import permissions
from partners.membership.models import Scope


def user_can_object(actor: Actor, placement: Placement) -> bool:
    """Raises or withdraws it: who represents the host; nobody who stands on both sides."""
    is_theirs = permissions.user_represents(actor, placement.host)
    return is_theirs and not four_eyes.user_is_of_both_sides(actor, placement)


def user_can_answer_objection(actor: Actor, objection: Objection) -> bool:
    """Who answers in the cooperative's name; never who raised it, nor who stands on both sides."""
    placement = objection.placement
    is_theirs = permissions.user_may(actor, placement.cooperative, Scope.ANSWERS)
    if not is_theirs or four_eyes.had_a_hand(actor, objection.raised_by_id):
        return False
    return not four_eyes.user_is_of_both_sides(actor, placement)


def user_can_decide_objection(actor: Actor, objection: Objection) -> bool:
    """A moderator who belongs to neither side, nor helps one, and had no part in it."""
    had_part = four_eyes.had_a_hand(actor, objection.raised_by_id, objection.answered_by_id)
    return user_can_certify(actor, objection.placement) and not had_part
