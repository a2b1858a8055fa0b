"""Pages of what is learned in a placement, and more of what they list."""

from typing import Any

from partners.apprenticeships.placements.models import Rating
from tests.factories.home import CompetencyFactory
from tests.factories.placements import a_logbook_entry
from tests.portal.permissions.world import World

_PLACEMENT = ("representative", "shown.slug", "placement.pk")
LEARNING: dict[str, tuple[str, ...]] = {
    "placements:logbook": _PLACEMENT,
    "placements:write": _PLACEMENT,
    "placements:correct": (*_PLACEMENT, "entry.key"),
    "placements:outbox": _PLACEMENT,
    "placements:assessment": _PLACEMENT,
    "placements:assess": _PLACEMENT,
    "placements:show_assessment": _PLACEMENT,
}


def more_learned(world: World, member: Any) -> None:
    """One more competency, answered at both moments, and one more entry with a correction."""
    taught = CompetencyFactory()
    world.placement.batch.offer.competencies.add(taught)
    world.placement.batch.offer.save()
    for moment in Rating.Moment:
        given = {"assessment": world.assessment, "moment": moment, "competency": taught}
        Rating.objects.create(**given, level=2)
    entry = a_logbook_entry(world.placement, by=member)
    a_logbook_entry(world.placement, by=member, corrects=entry)
