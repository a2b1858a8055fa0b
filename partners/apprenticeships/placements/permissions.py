"""Who may do what with a placement: its two sides, who helps the cooperative, and staff."""

from home.access import Actor
from partners.apprenticeships.placements import four_eyes
from partners.apprenticeships.placements.models import BatchConfirmation, Placement
from partners.membership import permissions
from partners.membership.models import Scope

READ = "placements.view_placement"
TEND = "placements.change_placement"
# What it takes to call a batch off, with all that follows: its people are free again.
CALL_OFF = ("apprenticeships.publish_offer", "results.change_result")


def user_can_read_all(actor: Actor) -> bool:
    """Staff, in the admin."""
    return actor.has(READ)


def user_can_tend(actor: Actor) -> bool:
    """Opens and closes placements; the nightly command does."""
    return actor.has(TEND)


def user_can_prepare(actor: Actor, placement: Placement) -> bool:
    """Confirms what is in order before travelling: members, and who has a mandate for answers."""
    cooperative = placement.cooperative
    return permissions.user_belongs_to(actor, cooperative) or (
        permissions.mandate_of(actor, cooperative, Scope.ANSWERS) is not None
    )


def user_can_take_attendance(actor: Actor, placement: Placement) -> bool:
    """Members of the host; nobody who stands on both sides."""
    is_theirs = permissions.user_belongs_to(actor, placement.host)
    return is_theirs and not four_eyes.user_is_of_both_sides(actor, placement)


def user_can_state(actor: Actor, placement: Placement) -> bool:
    """Says how it ended: who represents the host; nobody who stands on both sides."""
    is_theirs = permissions.user_represents(actor, placement.host)
    return is_theirs and not four_eyes.user_is_of_both_sides(actor, placement)


def user_can_confirm_batch(actor: Actor, confirmation: BatchConfirmation) -> bool:
    """Says that the batch takes place: who represents its host."""
    return permissions.user_represents(actor, confirmation.host)


def user_can_answer(actor: Actor, placement: Placement) -> bool:
    """Agrees or disagrees in the cooperative's name; never who stated it, nor who stands on both
    sides.
    """
    is_theirs = permissions.user_may(actor, placement.cooperative, Scope.ANSWERS)
    if not is_theirs or four_eyes.had_a_hand(actor, placement.stated_by_id):
        return False
    return not four_eyes.user_is_of_both_sides(actor, placement)


def user_can_certify(actor: Actor, placement: Placement) -> bool:
    """Issues and withdraws certificates: moderators, not for an organisation of their own."""
    if not user_can_tend(actor) or actor.person is None:
        return False
    sides = (placement.cooperative, placement.host)
    is_own = any(permissions.user_belongs_to(actor, side) for side in sides)
    return not is_own and permissions.mandate_of(actor, placement.cooperative) is None
