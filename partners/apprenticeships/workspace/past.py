"""What happened to an offer, for the people of its host: with reasons, without names of staff."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry

from home.desk.conflict import event_of
from partners.apprenticeships.hosting import history
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services.batches import DECIDED
from partners.apprenticeships.services.offers import COPIED

MOST = 50
BY_STAFF: dict[str, str | Promise] = {
    "wagtail.publish": gettext_lazy("Published: readers see it"),
    "wagtail.publish.schedule": gettext_lazy("Approved, to be published later"),
    "wagtail.unpublish": gettext_lazy("Taken off the site"),
    "wagtail.workflow.reject": gettext_lazy("Sent back by a moderator"),
}


@dataclass(frozen=True, slots=True)
class Past:
    text: str
    who: str
    at: datetime
    reason: str = ""


def history_of(offer: Offer) -> list[Past]:
    """The newest MOST deeds, the newest first; one query."""
    told = [*history.WORDS, *BY_STAFF, COPIED, DECIDED]
    entries = ModelLogEntry.objects.for_instance(offer).filter(action__in=told)
    rows = entries.select_related("user").order_by("-timestamp", "-pk")[:MOST]
    return [_past(entry) for entry in rows]


def _past(entry: ModelLogEntry) -> Past:
    """Without the note that staff write beside a decision for themselves."""
    entry.data = {**entry.data, "note": ""}
    event = event_of(entry)
    text = str(BY_STAFF.get(entry.action, event.text)).strip()
    is_own = "acted_for" in entry.data
    who = event.person if is_own else _("the ministry's staff")
    return Past(text, who, entry.timestamp, entry.data.get("comment", ""))
