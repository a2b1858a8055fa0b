"""What becomes of the results of an organisation that is merged into another: they go where its
applications go.
"""

import dataclasses
from typing import Any

from partners.apprenticeships.results.models import Result
from partners.organisations.merging import Becomes, Key, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class OfApplication(Key):
    """A result stays where its application stays, and so does an accepted place where the other
    has accepted one too: nobody has two.
    """

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        both = Result.objects.of(kept).accepted().exists()
        accepted = set(Result.objects.of(old).accepted().values_list("pk", flat=True))
        # Applications are moved before: those that are still the old one's stay there.
        rows = self.rows(old).select_related("application")
        return [
            row
            for row in rows
            if row.application.organisation_id == old.pk or (both and row.pk in accepted)
        ]


def declare() -> None:
    leads(OfApplication(Result, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",)))
