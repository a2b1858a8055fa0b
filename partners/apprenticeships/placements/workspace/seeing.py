"""The placement of a page, and from which side it is looked at."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from partners.apprenticeships.placements.models import Placement
from partners.membership.models import Scope
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

    @property
    def reads_names(self) -> bool:
        """Whether one reads, as the cooperative, whom it sends: its members, and who names them or
        answers for it by a mandate.
        """
        standing = self.standing
        by_mandate = standing.may(Scope.APPLICATIONS) or standing.may(Scope.ANSWERS)
        return self.is_cooperative and (standing.is_member or by_mandate)


def seen(standing: Standing, key: int) -> Seen:
    """Whoever stands to the cooperative somehow (as member, by a mandate, as PMO of its area) sees
    its side; that of the host its members only. Raises Http404.
    """
    rows = Placement.objects.around(standing.organisation).with_sides()
    found = Seen(standing, get_object_or_404(rows, pk=key))
    if found.is_host and not standing.is_member:
        raise Http404
    return found
