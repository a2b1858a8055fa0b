"""What a cooperative writes of what it learns in a placement."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.placements.models import SelfAssessment
from partners.apprenticeships.placements.workspace.logbook_forms import name_of
from tests.factories.home import CompetencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory, a_logbook_entry

Sent = tuple[str, dict[str, Any]]


def _to(name: str, by: Actor, one: Any, *args: Any, **data: object) -> Sent:
    MembershipFactory(organisation=one.cooperative, person=by.person)
    address = reverse(f"placements:{name}", args=[one.cooperative.slug, one.pk, *args])
    return address, {"seen": "", **data}


def _words(one: Any) -> dict[str, Any]:
    day = one.batch.starts_on.isoformat()
    return {"key": str(uuid4()), "day": day, "words": "Kas dihitung dua orang."}


def write(by: Actor) -> Sent:
    one = PlacementFactory(attending=True)
    return _to("write", by, one, **_words(one))


def correct(by: Actor) -> Sent:
    one = PlacementFactory(attending=True)
    return _to("correct", by, one, a_logbook_entry(one).key, **_words(one))


def _assessed(name: str, by: Actor, **data: object) -> Sent:
    one = PlacementFactory()
    term = CompetencyFactory()
    one.batch.offer.competencies.set([term])
    one.batch.offer.save()
    made = SelfAssessment.objects.create(placement=one)
    made.refresh_from_db()
    return _to(name, by, one, **{"seen": version_of(made), name_of(term.pk): "2", **data})


def assess(by: Actor) -> Sent:
    return _assessed("assess", by)


def show_assessment(by: Actor) -> Sent:
    return _assessed("show_assessment", by, shows="on")


ACTS = [
    ("placements:write", write, False),
    ("placements:correct", correct, False),
    ("placements:assess", assess, False),
    ("placements:show_assessment", show_assessment, False),
]
