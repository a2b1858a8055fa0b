"""Two moderators over one offer: one decides, the other is told, and nothing typed is lost."""

import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowContentType, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from portal.users.models import User
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.people import admin
from tests.partners.test_acts_at_once import together

CHILDREN = ("batches", "days", "costs", "demands", "documents", "photos")
WHY = {"comment": "Tanggalnya belum pasti."}
DECIDE = {"action-workflow-action": "1", "workflow-action-extra-data": json.dumps(WHY)}


def _url(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_apprenticeships_offer:{name}", args=args)


def _batch(batch: Batch, **values: object) -> dict[str, object]:
    names = ("starts_on", "ends_on", "code", "seats", "minimum")
    kept = {name: getattr(batch, name) for name in names}
    return {"id": batch.pk, "reserve_3t": 0, "max_per_cooperative": 1, **kept, **values}


def _form(offer: Offer, batch: Batch, seats: int = 38, **values: object) -> dict[str, Any]:
    """What a browser sends of the offer, with the version that it was shown."""
    latest = offer.latest_revision
    fields = {
        "title_id": offer.title_id,
        "summary_id": offer.summary_id,
        "slug": offer.slug,
        "mode": "on-site",
        "language": "id",
        "host": offer.host_id,
        "region": offer.region_id,
        **{name: inline_formset([]) for name in CHILDREN},
        "batches": inline_formset([_batch(batch, seats=seats)], initial=1),
        "loaded_revision_id": latest.pk,
        "loaded_revision_created_at": latest.created_at.isoformat(),
        **values,
    }
    return nested_form_data(fields)


def _submitted(by: User) -> tuple[Offer, Batch]:
    """An offer that waits for its moderators."""
    workflow = Workflow.objects.create(name="Moderasi")
    task = Task.objects.filter(active=True).first() or GroupApprovalTask.objects.create(name="Uji")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Offer)
    WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    batch = BatchFactory(offer__draft=True)
    offer = Offer.objects.get(pk=batch.offer_id)
    offer.save_revision(user=by)
    workflow.start(offer, by)
    return Offer.objects.get(pk=offer.pk), batch


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def one(db: None) -> Client:
    return admin("satu")


@pytest.fixture
def two(db: None) -> Client:
    return admin("dua")


def test_second_editor_sees_both_versions_field_by_field(one: Client, two: Client) -> None:
    offer, batch = _submitted(one.user)
    lines = {"requirements_id": "Sehat\r\nSiap belajar"}
    mine = _form(offer, batch, seats=29, title_id="Punyaku", **lines)
    one.post(
        _url("edit", offer.pk),
        _form(offer, batch, seats=25, title_id="Punyanya", requirements_id="Sehat\nSiap belajar"),
    )
    response = two.post(_url("edit", offer.pk), mine)
    rows = [(row.theirs, row.mine) for row in response.context["conflict"].differences]
    assert rows == [("Punyanya", "Punyaku"), ("25", "29")]
    assert "<td>Punyanya</td><td>Punyaku</td>" in response.content.decode()
    assert response.context["form"]["title_id"].value() == "Punyaku"
    latest = Offer.objects.get(pk=offer.pk).latest_revision
    assert latest.as_object().title_id == "Punyanya"
    again = {**mine, "loaded_revision_id": latest.pk}
    again["loaded_revision_created_at"] = latest.created_at.isoformat()
    assert two.post(_url("edit", offer.pk), again).status_code == 302


@pytest.mark.parametrize(("first", "second"), [("approve", "reject"), ("reject", "approve")])
def test_second_decision_in_the_form_is_told_of_the_first(
    one: Client, two: Client, first: str, second: str
) -> None:
    offer, batch = _submitted(one.user)
    forms = [
        _form(offer, batch, **DECIDE, **{"workflow-action-name": name, "title_id": title})
        for name, title in ((first, offer.title_id), (second, "Punyaku"))
    ]
    assert one.post(_url("edit", offer.pk), forms[0]).status_code == 302
    response = two.post(_url("edit", offer.pk), forms[1])
    assert response.status_code == 200
    assert "satu@simpul.test" in response.content.decode()
    assert response.context["form"]["title_id"].value() == "Punyaku"
    assert Offer.objects.get(pk=offer.pk).live == (first == "approve")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", ["approve", "reject"])
def test_of_two_who_decide_at_once_one_does(second: str) -> None:
    one, two = admin("satu"), admin("dua")
    offer, _batch = _submitted(one.user)
    state = offer.current_workflow_task_state
    addresses = [_url("workflow_action", offer.pk, name, state.pk) for name in ("approve", second)]
    sent = {**WHY, "revision": state.revision_id}
    answers = together(*((who, url, sent) for who, url in zip((one, two), addresses, strict=True)))
    assert [answer.status_code for answer in answers] == [302, 302]
    state.refresh_from_db()
    assert state.status in {"approved", "rejected"}
    assert state.finished_by in {one.user, two.user}
    said = [str(m) for a in answers for m in a.wsgi_request._messages]
    assert len([text for text in said if "Nothing was decided twice" in text]) <= 1


@pytest.mark.django_db(transaction=True)
def test_offer_published_while_its_batch_is_opened_keeps_the_decision() -> None:
    one, two = admin("satu"), admin("dua")
    offer, batch = _submitted(one.user)
    offer.current_workflow_state.cancel(user=one.user)
    publish = {**_form(offer, batch, seats=29), "action-publish": "1"}
    batch_url = reverse("wagtailsnippets_apprenticeships_batch:edit", args=[batch.pk])
    opening = {"decision": "open", "seen": batch.updated_at.isoformat()}
    answers = together((one, _url("edit", offer.pk), publish), (two, batch_url, opening))
    batch.refresh_from_db()
    decided = answers[1].status_code == 302
    assert (batch.state == BatchState.OPEN) == decided
    assert batch.seats == 29
    assert batch.starts_on == in_days(60)
