"""What the people of a cooperative hear of its result: never of what is answered already."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.rules import Verb
from partners.apprenticeships.rounds.models import RoundBatch
from partners.membership.models import Mandate, Membership, Scope
from partners.membership.permissions import user_may

TOLD = frozenset({Verb.PROMOTE, Verb.EXPIRE, Verb.CALL_OFF, Verb.BIND})
"""What a cooperative did not do itself."""


def _result_of(person: Any, notice: Notice) -> Result | None:
    """None for who may not answer for the cooperative any more."""
    rows = Result.objects.published().select_related(
        "round", "organisation", "place__batch__offer", "application"
    )
    found = rows.filter(pk=notice.data["result"]).first()
    if found is None or not user_may(Actor(person), found.organisation, Scope.ANSWERS):
        return None
    return found


def _message(result: Result, subject: str, text: str) -> Message:
    address = reverse("results:result", args=[result.organisation.slug, result.round.code])
    return Message(subject, text, address, _("See the result"))


def _readable(person: Any, notice: Notice) -> Message | None:
    result = _result_of(person, notice)
    if result is None or result.answered_at is not None:
        return None
    facts = {"name": result.organisation.short_name, "round": result.round.name}
    subject = _("The result of “%(round)s” for %(name)s") % facts
    opens = result.round.answers_from
    from_ = saying.moment(opens, saying.zone(result)) if opens else ""
    facts |= {"from": from_, "until": saying.due(result)}
    match result.standing:
        case Standing.PLACED | Standing.PROMOTED if result.place is not None:
            facts["batch"] = saying.batch(result.place)
            text = _(
                "%(name)s has a place: %(batch)s. Answer from %(from)s until %(until)s. Without "
                "an answer the place goes to the next in line."
            )
        case Standing.WAITING:
            text = _(
                "%(name)s has no place yet and is on waiting lists. The page says where in "
                "line, and why. There is nothing to do now."
            )
        case _none:
            text = _("%(name)s has no place in this round. The page says why, and what would help.")
    return _message(result, subject, text % facts)


def _changed(person: Any, notice: Notice) -> Message | None:
    result = _result_of(person, notice)
    row = RoundBatch.objects.select_related("batch__offer").filter(pk=notice.data["batch"]).first()
    if result is None or row is None or not _holds(Verb(notice.data["verb"]), result, row):
        return None
    facts = {"name": result.organisation.short_name, "batch": saying.batch(row)}
    facts["until"] = saying.due(result)
    subject, text = _said(Verb(notice.data["verb"]), result)
    return _message(result, subject % facts, text % facts)


def _holds(verb: Verb, result: Result, row: RoundBatch) -> bool:
    match verb:
        case Verb.PROMOTE:
            is_open = result.answer in {Answer.OPEN, Answer.CONDITIONAL}
            return result.place_id == row.pk and is_open
        case Verb.BIND:
            return result.place_id == row.pk and result.answer == Answer.BINDING
        case Verb.EXPIRE:
            return result.answer == Answer.LATE
        case _called_off:
            return True


def _said(verb: Verb, result: Result) -> tuple[str, str]:
    """Subject and text."""
    match verb:
        case Verb.PROMOTE if result.answer == Answer.CONDITIONAL:
            return _("A better place for %(name)s: %(batch)s"), _(
                "A seat fell free that %(name)s likes better than its place before. It is yours: "
                "%(batch)s. The place before has gone to somebody else. You need not answer again."
            )
        case Verb.PROMOTE:
            return _("A place for %(name)s: %(batch)s"), _(
                "A seat fell free and %(name)s is first in line: %(batch)s. Answer until "
                "%(until)s. Without an answer the place goes to the next in line."
            )
        case Verb.BIND:
            return _("The place of %(name)s is final"), _(
                "Nothing that %(name)s would like better can fall free any more. The place is "
                "final: %(batch)s."
            )
        case Verb.EXPIRE:
            return _("The place of %(name)s has lapsed"), _(
                "There was no answer in time. The place of %(name)s has gone to the next in line: "
                "%(batch)s."
            )
        case _called_off:
            return _("Called off: %(batch)s"), _(
                "The batch where %(name)s had a place is called off. %(name)s is free again, and "
                "keeps its turn in the other lines. The page says where you stand now."
            )


def _due(person: Any, notice: Notice) -> Message | None:
    result = _result_of(person, notice)
    if result is None or result.place is None or result.answer != Answer.OPEN:
        return None
    facts = {"name": result.organisation.short_name, "batch": saying.batch(result.place)}
    facts["until"] = saying.due(result)
    subject = _("%(name)s has not answered yet: until %(until)s") % facts
    text = _(
        "%(name)s has a place: %(batch)s. Without an answer until %(until)s it goes to the next in "
        "line."
    )
    return _message(result, subject, text % facts)


_TITLE = gettext_lazy("Results of apprenticeship rounds")
READABLE = message_kind("result-readable", _TITLE, _readable, is_obligatory=True)
CHANGED = message_kind("result-changed", _TITLE, _changed, is_obligatory=True)
DUE = message_kind("result-due", _TITLE, _due, is_obligatory=True)


def register() -> None:
    for kind in (READABLE, CHANGED, DUE):
        kinds.register(kind)


def hearers(organisations: Collection[int]) -> dict[int, set[int]]:
    """By organisation: who represents it, and who has a mandate for its answers."""
    found = defaultdict[int, set[int]](set)
    live = Membership.objects.live().representatives().of_active_people()
    for organisation, person in live.filter(organisation__in=organisations).values_list(
        "organisation", "person"
    ):
        found[organisation].add(person)
    helped = Mandate.objects.in_force(localdate()).naming(Scope.ANSWERS)
    for organisation, person in helped.filter(cooperative__in=organisations).values_list(
        "cooperative", "assistant"
    ):
        found[organisation].add(person)
    return found


def tell_readable(results: Collection[Result]) -> None:
    _tell(posting_of=READABLE, facts=[(one, f"{one.pk}", {}) for one in results])


def tell_due(results: Collection[Result]) -> None:
    """Once for each date."""
    _tell(posting_of=DUE, facts=[(one, f"{one.pk} {one.due:%y%m%d%H%M}", {}) for one in results])


def tell_changed(changed: Iterable[tuple[Result, Verb, RoundBatch]]) -> None:
    _tell(
        posting_of=CHANGED,
        facts=[
            (
                one,
                f"{one.pk} {verb} {row.pk} {one.changed_at:%y%m%d%H%M%S}",
                {"verb": verb.value, "batch": row.pk},
            )
            for one, verb, row in changed
        ],
    )


def _tell(posting_of: kinds.Kind, facts: Collection[tuple[Result, str, dict[str, Any]]]) -> None:
    people = hearers({one.organisation_id for one, _key, _data in facts})
    occasions = [
        Occasion(person, key, {"result": one.pk, **data})
        for one, key, data in facts
        for person in sorted(people[one.organisation_id])
    ]
    if occasions:
        posting.tell_now(posting_of, occasions)
