"""Which batches take applications now, for the home page: the soonest deadline first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone

from partners.apprenticeships.lifecycle import MATCHABLE
from partners.apprenticeships.models import Batch
from partners.organisations.models import Organisation

MOST_READ = 60
COLLECTING = "open"  # of a round, as `Batch.collected_by` asks


@dataclass(slots=True)
class Upcoming:
    """The next batch of a host; `more` of its others take applications, too."""

    batch: Batch
    until: date
    more: int = 0

    @property
    def host(self) -> Organisation:
        host: Organisation = self.batch.offer.host
        return host


def upcoming(limit: int = 4, at: datetime | None = None) -> list[Upcoming]:
    """One for each host. One query."""
    now = at or timezone.now()
    collecting = {"rounds__round__state": COLLECTING, "rounds__round__closes_at__gt": now}
    rows = Batch.objects.public().ahead().filter(state__in=MATCHABLE, **collecting)
    rows = rows.annotate(until=Min("rounds__round__apply_until"))
    placed = rows.select_related("offer__host", "offer__region__parent__parent__parent")
    return _by_host(placed.order_by("until", "starts_on", "pk")[:MOST_READ])[:limit]


def _by_host(batches: Iterable[Batch]) -> list[Upcoming]:
    found: dict[int, Upcoming] = {}
    for batch in batches:
        host = batch.offer.host_id
        if host in found:
            found[host].more += 1
        else:
            found[host] = Upcoming(batch, batch.until)  # type: ignore[attr-defined]
    return list(found.values())
