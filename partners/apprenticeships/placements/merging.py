"""What becomes of published results of an organisation that is merged into another: they go where
their placements go. No placement stays behind of which its cooperative has something to say.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from partners.apprenticeships.placements.models import Placement, PublishedPlan
from partners.apprenticeships.placements.rules import OUTCOMES
from partners.apprenticeships.results.merging import staying
from partners.organisations.merging import Becomes, Key, hinders, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class OfPlacement(Key):
    """Results of a round were moved before it; what stayed keeps what is published of it."""

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        rows = self.rows(old).select_related("plan__placement__result")
        return [row for row in rows if row.plan.placement.result.organisation_id == old.pk]


def what_runs(old: Organisation, kept: Organisation) -> Iterator[str]:
    """Until both sides have said how it ended; while its seat is held, results say it already."""
    unanswered = Q(state__in=OUTCOMES, word=Placement.Word.OPEN)
    over = Q(state__in=(Placement.State.EXPECTED, Placement.State.ATTENDING), result__is_over=True)
    rows = Placement.objects.filter(result__in=staying(old, kept).order_by().values("pk"))
    for one in rows.filter(unanswered | over).select_related("result__round").order_by("pk"):
        yield _(
            "“%(round)s”: both applied, and how the stay of the first ended is not said by both "
            "sides. It would stay behind: wait for its outcome and for its answer to it."
        ) % {"round": one.result.round.name}


def declare() -> None:
    hinders(what_runs)
    leads(OfPlacement(PublishedPlan, "organisation", Becomes.MOVE_UNLESS_THERE))
