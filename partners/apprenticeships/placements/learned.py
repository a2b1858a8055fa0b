"""Who learned at a host, as far as readers may know: only cooperatives that published, with their
consent, what they made of it. Nobody is counted here: how many came is told by `programme`, which
leaves out counts that are so small that they name somebody.
"""

from dataclasses import dataclass

from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.models import Organisation

MOST = 6


@dataclass(frozen=True, slots=True)
class Learner:
    """`url` leads to its own words on its page."""

    name: str
    place: str
    title: str
    url: str


def learners_at(host: Organisation) -> list[Learner]:
    """The newest first, each cooperative once; none that is not shown on the site, and
    none that is made up. One query.
    """
    rows = (
        PublishedPlan.objects.filter(
            plan__placement__batch__offer__host=host.pk, organisation__is_public=True
        )
        .exclude(organisation__directory_row__made_up=True)
        .select_related("organisation__region__parent__parent__parent")
        .order_by("-published_at", "-pk")[: MOST * 3]
    )
    found: dict[int, Learner] = {}
    for row in rows:
        one = row.organisation
        learner = Learner(one.name, one.place, row.title, f"{one.get_absolute_url()}#learned")
        found.setdefault(one.pk, learner)
    return list(found.values())[:MOST]
