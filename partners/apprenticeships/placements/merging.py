"""What becomes of published results of an organisation that is merged into another: they go where
their placements go.
"""

import dataclasses
from typing import Any

from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.merging import Becomes, Key, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class OfPlacement(Key):
    """Results of a round were moved before it; what stayed keeps what is published of it."""

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        rows = self.rows(old).select_related("plan__placement__result")
        return [row for row in rows if row.plan.placement.result.organisation_id == old.pk]


def declare() -> None:
    leads(OfPlacement(PublishedPlan, "organisation", Becomes.MOVE_UNLESS_THERE))
