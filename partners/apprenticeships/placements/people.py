"""When a host reads whom a cooperative sends: one rule for every page that could show it."""

from collections import defaultdict
from collections.abc import Collection

from django.utils.timezone import localdate

from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer

WHILE_NEEDED = (Placement.State.EXPECTED, Placement.State.ATTENDING)


def host_reads_people(result: Result, placement: Placement | None) -> bool:
    """Names, numbers and what came with the application: once the answer is final, until the
    outcome is stated. Where nobody opened the placement, which a night does, until the batch ends.
    """
    if result.answer != Answer.BINDING or result.place is None:
        return False
    if placement is None:
        return bool(result.place.batch.ends_on >= localdate())
    return placement.holds_its_seat and placement.state in WHILE_NEEDED


def read_by_hosts(results: Collection[Result]) -> dict[int, tuple[int | None, list[Delegate]]]:
    """By key of a result: key of its placement, and whom the host reads. Two queries."""
    rows = Placement.objects.filter(result__in=results).order_by()
    placements, named = {row.result_id: row for row in rows}, defaultdict[int, list[Delegate]](list)
    for result in results:
        if one := placements.get(result.pk):
            one.result = result
    read = [one for one in results if host_reads_people(one, placements.get(one.pk))]
    for delegate in Delegate.objects.filter(application__in=[one.application_id for one in read]):
        named[delegate.application_id].append(delegate)
    by_key = {one.pk: named[one.application_id] for one in read}
    return {
        one.pk: (placements[one.pk].pk if one.pk in placements else None, by_key.get(one.pk, []))
        for one in results
    }
