"""Whoever sends something back says why; the author reads it above the form and in a letter."""

import json
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import Page, TaskState, Workflow
from wagtail.test.utils.form_data import querydict_from_html

from home.desk.reasons import LONGEST, REASONS, ReasonForm, reason_in, sent_back
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
XHR = {"x-requested-with": "XMLHttpRequest"}
KINDS = {
    "page": lambda: ToolPageFactory(live=False),
    "agreement": lambda: TwoPartyAgreementFactory(draft=True),
    "offer": lambda: OfferFactory(draft=True),
}


@pytest.fixture(params=KINDS)
def submitted(request: Any, editor: User) -> Any:
    """A draft that an editor handed in."""
    record = KINDS[request.param]()
    record.save_revision(user=editor)
    Workflow.objects.get(name="Moderasi").start(record, editor)
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def _address(record: Any, name: str, *more: Any) -> str:
    if isinstance(record, Page):
        return reverse(f"wagtailadmin_pages:{name}", args=[record.pk, *more])
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk, *more])


def _window(record: Any, name: str = "collect_workflow_action_data") -> str:
    return _address(record, name, "reject", _task(record).pk)


def _task(record: Any) -> TaskState:
    return TaskState.objects.for_instance(record).order_by("-pk").first()


def _form(page: Any) -> dict[str, Any]:
    form_id = "page-edit-form" if b'id="page-edit-form"' in page.content else "w-editor-form"
    sent = querydict_from_html(page.content.decode(), form_id=form_id)
    if "body" in page.context["form"].fields:
        sent["body-count"] = "0"  # what the script of the form adds
    return sent


@pytest.mark.parametrize("name", ["collect_workflow_action_data", "workflow_action"])
@pytest.mark.parametrize("comment", ["", "   "])
def test_empty_reason_is_refused_beside_its_field(
    desk: Client, submitted: Any, name: str, comment: str
) -> None:
    answer = desk.post(_window(submitted, name), {"comment": comment}, headers=XHR).json()
    assert answer["step"] == "action"
    assert "Pilih satu alasan atau tulis sendiri" in answer["html"]
    assert _task(submitted).status == TaskState.STATUS_IN_PROGRESS


def test_window_offers_reasons_and_room_for_words(desk: Client, submitted: Any) -> None:
    html = desk.get(_window(submitted), headers=XHR).json()["html"]
    assert html.count('name="reasons"') == len(REASONS)
    assert "<textarea" in html


def test_too_long_a_reason_is_refused_and_its_words_are_kept(desk: Client, submitted: Any) -> None:
    words = "panjang " * LONGEST
    answer = desk.post(_window(submitted), {"comment": words}, headers=XHR).json()
    assert answer["step"] == "action"
    assert words.strip() in answer["html"]


def test_chosen_and_written_reasons_are_kept_together(desk: Client, submitted: Any) -> None:
    said = {"reasons": ["source", "words"], "comment": " Baris 3. "}
    answer = desk.post(_window(submitted), said, headers=XHR).json()
    lines = [str(REASONS["source"]), str(REASONS["words"]), "Baris 3."]
    assert answer["cleaned_data"] == {"comment": "\n".join(lines)}
    desk.post(_window(submitted, "workflow_action"), said, headers=XHR)
    assert sent_back(submitted).lines == lines


def test_without_a_script_an_empty_reason_decides_nothing(desk: Client, submitted: Any) -> None:
    address = _window(submitted, "workflow_action")
    page = desk.post(address, {"comment": ""}, follow=True).content.decode()
    assert "Pilih satu alasan atau tulis sendiri" in page
    assert _task(submitted).status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("extra", ["{}", '{"comment": " "}', "no json", "[]", '{"comment": 3}'])
def test_form_that_sends_back_without_a_reason_is_shown_again(
    desk: Client, submitted: Any, extra: str
) -> None:
    address = _address(submitted, "edit")
    sent = _form(desk.get(address))
    words = "title" if isinstance(submitted, Page) else "title_id"
    sent[words] = "Diketik moderator"
    sent["action-workflow-action"] = "true"
    sent["workflow-action-name"] = "reject"
    sent["workflow-action-extra-data"] = extra
    page = desk.post(address, sent)
    assert page.status_code == 200
    assert "Pilih satu alasan atau tulis sendiri" in page.content.decode()
    assert page.context["form"][words].value() == "Diketik moderator"
    assert _task(submitted).status == TaskState.STATUS_IN_PROGRESS


