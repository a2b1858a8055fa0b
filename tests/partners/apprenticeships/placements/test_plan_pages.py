"""The plan at home in forms, its proofs, and what readers see; certificates at the desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from home.access import Actor
from partners.apprenticeships.placements.admin.certificates import LIST
from partners.apprenticeships.placements.models import (
    ActionPlan,
    Certificate,
    Placement,
    PublishedPlan,
    StepProof,
)
from partners.apprenticeships.placements.services import plans
from partners.membership.models import Scope
from tests.factories.files import picture
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import CertificateFactory, PlacementFactory, a_plan
from tests.partners.apprenticeships.placements.test_pages import client_of, page, send, text

pytestmark = pytest.mark.django_db
STEP = {"what": "Buku kas tiap hari", "owner": "Bendahara", "due": "30"}


@pytest.fixture
def settled(db: None) -> Placement:
    """Home since 91 days."""
    return PlacementFactory(settled=True, first=-100, last=-91)


def board_of(placement: Placement) -> Client:
    return client_of(Actor(MembershipFactory(organisation=placement.cooperative).person))


def address(name: str, placement: Placement, *args: Any) -> str:
    return page(name, placement.cooperative, placement.pk, *args)


def test_plan_is_written_handed_in_confirmed_done_and_told_in_forms(settled: Placement) -> None:
    ours = board_of(settled)
    mandate = MandateFactory(cooperative=settled.cooperative, scopes=[Scope.PROFILE])
    assistant = client_of(Actor(mandate.assistant))
    assert address("plan", settled) in text(ours, address("placement", settled))
    send(ours, address("new_step", settled), **STEP)
    send(ours, address("hand_in", settled))
    assert address("decide", settled) in text(assistant, reverse("workspace"))
    asked = text(assistant, address("decide", settled))
    assert STEP["what"] in asked
    assert STEP["owner"] in asked
    assert "boleh kosong" not in asked  # one of two answers demands the reason
    refused = send(assistant, address("decide", settled), decision="send_back")
    assert "reason" in refused.context["form"].errors
    send(assistant, address("decide", settled), decision="confirm")
    photo = SimpleUploadedFile("buku.jpg", picture("JPEG"))
    send(ours, address("finish_step", settled, 1), proof="Buku ada.", file=photo)
    proof = StepProof.objects.get()
    kept = address("proof", settled, proof.key)
    assert kept in text(ours, address("plan", settled))
    for client in (ours, assistant):
        assert b"".join(client.get(kept)).startswith(b"\xff\xd8")
    refused = send(ours, address("publish", settled), result="Kas cocok.")
    assert "consents" in refused.context["form"].errors
    send(ours, address("publish", settled), result="Kas cocok.", consents="on")
    public = settled.cooperative.get_absolute_url()
    assert "Kas cocok." in text(Client(), public)
    send(ours, address("take_off", settled))
    assert "Kas cocok." not in text(Client(), public)


def test_host_and_strangers_see_neither_plan_nor_proof(settled: Placement) -> None:
    plan = a_plan(settled, confirmed=True)
    step = plan.steps.get()
    proof = StepProof.objects.create(step=step, name="a.pdf", media_type="a", size=1, sha256="a")
    host = client_of(Actor(MembershipFactory(organisation=settled.host).person))
    for name, args in (("plan", []), ("proof", [proof.key]), ("new_step", [])):
        theirs = page(name, settled.host, settled.pk, *args)
        assert host.get(theirs).status_code == 404
        assert host.get(address(name, settled, *args)).status_code == 404


def test_buttons_are_those_that_work(settled: Placement) -> None:
    ours, plan = board_of(settled), address("plan", settled)
    assert address("hand_in", settled) not in text(ours, plan)
    send(ours, address("new_step", settled), **STEP)
    assert address("hand_in", settled) in text(ours, plan)
    assert address("finish_step", settled, 1) not in text(ours, plan)
    ActionPlan.objects.all().delete()
    a_plan(settled, confirmed=True)
    shown = text(ours, plan)
    assert address("finish_step", settled, 1) in shown
    assert address("publish", settled) in shown
    assert address("hand_in", settled) not in shown


def test_step_that_is_gone_is_said_so(settled: Placement) -> None:
    ours = board_of(settled)
    send(ours, address("new_step", settled), **STEP)
    assert ours.get(address("step", settled, 7)).status_code == 404
    send(ours, address("remove_step", settled, 1))
    assert ours.get(address("step", settled, 1)).status_code == 404


@pytest.mark.parametrize("odd", [{"what": ""}, {"owner": "x" * 200}, {"due": "45"}])
def test_nothing_typed_is_lost_when_a_step_is_refused(
    settled: Placement, odd: dict[str, str]
) -> None:
    answer = send(board_of(settled), address("new_step", settled), **{**STEP, **odd})
    assert list(answer.context["form"].errors) == list(odd)
    assert "Bendahara" in answer.content.decode() or "owner" in odd


def test_published_result_names_nobody_and_counts_steps(settled: Placement) -> None:
    plan = a_plan(settled, confirmed=True)
    person = MembershipFactory(organisation=settled.cooperative).person
    plans.publish_result(plan, by=Actor(person), result="Kas cocok.", consents=True)
    told = PublishedPlan.objects.get()
    assert (told.host, told.done, told.steps) == (settled.host.name, 0, 1)


def desk(moderator: Any) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def test_moderator_withdraws_with_a_reason_only(moderator: Any) -> None:
    one = CertificateFactory()
    decide = reverse(f"{LIST}:edit", args=[one.pk])
    client = desk(moderator)
    assert str(one.placement.cooperative) in text(client, reverse(f"{LIST}:list"))
    refused = send(client, decide, decision="withdraw")
    assert "reason" in refused.context["form"].errors
    assert send(client, decide, decision="withdraw", reason="Tertukar.").status_code == 302
    one.refresh_from_db()
    assert (one.state, one.reason) == (Certificate.State.WITHDRAWN, "Tertukar.")


@pytest.mark.parametrize("decision", ["replace", "erase"])
def test_moderator_replaces_and_erases_names(moderator: Any, decision: str) -> None:
    one = CertificateFactory()
    decide = reverse(f"{LIST}:edit", args=[one.pk])
    assert (
        send(desk(moderator), decide, decision=decision, reason="Nama keliru.").status_code == 302
    )
    one.refresh_from_db()
    said = (one.state, one.names)
    assert said == (
        ("replaced", ["Siti Aminah"]) if decision == "replace" else ("valid", ["S. A."])
    )


def test_part_of_it_waits_for_a_moderator_on_the_first_page(moderator: Any) -> None:
    one = PlacementFactory(settled=True, state="partly", hours_missed=8)
    client, issue = desk(moderator), reverse("issue_certificate", args=[one.pk])
    assert issue in text(client, reverse("wagtailadmin_home"))
    assert send(client, issue).status_code == 302
    assert Certificate.objects.get().content["hours_missed"] == 8
    refused = send(client, issue)
    assert refused.context["form"].errors


def test_plan_says_from_when_it_is_written(settled: Placement) -> None:
    ahead = PlacementFactory()
    before = text(board_of(ahead), address("plan", ahead))
    assert "Belum waktunya" in before
    assert date_format(ahead.batch.starts_on) in before
    assert "Belum ada langkah" not in before
    assert "Belum waktunya" not in text(board_of(settled), address("plan", settled))


def test_pages_of_a_plan_lead_back_to_their_own_placement(settled: Placement) -> None:
    PlacementFactory.create_batch(2)
    ours, back = board_of(settled), address("placement", settled)
    send(ours, address("new_step", settled), **STEP)
    for name in ("step", "remove_step"):
        html = text(ours, address(name, settled, 1))
        assert f'<a href="{back}">{settled.batch.offer.title}</a>' in html
