"""What both sides do with a placement."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.placements.admin.certificates import LIST as CERTIFICATES
from partners.apprenticeships.placements.admin.objections import LIST as OBJECTIONS
from partners.apprenticeships.placements.models import ActionPlan, Placement
from partners.apprenticeships.placements.services import plans
from partners.apprenticeships.placements.workspace.forms import name_of
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import (
    CertificateFactory,
    ConfirmationFactory,
    ObjectionFactory,
    PlacementFactory,
    a_plan,
)

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


def confirm_batch(by: Actor) -> Sent:
    one = ConfirmationFactory()
    MembershipFactory(organisation=one.host, person=by.person)
    one.refresh_from_db()
    address = reverse("placements:confirm_batch", args=[one.host.slug, one.pk])
    return address, {"seen": version_of(one)}


def outcome(by: Actor) -> Sent:
    one = PlacementFactory(attending=True)
    return _to("outcome", one, one.host, by, outcome="complete", hours_missed="", remark="")


def answer(by: Actor) -> Sent:
    one = PlacementFactory(completed=True)
    said = {"answer": "disagree", "comment": "Hanya dua hari."}
    return _to("answer", one, one.cooperative, by, **said)


def message(by: Actor) -> Sent:
    one = PlacementFactory()
    return _to("message", one, one.host, by, subject="Titik temu", text="Di balai desa.")


def object_to(by: Actor) -> Sent:
    one = PlacementFactory()
    return _to("object", one, one.host, by, kind="capacity", why="Kandang kami terbakar.")


def answer_objection(by: Actor) -> Sent:
    raised = ObjectionFactory()
    one, seen = raised.placement, version_of(raised)
    return _to("answer_objection", one, one.cooperative, by, seen=seen, text="Kami bisa.")


def withdraw_objection(by: Actor) -> Sent:
    raised = ObjectionFactory()
    one = raised.placement
    return _to("withdraw_objection", one, one.host, by, seen=version_of(raised))


def decide_objection(by: Actor) -> Sent:
    raised = ObjectionFactory()
    said = {"seen": version_of(raised), "decision": "dismiss", "reason": "Masih ada waktu."}
    return reverse(f"{OBJECTIONS}:edit", args=[raised.pk]), said


def _plan(name: str, by: Actor, *numbers: int, **data: object) -> Sent:
    """On the plan of a cooperative that this person represents, confirmed unless it says
    otherwise.
    """
    steps = {"new_step", "hand_in"}
    is_decided = name == "decide"
    one = PlacementFactory(settled=True, first=-100, last=-91)
    plan = a_plan(one, handed_in=is_decided, confirmed=name not in steps and not is_decided)
    if is_decided:
        MandateFactory(cooperative=one.cooperative, assistant=by.person)
    else:
        MembershipFactory(organisation=one.cooperative, person=by.person)
    record: Any = plan.steps.get() if numbers else plan
    record.refresh_from_db()
    address = reverse(f"placements:{name}", args=[one.cooperative.slug, one.pk, *numbers])
    return address, {"seen": version_of(record), **data}


STEP = {"what": "Buku kas tiap hari", "owner": "Bendahara", "due": "60"}


def new_step(by: Actor) -> Sent:
    address, _data = _plan("new_step", by)
    return address, {"seen": "", **STEP}


def step(by: Actor) -> Sent:
    return _plan("step", by, 1, **STEP)


def remove_step(by: Actor) -> Sent:
    return _plan("remove_step", by, 1)


def finish_step(by: Actor) -> Sent:
    return _plan("finish_step", by, 1, proof="Buku ada di kantor.")


def hand_in(by: Actor) -> Sent:
    return _plan("hand_in", by)


def decide(by: Actor) -> Sent:
    return _plan("decide", by, decision="send_back", reason="Siapa yang memeriksa?")


def publish(by: Actor) -> Sent:
    return _plan("publish", by, result="Kas cocok tiap hari.", consents="on")


def take_off(by: Actor) -> Sent:
    address, data = _plan("take_off", by)
    plan = ActionPlan.objects.with_sides().latest("pk")
    plans.publish_result(plan, by=by, result="Kas cocok.", consents=True)
    return address, data


def issue(by: Actor) -> Sent:
    one = PlacementFactory(settled=True)
    return reverse("issue_certificate", args=[one.pk]), {"seen": version_of(one)}


def decide_certificate(by: Actor) -> Sent:
    one = CertificateFactory()
    said = {"seen": version_of(one), "decision": "withdraw", "reason": "Tertukar."}
    return reverse(f"{CERTIFICATES}:edit", args=[one.pk]), said


ACTS = [
    ("placements:checklist", checklist, False),
    ("placements:attendance", attendance, False),
    ("placements:confirm_batch", confirm_batch, False),
    ("placements:outcome", outcome, False),
    ("placements:answer", answer, False),
    ("placements:message", message, False),
    ("placements:object", object_to, False),
    ("placements:answer_objection", answer_objection, False),
    ("placements:withdraw_objection", withdraw_objection, False),
    (f"{OBJECTIONS}:edit", decide_objection, False),
    ("placements:new_step", new_step, False),
    ("placements:step", step, False),
    ("placements:remove_step", remove_step, False),
    ("placements:finish_step", finish_step, False),
    ("placements:hand_in", hand_in, False),
    ("placements:decide", decide, False),
    ("placements:publish", publish, False),
    ("placements:take_off", take_off, False),
    ("issue_certificate", issue, False),
    (f"{CERTIFICATES}:edit", decide_certificate, False),
]
