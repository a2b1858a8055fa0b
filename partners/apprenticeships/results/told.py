"""What became of results, written into the histories of their cooperatives and told to people."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from home import audit
from home.access import Actor
from home.audit import Deed
from partners.apprenticeships.results import notices
from partners.apprenticeships.results.deeds import action
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.rules import Verb
from partners.apprenticeships.rounds.models import RoundBatch


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one result: `place` is the batch that it is about."""

    verb: Verb
    result: Result
    place: RoundBatch | None
    by: Actor


def write(events: Collection[Event]) -> None:
    """In the transaction of what happened."""
    for by, theirs in groupby(events, key=lambda one: one.by):
        audit.record_many([_deed(one) for one in theirs], by=by)
    told = [one for one in events if one.verb in notices.TOLD]
    notices.tell_changed((one.result, one.verb, one.place) for one in told if one.place)


def _deed(event: Event) -> Deed:
    place = event.place.batch.code if event.place else ""
    data = {"round": event.result.round.code, "batch": place}
    return Deed(event.result.organisation, action(event.verb), data)
