"""Who writes the plan at home, who hands it in, and who confirms it."""

from home.access import Actor
from partners.apprenticeships.placements import four_eyes
from partners.apprenticeships.placements.models import ActionPlan, Placement
from partners.membership import permissions
from partners.membership.models import Scope

BEGUN = (Placement.State.ATTENDING, Placement.State.COMPLETED, Placement.State.PARTLY)
Office = ActionPlan.Office


def is_time_for_plans(placement: Placement) -> bool:
    """Once somebody attends: who did not come has nothing to take home."""
    return placement.state in BEGUN


def user_can_write(actor: Actor, placement: Placement) -> bool:
    """Members of the cooperative, and who has its mandate for reports."""
    cooperative = placement.cooperative
    return permissions.user_belongs_to(actor, cooperative) or (
        permissions.mandate_of(actor, cooperative, Scope.REPORTS) is not None
    )


def user_can_hand_in(actor: Actor, placement: Placement) -> bool:
    """In the cooperative's name: also what is told to the public."""
    return permissions.user_may(actor, placement.cooperative, Scope.REPORTS)


def office_of(actor: Actor, placement: Placement) -> Office | None:
    """What lets this person confirm plans of the cooperative; nothing lets a member of it."""
    cooperative = placement.cooperative
    if permissions.user_belongs_to(actor, cooperative):
        return None
    if permissions.mandate_of(actor, cooperative) is not None:
        return Office.ASSISTANT
    return Office.OFFICER if permissions.user_oversees(actor, cooperative) else None


def user_can_confirm(actor: Actor, plan: ActionPlan) -> bool:
    """Never who wrote a step of it or handed it in, ever; nor who stands on both sides."""
    if office_of(actor, plan.placement) is None or four_eyes.wrote_in(actor, plan):
        return False
    return not four_eyes.user_is_of_both_sides(actor, plan.placement)
