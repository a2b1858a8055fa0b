"""What becomes of the reports of an organisation that is merged into another."""

import dataclasses
from typing import Any

from knowledge.adoption.models import AdoptionReport, PublishedReport
from partners.organisations.merging import Becomes, Key, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class Published(Key):
    """Published words go with their report only: beside another, which may be withdrawn or hidden,
    nobody could take them off the site.
    """

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        theirs = AdoptionReport.objects.filter(organisation=kept.pk).order_by()
        own = set(theirs.values_list("tool", flat=True))
        return [row for row in self.rows(old) if row.tool in own]


def declare() -> None:
    """Published words first: once reports are moved, the other one has them all."""
    there = Becomes.MOVE_UNLESS_THERE
    leads(
        Published(PublishedReport, "organisation", there, beside=("tool",)),
        Key(AdoptionReport, "organisation", there, beside=("tool",)),
    )
