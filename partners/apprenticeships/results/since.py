"""What became of a result since its round was matched, one thing after the other, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry

from partners.apprenticeships.results import saying
from partners.apprenticeships.results.deeds import action
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.results.rules import Verb
from partners.apprenticeships.rounds.models import RoundBatch

MOST = 40
WORDS: dict[Verb, Promise] = {
    Verb.ACCEPT: gettext_lazy("You accepted for good: %(batch)s."),
    Verb.ACCEPT_CONDITIONALLY: gettext_lazy(
        "You accepted, and stayed in line for what you like better: %(batch)s."
    ),
    Verb.DECLINE: gettext_lazy("You declined: %(batch)s."),
    Verb.GIVE_BACK: gettext_lazy("You gave back the place that you had accepted: %(batch)s."),
    Verb.TAKE_BACK: gettext_lazy("You took your decline back."),
    Verb.BIND: gettext_lazy(
        "The place became final, because nothing that you like better could fall free any more: "
        "%(batch)s."
    ),
    Verb.EXPIRE: gettext_lazy("The place lapsed, because there was no answer in time: %(batch)s."),
    Verb.PROMOTE: gettext_lazy(
        "A seat fell free, you were next in line for it, and it became your place: %(batch)s."
    ),
    Verb.CALL_OFF: gettext_lazy(
        "The batch was called off; you kept your turn in the other lines: %(batch)s."
    ),
    Verb.RELEASE: gettext_lazy(
        "An objection of the host was upheld and the place is yours no more; you kept your turn in "
        "the other lines: %(batch)s."
    ),
    Verb.END: gettext_lazy("Waiting ended: no batch of the round gives seats on any more."),
}
LEFT = gettext_lazy("You left the waiting lists.")
_VERBS = {action(verb): verb for verb in WORDS}


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    text: str


def since(result: Result) -> list[Happened]:
    """The first thing first. Two queries: of the history of its cooperative, and of batches."""
    entries = ModelLogEntry.objects.for_instance(result.organisation)
    rows = entries.filter(action__in=_VERBS).order_by("timestamp", "pk")
    theirs = [one for one in rows if one.data.get("round") == result.round.code][:MOST]
    names = _names(result, {one.data.get("batch", "") for one in theirs})
    found = [
        Happened(one.timestamp, _said(_VERBS[one.action], names.get(one.data.get("batch", ""), "")))
        for one in theirs
    ]
    if result.standing == Standing.NOT_PLACED and result.changed_at:  # by no deed of its own
        found.append(Happened(result.changed_at, str(WORDS[Verb.END])))
    return found


def _said(verb: Verb, batch: str) -> str:
    if verb is Verb.DECLINE and not batch:
        return str(LEFT)
    return str(WORDS[verb]) % {"batch": batch or _("a batch that is not there any more")}


def _names(result: Result, codes: Iterable[str]) -> dict[str, str]:
    asked = [code for code in codes if code]
    if not asked:
        return {}
    rows = RoundBatch.objects.of(result.round).filter(batch__code__in=asked)
    return {row.batch.code: saying.batch(row) for row in rows.select_related("batch__offer")}
