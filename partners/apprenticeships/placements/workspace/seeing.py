"""The placement of a page, and from which side it is looked at."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import Placement
from partners.membership.workspace.standing import Standing


@dataclass(frozen=True, slots=True)
class Seen:
    """`placement` as `standing` sees it: as the cooperative, else as the host."""

    standing: Standing
    placement: Placement

    @property
    def is_host(self) -> bool:
        return self.placement.host == self.standing.organisation

    @property
    def is_cooperative(self) -> bool:
        return self.placement.cooperative == self.standing.organisation


def shows_placements(standing: Standing) -> bool:
    return permissions.user_can_see_those_of(standing.actor, standing.organisation)


def seen(standing: Standing, key: int) -> Seen:
    """Raises Http404, also for who only looks after the host: people stay their own side's."""
    if not shows_placements(standing):
        raise Http404
    rows = Placement.objects.around(standing.organisation).with_sides()
    found = Seen(standing, get_object_or_404(rows, pk=key))
    if found.is_host and not standing.is_member:
        raise Http404
    return found
