"""A draft that waits for a review is left to its reviewer: every way onto the site is tried."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowContentType, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from home import publishing, work
from home.access import Actor
from home.planning.models import Bundle
from home.planning.refusals import NotReady, WaitsForReview
from home.planning.services import bundles
from home.reviews import LeftToItsReviewer
from home.reviews import WaitsForReview as LeftToReview
from knowledge import tending
from knowledge.models import ToolTag
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import StandardPageFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
KINDS: dict[str, Callable[[], Any]] = {
    "page": lambda: StandardPageFactory(live=False),
    "tool": lambda: ToolPageFactory(live=False),
    "agreement": lambda: TwoPartyAgreementFactory(draft=True),
    "offer": lambda: OfferFactory(draft=True),
}
TITLE = {True: "title", False: "title_id"}


@pytest.fixture(params=KINDS)
def record(request: Any, db: None) -> Any:
    return KINDS[request.param]()


@pytest.fixture
def boss(client: Client, moderator: Any) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def hand_in(editor: Any) -> Callable[[Any], None]:
    """By somebody else, while others have their forms open."""

    def started(record: Any) -> None:
        workflow = Workflow.objects.filter(active=True).first()
        assert workflow
        if not isinstance(record, Page):
            kind = ContentType.objects.get_for_model(record)
            WorkflowContentType.objects.update_or_create(
                content_type=kind, defaults={"workflow": workflow}
            )
        if record.latest_revision_id is None:
            record.save_revision(user=editor)
        workflow.start(record, editor)

    return started


def _edit(record: Any) -> str:
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def _form(boss: Client, address: str, record: Any, **typed: str) -> Any:
    page = boss.get(address)
    form_id = "page-edit-form" if isinstance(record, Page) else "w-editor-form"
    sent = querydict_from_html(page.content.decode(), form_id=form_id)
    if "body" in page.context["form"].fields:
        sent["body-count"] = "0"  # what the script of the form adds
    for name, value in {**typed, "action-publish": "action-publish"}.items():
        sent[name] = value
    return sent


def _stored(record: Any) -> Any:
    return type(record)._default_manager.get(pk=record.pk)


def still_waits(record: Any) -> None:
    now = _stored(record)
    assert (now.live, now.workflow_in_progress) == (False, True)
    assert not now.revisions.filter(approved_go_live_at__isnull=False).exists()
    state = now.current_workflow_state
    assert (state.status, state.current_task_state.status) == ("in_progress", "in_progress")


def test_every_kind_with_drafts_is_left_to_its_reviewer() -> None:
    mine = ({*work.registered_kinds()} | {*get_page_models()}) - {Page}
    assert [one for one in mine if not issubclass(one, LeftToItsReviewer)] == []


def test_it_is_put_into_no_bundle(record: Any, hand_in: Any, moderator: Any) -> None:
    hand_in(record)
    with pytest.raises(WaitsForReview):
        bundles.put_in(record, None, by=Actor(moderator), name="Bersama")
    assert not Bundle.objects.exists()
    still_waits(record)


@pytest.mark.parametrize("hours", [0, 2])
def test_bundle_says_why_it_is_neither_released_nor_planned(
    record: Any, hand_in: Any, editor: Any, moderator: Any, hours: int
) -> None:
    record.save_revision(user=editor)
    bundle = bundles.put_in(record, None, by=Actor(moderator), name="Bersama").bundle
    hand_in(_stored(record))
    at = timezone.now() + timedelta(hours=hours) if hours else None
    with pytest.raises(NotReady) as refusal:
        bundles.release(bundle, by=Actor(moderator), at=at)
    (line,) = refusal.value.lines()
    assert line.endswith(str(WaitsForReview.words))
    assert Bundle.objects.get().release_at is None
    still_waits(record)


def test_nor_is_it_released_when_its_moment_comes(
    record: Any, hand_in: Any, editor: Any, moderator: Any
) -> None:
    record.save_revision(user=editor)
    bundle = bundles.put_in(record, None, by=Actor(moderator), name="Bersama").bundle
    bundles.release(bundle, by=Actor(moderator), at=timezone.now() + timedelta(hours=2))
    hand_in(_stored(record))
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        call_command("release_bundles", verbosity=0)
    assert str(WaitsForReview.words) in Bundle.objects.get().problem
    still_waits(record)


def test_form_of_a_bundle_says_what_to_do(boss: Client, record: Any, hand_in: Any) -> None:
    hand_in(record)
    label = "wagtailcore.page" if isinstance(record, Page) else record._meta.label_lower
    put = reverse("planning:put_in", args=[*label.split("."), record.pk])
    page = boss.post(put, {"name": "Bersama"})
    assert str(WaitsForReview.words) in page.content.decode()
    still_waits(record)


@pytest.mark.parametrize("typed", [{}, {"go_live_at": "2100-01-01 08:00"}], ids=["now", "planned"])
def test_form_that_was_opened_before_does_not_publish_and_keeps_what_was_typed(
    boss: Client, record: Any, hand_in: Any, typed: dict[str, str]
) -> None:
    name = TITLE[isinstance(record, Page)]
    sent = _form(boss, _edit(record), record, **{name: "Diketik sendiri"}, **typed)
    hand_in(record)
    before = _stored(record).latest_revision_id
    page = boss.post(_edit(record), sent)
    assert page.status_code == 200
    assert str(LeftToReview.words) in page.content.decode()
    assert page.context["form"][name].value() == "Diketik sendiri"
    assert _stored(record).latest_revision_id == before
    still_waits(record)


def test_nor_does_the_form_of_an_older_version(
    boss: Client, record: Any, hand_in: Any, editor: Any
) -> None:
    older = record.save_revision(user=editor)
    record.save_revision(user=editor)
    if isinstance(record, Page):
        address = reverse("wagtailadmin_pages:revisions_revert", args=[record.pk, older.pk])
        goal = _edit(record)
    else:
        name = record.snippet_viewset.get_url_name("revisions_revert")
        address = goal = reverse(name, args=[record.pk, older.pk])
    sent = _form(boss, address, record)
    hand_in(_stored(record))
    boss.post(goal, sent)
    still_waits(record)


def test_list_publishes_it_not(boss: Client, record: Any, hand_in: Any) -> None:
    hand_in(record)
    label = Page._meta if isinstance(record, Page) else record._meta
    address = f"/admin/bulk/{label.app_label}/{label.model_name}/publish/?id={record.pk}"
    assert boss.get(address).status_code == 200
    boss.post(address, {"next": "/admin/"})
    still_waits(record)


def test_no_service_or_command_publishes_it(
    record: Any, hand_in: Any, moderator: Any, editor: Any
) -> None:
    hand_in(record)
    for user in (moderator, None):
        with pytest.raises(LeftToReview):
            record.get_latest_revision().publish(user=user)
    with pytest.raises(LeftToReview):
        publishing.publish(record, by=Actor(moderator))
    still_waits(record)


@pytest.mark.parametrize("kind", ["page", "tool"])
def test_api_publishes_no_page_that_waits(boss: Client, kind: str, hand_in: Any) -> None:
    page = KINDS[kind]()
    page.save_revision()
    address = f"/admin/api/main/pages/{page.pk}/action/"
    hand_in(_stored(page))
    answer = boss.post(f"{address}publish/", {}, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json() == [str(LeftToReview.words)]
    still_waits(page)
    for action in ("copy", "create_alias"):
        said = {"keep_live": True, "update_slug": "salinan", "slug": "salinan-lain"}
        made = boss.post(f"{address}{action}/", said, content_type="application/json")
        assert made.status_code == 201
    parent = page.get_parent()
    said = {"destination_page_id": parent.pk}
    boss.post(f"{address}move/", said, content_type="application/json")
    assert not parent.get_children().live().exclude(pk=page.pk).exists()
    still_waits(page)


def test_author_does_not_change_by_api_what_a_reviewer_reads(
    client: Client, editor: Any, hand_in: Any
) -> None:
    page = KINDS["page"]()
    older = page.save_revision(user=editor)
    page.save_revision(user=editor)
    hand_in(_stored(page))
    client.force_login(editor)
    said = {"revision_id": older.pk}
    address = f"/admin/api/main/pages/{page.pk}/action/revert_to_page_revision/"
    answer = client.post(address, said, content_type="application/json")
    assert answer.status_code == 403
    still_waits(page)


def test_words_added_to_many_tools_wait_with_the_rest(hand_in: Any, admin_user: Any) -> None:
    tool = ToolPageFactory()  # readers see its newest version
    hand_in(tool)
    word = ToolTag.objects.create(name="kas", slug="kas")
    tending.tag(_stored(tool), [word], by=Actor(admin_user))
    now = _stored(tool)
    assert (now.workflow_in_progress, list(now.tags.all())) == (True, [])
    assert list(now.get_latest_revision_as_object().tags.all()) == [word]


def test_reviewer_who_approves_publishes_it(record: Any, hand_in: Any, moderator: Any) -> None:
    hand_in(record)
    now = _stored(record)
    now.current_workflow_task.on_action(now.current_workflow_task_state, moderator, "approve")
    now = _stored(record)
    assert (now.live, now.workflow_in_progress) == (True, False)


def _send_back(record: Any, moderator: Any) -> None:
    now = _stored(record)
    task, state = now.current_workflow_task, now.current_workflow_task_state
    task.on_action(state, moderator, "reject", comment="Kurang jelas.")
    assert _stored(record).current_workflow_state


@pytest.mark.parametrize("way", ["service", "form", "api"])
def test_what_was_sent_back_is_published_in_its_newest_version_and_is_done_with(
    boss: Client, record: Any, hand_in: Any, moderator: Any, way: str
) -> None:
    hand_in(record)
    _send_back(record, moderator)
    if way == "service":
        publishing.publish(_stored(record), by=Actor(moderator))
    elif way == "form":
        boss.post(_edit(record), _form(boss, _edit(record), record))
    elif isinstance(record, Page):
        address = f"/admin/api/main/pages/{record.pk}/action/publish/"
        assert boss.post(address, {}, content_type="application/json").status_code == 200
    else:
        return
    now = _stored(record)
    assert (now.live, now.current_workflow_state) == (True, None)


def test_version_approved_for_a_day_comes_and_the_review_of_a_newer_one_goes_on(
    record: Any, hand_in: Any, moderator: Any, editor: Any
) -> None:
    record.go_live_at = timezone.now() + timedelta(hours=1)
    record.save_revision(user=editor).publish(user=moderator)
    newer = _stored(record).get_latest_revision_as_object()
    setattr(newer, TITLE[isinstance(record, Page)], "Belum dibaca siapa pun")
    newer.save_revision(user=editor)
    hand_in(_stored(record))
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
    now = _stored(record)
    assert (now.live, now.workflow_in_progress) == (True, True)
    assert getattr(now, TITLE[isinstance(record, Page)]) != "Belum dibaca siapa pun"
