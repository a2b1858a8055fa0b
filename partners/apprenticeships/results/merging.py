"""What becomes of the results of an organisation that is merged into another: they go where its
applications go.
"""

import dataclasses
from typing import Any

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results.models import Result
from partners.organisations.merging import Becomes, Key, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class OfApplication(Key):
    """A result stays where its application stays, and so does an accepted place where the other
    has accepted one too: nobody has two.
    """

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        theirs = Application.objects.of(kept).order_by().values_list("round", flat=True)
        both = Result.objects.of(kept).accepted().exists()
        accepted = set(Result.objects.of(old).accepted().values_list("pk", flat=True))
        return [
            row
            for row in self.rows(old)
            if row.round_id in set(theirs) or (both and row.pk in accepted)
        ]


def declare() -> None:
    leads(OfApplication(Result, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",)))
