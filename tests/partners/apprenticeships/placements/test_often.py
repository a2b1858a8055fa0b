"""What writes letters to others is not said without end."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships import often
from partners.apprenticeships.applications import steps
from partners.apprenticeships.applications.enclosing import MOST_STORED
from partners.apprenticeships.applications.refusals import HandedInTooOften, TooManyStored
from partners.apprenticeships.applications.services import applications, attachments
from partners.apprenticeships.often import TooOften
from partners.apprenticeships.placements.models import (
    ActionPlan,
    Objection,
    Placement,
    StepProof,
)
from partners.apprenticeships.placements.refusals import TooManyObjections, TooManyProofs
from partners.apprenticeships.placements.rules import Verb
from partners.apprenticeships.placements.services import objections, placements, plans
from tests.factories.agreements import PDF
from tests.factories.applications import ApplicationFactory, AttachmentFactory
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory, a_plan
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def state(placement: Placement, host: Actor) -> None:
    placements.state_outcome(placement, Verb.COMPLETE, by=host)
    placement.refresh_from_db()


def test_an_outcome_is_stated_so_often_a_day_and_what_was_said_last_stands(
    placement: Placement, host: Actor
) -> None:
    for _n in range(placements.MOST_A_DAY):
        state(placement, host)
    with pytest.raises(TooOften):
        state(placement, host)
    placement.refresh_from_db()
    assert placement.state == Placement.State.COMPLETED


def test_another_placement_of_the_same_cooperative_is_not_kept_from_it(
    placement: Placement, host: Actor
) -> None:
    for _n in range(placements.MOST_A_DAY):
        state(placement, host)
    about = {"most": placements.MOST_A_DAY, "placement": placement.pk + 1}
    often.require_room(placement.cooperative, placements.STATED, **about)


def test_the_page_says_so(placement: Placement, host: Actor, monkeypatch: Any) -> None:
    monkeypatch.setattr(placements, "MOST_A_DAY", 1)
    state(placement, host)
    client = Client()
    client.force_login(host.person)
    url = reverse("placements:outcome", args=[placement.host.slug, placement.pk])
    said = {"outcome": "complete", "hours_missed": "", "remark": "Lagi"}
    answer = client.post(url, {"seen": version_of(placement), **said})
    assert answer.status_code != 302
    assert "24" in answer.content.decode()
    assert "Lagi" in answer.content.decode()


def test_an_objection_is_raised_three_times_at_most() -> None:
    placement = PlacementFactory()
    host = Actor(MembershipFactory(organisation=placement.host).person)
    said = {"kind": Objection.Kind.OTHER, "why": "Tidak ada tempat."}
    for _n in range(objections.MOST_OF_A_PLACE):
        objections.withdraw(objections.object_to(placement, by=host, **said), by=host)
    with pytest.raises(TooManyObjections):
        objections.object_to(placement, by=host, **said)


def test_a_plan_is_handed_in_so_often_a_day(
    placement: Placement, board: Actor, monkeypatch: Any
) -> None:
    monkeypatch.setattr(plans, "MOST_A_DAY", 1)
    words: dict[str, Any] = {"what": "Buku kas", "owner": "Bendahara", "due": 30}
    for attempt in range(2):
        plans.add_step(placement, by=board, **words)
        plan = ActionPlan.objects.get(placement=placement)
        if attempt:
            with pytest.raises(TooOften):
                plans.hand_in(plan, by=board)
        else:
            plans.hand_in(plan, by=board)


def test_an_application_is_handed_in_so_often_an_hour_and_the_last_one_counts(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(steps, "MOST_AN_HOUR", 2)
    row = RoundBatchFactory(round=RoundFactory(collecting=True), batch__open=True)
    one = ApplicationFactory(round=row.round, choices=[row.batch], delegates=["Siti"])
    board = Actor(MembershipFactory(organisation=one.organisation).person)
    for goals in ("satu", "dua", "tiga"):
        applications.write(one, by=board, goals=goals)
        if goals == "tiga":
            with pytest.raises(HandedInTooOften) as refused:
                applications.submit(one, by=board)
            assert "2" in refused.value.said()
        else:
            applications.submit(one, by=board)
    one.refresh_from_db()
    assert one.standing is not None
    assert one.standing.content["goals"] == "dua"
    applications.write(one, by=board, goals="dua")
    assert applications.submit(one, by=board) == one.standing


def test_files_that_were_handed_in_and_taken_off_do_not_pile_up() -> None:
    one = ApplicationFactory()
    board = Actor(MembershipFactory(organisation=one.organisation).person)
    AttachmentFactory.create_batch(MOST_STORED, application=one, taken_off_at=one.created_at)
    with pytest.raises(TooManyStored):
        attachments.attach(one, ContentFile(PDF, "sehat.pdf"), what="Surat sehat", by=board)


def test_a_step_keeps_so_many_files(
    placement: Placement, board: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "MOST_PROOFS", 1)
    step = a_plan(placement, confirmed=True).steps.get()
    plans.finish_step(step, by=board, proof="Ada", file=ContentFile(PDF, "buku.pdf"))
    with pytest.raises(TooManyProofs):
        plans.finish_step(step, by=board, proof="Lain", file=ContentFile(PDF, "buku.pdf"))
    client = Client()
    client.force_login(board.person)
    here = [placement.cooperative.slug, placement.pk, step.number]
    address = reverse("placements:finish_step", args=here)
    seen = client.get(address).context["form"]["seen"].value()
    words = {"seen": seen, "proof": "Lagi", "file": ContentFile(PDF, "buku.pdf")}
    assert "Paling banyak 1 berkas." in client.post(address, words).content.decode()
    plans.finish_step(step, by=board, proof="Tanpa berkas")
    assert StepProof.objects.count() == 1