def test_form_that_sends_back_says_so_and_the_author_reads_why(
    client: Client, desk: Client, editor: User, submitted: Any
) -> None:
    address = _address(submitted, "edit")
    sent = _form(desk.get(address))
    assert "sent-back" not in desk.get(address).content.decode()
    sent["action-workflow-action"] = "true"
    sent["workflow-action-name"] = "reject"
    sent["workflow-action-extra-data"] = json.dumps({"comment": "Sumbernya belum ada."})
    told = desk.post(address, sent, follow=True).content.decode()
    assert "Perbaikan diminta: " in told
    client.force_login(editor)
    page = client.get(address).content.decode()
    assert 'class="sent-back"' in page
    assert page.index("Sumbernya belum ada.") < page.index('name="title')


def test_author_is_told_by_letter_with_the_reason(
    desk: Client,
    editor: User,
    submitted: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        said = {"comment": "Tahun uji keliru."}
        desk.post(_window(submitted, "workflow_action"), said, headers=XHR)
    letters = [letter for letter in mail.outbox if letter.to == [editor.email]]
    assert len(letters) == 1
    assert "Tahun uji keliru." in letters[0].body


def test_reason_is_gone_once_it_is_handed_in_again(
    desk: Client, editor: User, submitted: Any
) -> None:
    _task(submitted).reject(user=editor, comment="Perbaiki.")
    assert sent_back(submitted).short == "Perbaiki."
    submitted.current_workflow_state.resume(editor)
    assert sent_back(submitted) is None


def test_approval_says_that_readers_see_it_now(
    desk: Client, moderator: User, submitted: Any
) -> None:
    address = _address(submitted, "edit")
    sent = _form(desk.get(address))
    sent["action-workflow-action"] = "true"
    sent["workflow-action-name"] = "approve"
    told = desk.post(address, sent, follow=True).content.decode()
    assert "Disetujui dan diterbitkan" in told
    submitted.refresh_from_db()
    assert submitted.live


def test_approval_from_the_list_says_so_too(desk: Client, submitted: Any) -> None:
    address = _address(submitted, "workflow_action", "approve", _task(submitted).pk)
    read = {"revision": submitted.latest_revision_id}
    assert "Disetujui dan diterbitkan" in desk.post(address, read, follow=True).content.decode()


@pytest.mark.parametrize("headers", [{}, XHR])
def test_nobody_approves_by_address_what_they_have_not_read(
    desk: Client, submitted: Any, headers: dict[str, str]
) -> None:
    address = _address(submitted, "workflow_action", "approve", _task(submitted).pk)
    read = submitted.latest_revision_id
    submitted.get_latest_revision_as_object().save_revision()
    for sent in ({}, {"revision": read}, {"revision": "x"}):
        desk.post(address, sent, headers=headers)
    submitted.refresh_from_db()
    assert not submitted.live
    assert _task(submitted).status == TaskState.STATUS_IN_PROGRESS
    told = desk.get(_address(submitted, "edit")).content.decode()
    assert "Tidak ada yang disetujui" in told


def test_reason_is_read_from_what_a_script_sends() -> None:
    assert reason_in('{"comment": " Sudah ada. "}') == "Sudah ada."
    assert reason_in("") == reason_in("null") == ""


def test_unknown_reason_is_refused() -> None:
    form = ReasonForm({"reasons": ["nothing-of-the-kind"]})
    assert not form.is_valid()
    assert list(form.errors) == ["reasons"]


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_decision_is_no_change_of_what_was_handed_in(
    desk: Client, submitted: Any, decision: str
) -> None:
    sent = _form(desk.get(_address(submitted, "edit")))
    sent.update({name: "on" for name, value in sent.items() if name.endswith("is_ours")})
    sent["action-workflow-action"] = "true"
    sent["workflow-action-name"] = decision
    sent["workflow-action-extra-data"] = json.dumps({"comment": "Sumbernya belum ada."})
    versions = set(submitted.revisions.values_list("pk"))
    told = set(logs_of(submitted))
    assert desk.post(_address(submitted, "edit"), sent).status_code == 302
    assert _task(submitted).status == {"approve": "approved", "reject": "rejected"}[decision]
    assert set(submitted.revisions.values_list("pk")) == versions
    assert "wagtail.edit" not in {entry.action for entry in set(logs_of(submitted)) - told}
    submitted.refresh_from_db()
    assert submitted.live == (decision == "approve")


def logs_of(record: Any) -> list[Any]:
    return list(registry.get_logs_for_instance(record))
