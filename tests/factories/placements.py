"""Placements in every state, each with a result whose answer is binding."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from partners.apprenticeships.placements.certificates.content import content_of
from partners.apprenticeships.placements.checklists import items_of
from partners.apprenticeships.placements.models import (
    ActionPlan,
    AttendanceDay,
    BatchConfirmation,
    Certificate,
    ChecklistItem,
    LogbookEntry,
    LogbookPhoto,
    Objection,
    Placement,
    PlanStep,
    PublishedPlan,
)
from partners.apprenticeships.results.models.result import Answer, Result, Standing
from tests.factories.applications import ApplicationFactory
from tests.factories.apprenticeships import in_days
from tests.factories.rounds import RoundBatchFactory, RoundFactory

State = Placement.State


class BoundFactory(factory.django.DjangoModelFactory):
    """A result whose cooperative has bound itself to its place, in a round that is over. `batch`
    says which one, `answer` otherwise.
    """

    class Meta:
        model = Result

    class Params:
        batch = None

    round = factory.SubFactory(RoundFactory, ended=True)
    application = factory.SubFactory(
        ApplicationFactory, round=factory.SelfAttribute("..round"), team=2
    )
    organisation = factory.SelfAttribute("application.organisation")
    standing = Standing.PLACED
    answer = Answer.BINDING
    answered_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def place(self) -> Any:
        batch: dict[str, Any] = {"batch": self.batch} if self.batch else {}
        return RoundBatchFactory(round=self.round, seats=5, taken=1, **batch)


class PlacementFactory(factory.django.DjangoModelFactory):
    """Expected in two months, two people. `begun`: since three days, for ten; `over`: since
    yesterday. `attending`, `completed` (not answered yet) and `settled` are what both said.
    """

    class Meta:
        model = Placement
        skip_postgeneration_save = True

    class Params:
        first = 60
        last = 69
        begun = factory.Trait(first=-3, last=6)
        over = factory.Trait(first=-10, last=-1)
        attending = factory.Trait(over=True, state=Placement.State.ATTENDING)
        completed = factory.Trait(
            attending=True,
            state=Placement.State.COMPLETED,
            stated_at=factory.LazyFunction(timezone.now),
        )
        settled = factory.Trait(
            completed=True,
            word=Placement.Word.AGREED,
            answered_at=factory.LazyFunction(timezone.now),
        )

    result = factory.SubFactory(BoundFactory)
    people = 2

    @factory.lazy_attribute
    def batch(self) -> Any:
        batch = self.result.place.batch
        batch.starts_on, batch.ends_on, batch.apply_until = (
            in_days(self.first),
            in_days(self.last),
            None,
        )
        batch.save()
        return batch

    @factory.post_generation
    def checklist(one: Placement, create: bool, wanted: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        ChecklistItem.objects.bulk_create(items_of(one))

    @factory.post_generation
    def came(one: Placement, create: bool, people: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        """On the first day, where the state says that somebody came."""
        if one.state in {State.ATTENDING, State.COMPLETED, State.PARTLY} and people != 0:
            attended(one, {one.batch.starts_on: people or 1})


def attended(placement: Placement, days: dict[date, int]) -> None:
    for day, came in days.items():
        AttendanceDay.objects.create(placement=placement, day=day, came=came)


def a_plan(placement: Placement, *, handed_in: bool = False, confirmed: bool = False) -> ActionPlan:
    """With one step for day 30, written by nobody who asks here."""
    plan = ActionPlan(placement=placement)
    if handed_in or confirmed:
        plan.state, plan.handed_in_at = ActionPlan.State.HANDED_IN, timezone.now()
    if confirmed:
        plan.state, plan.confirmed_at = ActionPlan.State.CONFIRMED, timezone.now()
        plan.confirmed_as = ActionPlan.Office.ASSISTANT
    plan.save()
    PlanStep.objects.create(plan=plan, number=1, what="Buku kas", owner="Bendahara", due=30)
    return plan


class ConfirmationFactory(factory.django.DjangoModelFactory):
    """Asked today, of a batch that begins in two months."""

    class Meta:
        model = BatchConfirmation

    place = factory.SubFactory(
        RoundBatchFactory,
        round__answering=True,
        batch__starts_on=factory.LazyFunction(lambda: in_days(60)),
        batch__ends_on=factory.LazyFunction(lambda: in_days(64)),
    )
    within = 14
    asked_on = factory.LazyFunction(lambda: in_days(0))
    noted_on = factory.SelfAttribute("asked_on")


def a_logbook_entry(
    placement: Placement, words: str = "Belajar kas.", *, photo: bool = True, **given: Any
) -> LogbookEntry:
    """Of the first day, by nobody who asks here unless `by` says so."""
    given["written_by"] = given.pop("by", None)
    day = placement.batch.starts_on
    entry = LogbookEntry.objects.create(placement=placement, day=day, words=words, **given)
    if photo:
        LogbookPhoto.objects.create(entry=entry, file="logbooks/a.jpg", size=1, sha256="a")
    return entry


class CertificateFactory(factory.django.DjangoModelFactory):
    """Valid, of a placement that both sides agreed about; `names` are of who came."""

    class Meta:
        model = Certificate

    placement = factory.SubFactory(PlacementFactory, settled=True)
    names = factory.LazyFunction(lambda: ["Siti Aminah"])
    content = factory.LazyAttribute(lambda one: content_of(one.placement, in_days(0)))
    issued_at = factory.LazyFunction(timezone.now)

    class Params:
        withdrawn = factory.Trait(
            state=Certificate.State.WITHDRAWN,
            ended_at=factory.LazyFunction(timezone.now),
            reason="Tertukar.",
        )


class ObjectionFactory(factory.django.DjangoModelFactory):
    """Not answered yet, to a placement that is expected. `heard`: the time to answer is over."""

    class Meta:
        model = Objection

    placement = factory.SubFactory(PlacementFactory)
    batch = factory.SelfAttribute("placement.batch")
    kind = Objection.Kind.CAPACITY
    words = "Kandang kami terbakar."

    class Params:
        heard = factory.Trait(
            raised_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=4))
        )


class PublishedPlanFactory(factory.django.DjangoModelFactory):
    """What readers see of a plan of a placement that is settled."""

    class Meta:
        model = PublishedPlan

    class Params:
        placement = factory.SubFactory(PlacementFactory, settled=True, first=-100, last=-91)

    plan = factory.LazyAttribute(lambda one: a_plan(one.placement, confirmed=True))
    organisation = factory.LazyAttribute(lambda one: one.plan.placement.cooperative)
    host = factory.LazyAttribute(lambda one: one.plan.placement.host.name)
    title_id = factory.LazyAttribute(lambda one: one.plan.placement.batch.offer.title_id)
    result = "Kas dicatat tiap hari."
    done, steps = 1, 1
    published_at = factory.LazyFunction(timezone.now)
