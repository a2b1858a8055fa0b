"""Placements of the demo: in every state, through the services, and gone as they came."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.notices.models import Letter
from home.services.progress import silent
from partners.apprenticeships.applications.demo import BOARDS
from partners.apprenticeships.models import Offer
from partners.apprenticeships.placements import demo
from partners.apprenticeships.placements.demo import words
from partners.apprenticeships.placements.models import (
    ActionPlan,
    BatchConfirmation,
    Certificate,
    HostMessage,
    LogbookEntry,
    LogbookPhoto,
    Objection,
    Placement,
    PlanStep,
    PublishedPlan,
    Rating,
    SelfAssessment,
    StepProof,
)
from partners.apprenticeships.placements.silence import Step
from partners.apprenticeships.results import demo as results_demo
from partners.apprenticeships.results.demo import answering, making
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.membership.demo import mandates
from partners.membership.models import Area
from partners.organisations.demo import nation
from portal.users.models import User
from tests.factories.applications import AttachmentFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.claims import VillageFactory
from tests.factories.home import CompetencyFactory, SectorFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.placements import (
    CertificateFactory,
    ConfirmationFactory,
    ObjectionFactory,
    PlacementFactory,
    a_logbook_entry,
)
from tests.factories.results import AppealFactory

pytestmark = pytest.mark.django_db
State, Word = Placement.State, Placement.Word


def batch(begins: int, seats: int, *, closed: int | None = None, **values: Any) -> None:
    today = timezone.localdate()
    first = today + timedelta(days=begins)
    if closed is not None:
        values |= {"state": "closed", "apply_until": today - timedelta(days=closed)}
    values = {"state": "confirmed", "minimum": 1, "reserve_3t": 0, **values}
    BatchFactory(
        starts_on=first, ends_on=first + timedelta(days=7), seats=seats, max_per_cooperative=2,
        **values,
    )  # fmt: skip


@pytest.fixture
def seeded(db: None) -> None:
    offer = OfferFactory(is_demo=True, competencies=[CompetencyFactory()])
    offer.sectors.add(SectorFactory(code="dairy"))
    offer.save()
    for begins, seats in ((-150, 4), (-55, 5), (-50, 4), (-40, 3)):
        batch(begins, seats, offer=offer)
    for begins, seats in ((-20, 3), (-5, 3), (8, 4)):
        batch(begins, seats, offer=offer, apply_until=timezone.localdate() - timedelta(days=52))
    for begins, seats, ago in ((35, 10, 8), (42, 3, 8), (49, 5, 5), (50, 5, 2)):
        batch(begins, seats, offer=offer, closed=ago)
    for email in (making.ASKS, making.PUBLISHES):
        User.objects.create_superuser(email, "x")
    chair = User.objects.create_user(making.BOARD, "x", is_demo=True)
    officer = User.objects.create_user(mandates.OFFICER, "x", is_demo=True)
    for number in range(70):
        village = VillageFactory(within=f"32{number % 3 + 1:02d}01")
        CooperativeFactory(region=village, is_demo=True, source=nation.SOURCE)
    for slug in BOARDS:
        mine = CooperativeFactory(slug=slug, region=village, is_demo=True, source=nation.SOURCE)
        MembershipFactory(organisation=mine, person=chair, is_demo=True)
    Area.objects.create(
        person=officer, office=Area.Office.PMO, region_id="32", begins_on=timezone.localdate()
    )
    making_all()


def making_all() -> None:
    for module in (results_demo, demo):
        module.load(silent)


@pytest.mark.usefixtures("seeded")
class TestDemo:
    def test_placements_stand_in_every_state(self) -> None:
        found = Counter(Placement.objects.values_list("state", "word"))
        assert {state for state, _word in found} == set(State.values)
        assert {word for _state, word in found} == set(Word.values)

    def test_certificates_and_plans_too(self) -> None:
        states = set(Certificate.objects.values_list("state", flat=True))
        assert states == set(Certificate.State.values)
        plans = ActionPlan.objects.all()
        assert set(plans.values_list("state", flat=True)) == set(ActionPlan.State.values)
        assert plans.exclude(reason="").filter(state=ActionPlan.State.DRAFT).exists()
        assert PublishedPlan.objects.count() == 1
        assert all(proof.file.storage.exists(proof.file.name) for proof in StepProof.objects.all())

    def test_plans_speak_of_the_trade_that_was_learned(self) -> None:
        second = set(PlanStep.objects.filter(due=60).values_list("what", flat=True))
        assert second == {words.LEARNED["dairy"].step}
        assert words.LEARNED["dairy"].came_of_it in PublishedPlan.objects.get().result

    def test_results_stand_and_are_answered_in_every_way(self) -> None:
        found = Result.objects.all()
        assert set(found.values_list("standing", flat=True)) == set(Standing.values)
        assert set(found.values_list("answer", flat=True)) == set(Answer.values)
        now = Result.objects.filter(round__code=answering.CODE)
        for row in now.first().round.batches.all():
            assert row.taken == row.results.holding().count() <= row.seats

    def test_one_appeal_is_decided_with_a_reason_and_nobody_is_written_to(self) -> None:
        appeal = Appeal.objects.get(state=Appeal.State.UPHELD)
        assert appeal.result.organisation.slug == BOARDS[0]
        assert appeal.reason
        assert appeal.raised_at < appeal.decided_at < timezone.now()
        assert not Letter.objects.exists()

    def test_board_has_one_place_that_is_over_one_that_runs_and_one_ahead(self) -> None:
        today = timezone.localdate()
        mine = Placement.objects.filter(result__organisation__slug__in=BOARDS).exclude(
            result__round__code=answering.CODE
        )
        over, runs, ahead = mine.with_sides().order_by("batch__starts_on")
        assert (over.state, over.word) == (State.COMPLETED, Word.OPEN)
        assert over.assessment.ratings.filter(moment="after").exists()
        assert runs.batch.starts_on < today < runs.batch.ends_on
        days = [*runs.days.values_list("day", flat=True)]
        assert max(days) == today - timedelta(days=1)
        assert LogbookEntry.objects.filter(placement=runs).exclude(corrects=None).count() == 1
        assert ahead.batch.starts_on > today
        assert ahead.checklist.filter(confirmed_at=None).exists()
        assert ahead.result.application.attachments.exists()

    def test_something_is_left_to_do_for_hosts_and_moderators(self) -> None:
        states = Objection.objects.values_list("state", flat=True)
        assert sorted(states) == [Objection.State.ANSWERED, Objection.State.OPEN]
        asked = BatchConfirmation.objects.awaited()
        yesterday = timezone.localdate() - timedelta(days=1)
        reminded = [(one.step, one.noted_on) for one in asked]
        assert reminded == [(Step.REMINDED, yesterday)] * 2
        for message in HostMessage.objects.select_related("batch"):
            assert timezone.localdate(message.sent_at) < message.batch.starts_on
            assert message.placements.count() > 1
        assert HostMessage.objects.count() == 2

    def test_what_was_done_lies_in_the_past(self) -> None:
        today = timezone.localdate()
        for one in Placement.objects.exclude(stated_at=None):
            stated = timezone.localdate(one.stated_at)
            assert one.batch.ends_on < stated < today
        for entry in LogbookEntry.objects.all():
            assert entry.day < today
        for certificate in Certificate.objects.all():
            assert certificate.content["issued"] == str(timezone.localdate(certificate.issued_at))

    def test_nobody_is_written_to(self) -> None:
        assert not Letter.objects.exists()

    def test_loading_again_changes_nothing(self) -> None:
        before = list(Placement.objects.values())
        making_all()
        assert list(Placement.objects.values()) == before

    def test_it_goes_as_it_came(self) -> None:
        demo.unload()
        results_demo.unload()
        for model in (Placement, Certificate, ActionPlan, PublishedPlan, StepProof, Result):
            assert not model.objects.exists()


@pytest.mark.django_db
def test_without_rounds_there_is_nothing_to_load() -> None:
    demo.load(silent)
    assert not Placement.objects.exists()


@pytest.mark.django_db
def test_what_visitors_of_the_demo_wrote_goes_with_it() -> None:
    placement = PlacementFactory(settled=True, result__round__is_demo=True)
    entry = a_logbook_entry(placement)
    a_logbook_entry(placement, corrects=entry)
    ObjectionFactory(placement=placement, state="withdrawn")
    AppealFactory(result=placement.result)
    made = SelfAssessment.objects.create(placement=placement)
    Rating.objects.create(assessment=made, competency=CompetencyFactory(), moment="before", level=1)
    message = HostMessage.objects.create(batch=placement.batch, subject="Sepatu", text="Bawa.")
    message.placements.add(placement)
    ConfirmationFactory(place=placement.result.place)
    Offer.objects.update(is_demo=True)
    ended = {"state": Certificate.State.REPLACED, "ended_at": timezone.now()}
    first = CertificateFactory(placement=placement, **ended)
    second = CertificateFactory(placement=placement, replaces=first, **ended)
    CertificateFactory(placement=placement, replaces=second)
    attached = AttachmentFactory(application=placement.result.application)
    demo.unload()
    results_demo.unload()
    for model in (Placement, Certificate, LogbookPhoto, Objection, HostMessage, Appeal, Result):
        assert not model.objects.exists()
    assert not type(attached).objects.exists()
