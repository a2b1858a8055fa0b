"""What is heard of a plan at home: handed in, decided, and steps whose day comes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import ActionPlan, Placement, PlanStep
from partners.apprenticeships.placements.plan_permissions import (
    user_can_confirm,
    user_can_hand_in,
    user_can_write,
)
from partners.apprenticeships.placements.plan_rules import DUE
from partners.membership.models import Area, Mandate, Membership
from partners.membership.permissions import user_acts_for_somebody
from partners.organisations.models import Organisation

BEGIN, STEP = "begin", "step"
TO_BEGIN, BEFORE_DUE = timedelta(days=7), timedelta(days=7)
HANDED_IN, DECIDED = "handed_in", "decided"


def tell_handed_in(plan: ActionPlan) -> None:
    """Its business assistants who may confirm it; where there is none, the PMO of the area."""
    cooperative = plan.placement.cooperative
    mandates = Mandate.objects.in_force(localdate()).filter(cooperative=cooperative)
    helped = [row.assistant for row in mandates.select_related("assistant")]
    people = {one.pk for one in helped if user_can_confirm(Actor(one), plan)}
    region = cooperative.region_id
    if not people and region:
        areas = Area.objects.for_office(Area.Office.PMO).in_force(localdate())
        people = set(areas.around(str(region)).values_list("person", flat=True))
    _tell(HANDED_IN, plan, sorted(people))


def tell_decided(plan: ActionPlan) -> None:
    people = {row.person_id for row in _representatives(plan.placement.cooperative)}
    if plan.handed_in_by_id is not None:
        people.add(plan.handed_in_by_id)
    _tell(DECIDED, plan, sorted(people))


def keep_reminders(day: date) -> int:
    """Note what is still to do, and forget what is done; how many things are."""
    occasions = []
    count = 0
    for key, data, cooperative in _due(day):
        count += 1
        for row in _representatives(cooperative):
            occasions.append(Occasion(row.person_id, key, data))
    posting.keep(REMINDERS, occasions)
    return count


def _due(day: date) -> Iterator[tuple[str, dict[str, Any], Organisation]]:
    """Plans that are not begun a week after the last day, for 90 days; steps of confirmed plans
    whose day is near or past.
    """
    rows = Placement.objects.with_sides().order_by("pk")
    ended = (day - timedelta(days=DUE[-1]), day - TO_BEGIN)
    went = rows.filter(state__in=["completed", "partly"], batch__ends_on__range=ended)
    for one in went.filter(plan=None):
        yield f"{BEGIN} {one.pk}", {"what": BEGIN, "placement": one.pk}, one.cooperative
    steps = PlanStep.objects.filter(plan__state="confirmed", done_at=None).order_by("pk")
    steps = steps.filter(
        plan__placement__batch__ends_on__range=(
            day - timedelta(days=2 * DUE[-1]),
            day + BEFORE_DUE,
        )
    )
    sides = "plan__placement__result__organisation"
    for step in steps.select_related(sides, "plan__placement__batch"):
        if step.due_on - BEFORE_DUE <= day:
            data = {"what": STEP, "step": step.pk}
            yield f"{STEP} {step.pk}", data, step.plan.placement.cooperative


def _representatives(organisation: Organisation) -> Any:
    rows = Membership.objects.live().representatives().of_active_people()
    return rows.filter(organisation=organisation).order_by("pk")


def _tell(what: str, plan: ActionPlan, people: list[int]) -> None:
    key = f"{what} {plan.pk} {plan.updated_at:%y%m%d%H%M%S%f}"
    data = {"what": what, "plan": plan.pk}
    posting.tell_now(DECISIONS, [Occasion(person, key, data) for person in people])


def _said(person: Any, notice: Notice) -> Message | None:
    plan = ActionPlan.objects.with_sides().filter(pk=notice.data["plan"]).first()
    if plan is None:
        return None
    actor, facts = Actor(person), {"name": plan.placement.cooperative.short_name}
    if notice.data["what"] == HANDED_IN:
        if plan.state != ActionPlan.State.HANDED_IN or not user_can_confirm(actor, plan):
            return None
        subject = _("%(name)s asks you to confirm its plan at home") % facts
        return _message(plan.placement, subject, _("Read it, and confirm it or say what lacks."))
    if not user_can_hand_in(actor, plan.placement):
        return None
    if plan.state == ActionPlan.State.CONFIRMED:
        subject = _("The plan at home of %(name)s is confirmed") % facts
        text = _("Note each step when it is done, with a proof.")
        return _message(plan.placement, subject, text)
    if not plan.reason:
        return None
    subject = _("The plan at home of %(name)s was sent back") % facts
    text = _("What is missing:\n\n%(reason)s") % {"reason": plan.reason}
    return _message(plan.placement, subject, text)


def _reminder(person: Any, notice: Notice) -> Message | None:
    actor = Actor(person)
    if notice.data["what"] == BEGIN:
        rows = Placement.objects.with_sides().filter(pk=notice.data["placement"], plan=None)
        placement = rows.first()
        if placement is None or not user_can_write(actor, placement):
            return None
        text = _("Write down what you will do at home within 30, 60 and 90 days.")
        return _message(placement, _("What will you do with what you learned?"), text)
    steps = PlanStep.objects.filter(pk=notice.data["step"], done_at=None)
    step = (
        steps.filter(plan__state=ActionPlan.State.CONFIRMED)
        .select_related(
            "plan__placement__result__organisation", "plan__placement__batch__offer__host"
        )
        .first()
    )
    if step is None or not user_can_write(actor, step.plan.placement):
        return None
    facts = {"what": step.what, "day": date_format(step.due_on), "owner": step.owner}
    subject = _("A step of your plan: %(what)s") % facts
    text = _("It is due on %(day)s; who sees to it: %(owner)s. Note it when it is done.") % facts
    return _message(step.plan.placement, subject, text)


def _message(placement: Placement, subject: str, text: str) -> Message:
    url = reverse("placements:plan", args=[placement.cooperative.slug, placement.pk])
    return Message(subject, text, url, _("Open the plan"))


DECISIONS = message_kind(
    "plans-said", gettext_lazy("Plans after apprenticeships"), _said, is_obligatory=True
)
REMINDERS = message_kind(
    "plans-to-do",
    gettext_lazy("Steps of plans after apprenticeships"),
    _reminder,
    may_hear=user_acts_for_somebody,
)


def register() -> None:
    kinds.register(DECISIONS)
    kinds.register(REMINDERS)
