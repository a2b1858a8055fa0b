"""What both sides do with a placement."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.workspace.forms import name_of
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory

Sent = tuple[str, dict[str, Any]]


def _to(name: str, one: Placement, organisation: Any, by: Actor, **data: object) -> Sent:
    MembershipFactory(organisation=organisation, person=by.person)
    one.refresh_from_db()
    address = reverse(f"placements:{name}", args=[organisation.slug, one.pk])
    return address, {"seen": version_of(one), **data}


def checklist(by: Actor) -> Sent:
    one = PlacementFactory()
    return _to("checklist", one, one.cooperative, by, numbers=["1"])


def attendance(by: Actor) -> Sent:
    one = PlacementFactory(attending=True)
    day: Any = {name_of(one.batch.ends_on): "2"}
    return _to("attendance", one, one.host, by, **day)


def outcome(by: Actor) -> Sent:
    one = PlacementFactory(attending=True)
    return _to("outcome", one, one.host, by, outcome="complete", hours_missed="", remark="")


def answer(by: Actor) -> Sent:
    one = PlacementFactory(completed=True)
    said = {"answer": "disagree", "comment": "Hanya dua hari."}
    return _to("answer", one, one.cooperative, by, **said)


ACTS = [
    ("placements:checklist", checklist, False),
    ("placements:attendance", attendance, False),
    ("placements:outcome", outcome, False),
    ("placements:answer", answer, False),
]
