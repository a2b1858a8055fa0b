"""Answering to a place: for good, for now, not at all, and taking that back; appealing."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.results.admin.appeals import LIST as APPEALS
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from tests.factories.membership import MembershipFactory
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory, line_up

Sent = tuple[str, dict[str, Any]]


def a_place(by: Actor, *, better: bool = False) -> Result:
    """Of a cooperative of their own; with `better`, one that it would rather have may fall free."""
    organisation = MembershipFactory(person=by.person).organisation
    place = SeatsFactory()
    best = SeatsFactory(round=place.round, seats=1)
    result = ResultFactory(place=place, organisation=organisation, choices=[best, place])
    if better:
        ResultFactory(place=best)
        line_up(best, [result])
    return result


def _to(name: str, result: Result) -> Sent:
    result.refresh_from_db()
    address = reverse(f"results:{name}", args=[result.organisation.slug, result.round.code])
    return address, {"seen": version_of(result)}


def accept(by: Actor) -> Sent:
    return _to("accept", a_place(by))


def accept_conditionally(by: Actor) -> Sent:
    return _to("accept_conditionally", a_place(by, better=True))


def decline(by: Actor) -> Sent:
    return _to("decline", a_place(by))


def take_back(by: Actor) -> Sent:
    result = a_place(by)
    answers.decline(result, by=by)
    return _to("take_back", result)


def appeal(by: Actor) -> Sent:
    address, data = _to("appeal", a_place(by))
    return address, {**data, "kind": "fact", "why": "Kami punya dua unit usaha."}


def withdraw_appeal(by: Actor) -> Sent:
    raised = AppealFactory(result=a_place(by))
    args = [raised.cooperative.slug, raised.result.round.code, raised.pk]
    return reverse("results:withdraw_appeal", args=args), {"seen": version_of(raised)}


def answer_appeal(by: Actor) -> Sent:
    raised = AppealFactory()
    said = {"seen": version_of(raised), "decision": "dismiss", "reason": "Sudah dihitung."}
    return reverse(f"{APPEALS}:edit", args=[raised.pk]), said


ACTS = [
    ("results:accept", accept, False),
    ("results:accept_conditionally", accept_conditionally, False),
    ("results:decline", decline, False),
    ("results:take_back", take_back, False),
    ("results:appeal", appeal, False),
    ("results:withdraw_appeal", withdraw_appeal, False),
    (f"{APPEALS}:edit", answer_appeal, False),
]
