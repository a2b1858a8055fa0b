"""Pages between a cooperative and its host or a moderator, with who asks for them
(`test_queries.PAGES`).
"""

from tests.factories.placements import ConfirmationFactory
from tests.factories.results import AppealFactory
from tests.portal.permissions.world import World

BETWEEN_SIDES: dict[str, tuple[str, ...]] = {
    "placements:confirm_batch": ("partner", "partner.slug", "awaited.pk"),
    "placements:message": ("partner", "partner.slug", "objected.placement.pk"),
    "placements:object": ("partner", "partner.slug", "objected.placement.pk"),
    "placements:answer_objection": ("representative", "shown.slug", "objected.placement.pk"),
    "placements:withdraw_objection": ("partner", "partner.slug", "objected.placement.pk"),
    "results:appeal": ("representative", "shown.slug", "result.round.code"),
    "results:withdraw_appeal": (
        "representative",
        "shown.slug",
        "result.round.code",
        "appealed.pk",
    ),
    "applications:attachments": ("representative", "shown.slug", "round.code"),
    "applications:detach": ("representative", "shown.slug", "round.code", "attachment.key"),
}


def more_between(world: World) -> None:
    """One more of what these pages list."""
    ConfirmationFactory(place__batch__offer__host=world.partner)
    AppealFactory(result=world.result, state="withdrawn")
